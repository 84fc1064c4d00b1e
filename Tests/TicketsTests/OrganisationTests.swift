// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Units, their supervisors, and the district that takes what has no clear owner (兜底, domain.md 1.2 and 1.9).
struct OrganisationTests {
    private let organisation = Organisation.sample

    @Test func `a unit's superiors are those above it, nearest first`() {
        #expect(organisation.superiors(of: .jianhua).map(\.code) == [.hanjiang, .fancheng])
        #expect(organisation.superiors(of: .roads).isEmpty)
    }

    @Test func `units that supervise each other end nowhere, and are still answered`() throws {
        let ring = Organisation([
            Department(code: .roads, name: .sample, level: .subunit, parent: .water, group: "x"),
            Department(code: .water, name: .sample, level: .subunit, parent: .roads, group: "x"),
        ])

        #expect(ring.superiors(of: .roads).map(\.code) == [.water, .roads])
    }

    @Test(arguments: [AreaCode.fancheng, .hanjiang, .jianhua])
    func `a district, its streets and their communities have one district`(area: AreaCode) {
        #expect(organisation.district(of: area)?.code == .fancheng)
    }

    @Test func `an area that no unit answers for has no district here`() {
        #expect(organisation.district(of: .wangzhai) == nil)
    }

    @Test func `a unit is found by its code`() {
        #expect(organisation[.roads]?.level == .department)
        #expect(organisation[UnitCode("nobody")!] == nil)
    }
}
