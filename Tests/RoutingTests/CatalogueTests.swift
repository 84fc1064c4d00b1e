// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// 派单目录: matters in levels, and who is responsible for each leaf (C1).
struct CatalogueTests {
    @Test func `a leaf is what nothing lies under`() throws {
        let catalogue = try Catalogue.sample()

        #expect(catalogue.leaves.map(\.code) == [.pothole, .leak, .noise])
        #expect(catalogue.isLeaf(.pothole))
        #expect(!catalogue.isLeaf(MatterCode("roads.surface")!))
        #expect(!catalogue.isLeaf(MatterCode("nothing")!))
    }

    @Test func `a path leads from the leaf to the root`() throws {
        let path = try Catalogue.sample().path(of: .pothole)

        #expect(path.map(\.code.rawValue) == ["roads.surface.pothole", "roads.surface", "roads"])
        #expect(try Catalogue.sample().path(of: MatterCode("nothing")!).isEmpty)
    }

    @Test func `a ring in the catalogue ends a path instead of hanging`() throws {
        let catalogue = Catalogue(
            number: 1,
            entries: try document(
                """
                [{"code": "a", "name": {"zh": "甲", "en": "a"}, "parent": "b"},
                 {"code": "b", "name": {"zh": "乙", "en": "b"}, "parent": "a"}]
                """
            ),
        )

        #expect(catalogue.path(of: MatterCode("a")!).map(\.code.rawValue) == ["a", "b"])
    }

    @Test(arguments: [(#""district""#, Catalogue.Lead.districtOfPlace), (#""roads""#, .unit(.roads))])
    func `a lead is a unit or the district of the place`(text: String, lead: Catalogue.Lead) throws {
        #expect(try document(text, as: Catalogue.Lead.self) == lead)
    }

    @Test func `a lead that is no code is refused`() {
        #expect(throws: DecodingError.self) { try document(#""The Roads""#, as: Catalogue.Lead.self) }
    }
}
