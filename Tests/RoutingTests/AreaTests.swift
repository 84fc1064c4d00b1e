// SPDX-License-Identifier: Apache-2.0

import Routing
import TestKit
import Testing
import Tickets

/// Places by the names people use (C4).
struct AreaTests {
    @Test func `the longest name decides, so that a street wins over its district`() throws {
        let gazetteer = try Gazetteer.sample()

        #expect(gazetteer.area(in: "樊城区王寨十字路口") == .wangzhai)
        #expect(gazetteer.area(in: "樊城区汉江街道建华路") == .hanjiang)
        #expect(gazetteer.area(in: "樊城区") == .fancheng)
        #expect(gazetteer.area(in: "樊城王寨") == .fancheng, "by its alias")
        #expect(gazetteer.area(in: "武汉") == nil)
    }

    @Test func `two places that have nothing to do with each other are both candidates, and none is found`() throws {
        let one = #"{"code": "b", "name": {"zh": "东街", "en": "b"}}"#
        let other = #"{"code": "a", "name": {"zh": "西街", "en": "a"}}"#

        for text in ["[\(one),\(other)]", "[\(other),\(one)]"] {
            let found = try Gazetteer(document(text)).place(in: "东街和西街")
            #expect(found.area == nil)
            #expect(found.candidates.map(\.rawValue) == ["b", "a"])
        }
    }

    @Test func `an empty alias is in no text`() throws {
        let gazetteer = try Gazetteer(
            document(#"[{"code": "a", "name": {"zh": "东街", "en": "a"}, "aliases": [""]}]"#)
        )

        #expect(gazetteer.area(in: "武汉") == nil)
    }

    @Test func `what the filing says wins over its address, the address over the words`() throws {
        let router = try Router.sample()
        let filing = Filing.vague { filing in
            filing.summary = "樊城区"
            filing.place = Place(address: "汉江街道", area: .wangzhai)
        }

        #expect(router.area(of: filing) == .wangzhai)
        #expect(
            router.area(
                of: .vague {
                    $0.place = Place(address: "汉江街道")
                    $0.summary = "樊城区"
                }
            ) == .hanjiang
        )
        #expect(
            router.area(
                of: .vague {
                    $0.summary = "樊城区"
                    $0.narrative = "汉江街道"
                }
            ) == .fancheng
        )
        #expect(router.area(of: .vague { $0.narrative = "汉江街道" }) == .hanjiang)
    }

    @Test func `an entry is found by its code`() throws {
        #expect(try Gazetteer.sample()[.hanjiang]?.parent == .fancheng)
        #expect(try Gazetteer.sample()[AreaCode("nowhere")!] == nil)
    }
}
