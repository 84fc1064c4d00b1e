// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Web

struct FieldsTests {
    private func read(_ json: String) throws -> Fields {
        try JSONDecoder().decode(Fields.self, from: Data(json.utf8))
    }

    @Test func `JSON and forms that say the same are read the same`() throws {
        let json = try read(
            #"{"unit": "a", "coUnits": ["b", "c"], "answers": {"q": "yes"}, "version": 3, "accepted": true}"#
        )
        let form = Fields(
            try Form(urlEncoded: "unit=a&coUnits=b&coUnits=c&answers.q=yes&version=3&accepted=true".utf8)
        )

        for fields in [json, form] {
            #expect(try fields.text("unit") == "a")
            #expect(try fields.list("coUnits") == ["b", "c"])
            #expect(try fields.text("answers.q") == "yes")
            #expect(try fields.optionalInt("version") == 3)
            #expect(try fields.flag("accepted"))
        }
    }

    @Test func `null, a missing field and a blank one are no value`() throws {
        let fields = try read(#"{"a": null, "b": "  "}"#)

        for name in ["a", "b", "c"] { #expect(try fields.optionalText(name) == nil) }
        #expect(throws: FieldFault.missing("a")) { try fields.text("a") }
        #expect(try fields.text("b") == "  ")
        #expect(try fields.list("b") == [])
    }

    @Test func `an instant is read with its offset, or by the site's clock`() throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        let fields = try read(#"{"utc": "2026-03-02T01:00:00Z", "local": "2026-03-02T09:00", "bad": "9 o'clock"}"#)
        let nine = Date(timeIntervalSince1970: 1_772_413_200)

        #expect(try fields.instant("utc", by: Clockface(zone: zone)) == nine)
        #expect(try fields.instant("local", by: Clockface(zone: zone)) == nine)
        #expect(throws: FieldFault.wrongType("bad", expected: .instant)) {
            try fields.instant("bad", by: Clockface(zone: zone))
        }
    }

    @Test func `a text may be as long as a narrative and no longer`() throws {
        let fits = Fields(["t": .text(String(repeating: "长", count: Fields.textLimit))])
        let tooLong = Fields(["t": .text(String(repeating: "长", count: Fields.textLimit + 1))])

        #expect(try fits.text("t").count == Fields.textLimit)
        #expect(throws: FieldFault.tooLong("t", limit: Fields.textLimit)) { try tooLong.text("t") }
    }
}
