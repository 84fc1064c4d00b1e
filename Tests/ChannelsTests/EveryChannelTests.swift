// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// What holds at every door (A1): a missing field is missing, one that cannot be read is refused by name.
struct EveryChannelTests {
    @Test(arguments: Door.allCases)
    func `the least that is said makes a draft that can be filed`(door: Door) throws {
        let draft = try door.draft().checked()

        #expect(draft.filing.narrative == "汉江街道有一个大坑")
        #expect(draft.filing.kind == .help)
        #expect(draft.filing.urgency == .normal)
        #expect(draft.filing.language == .zh)
        #expect(draft.filing.externalID == "m-1")
        #expect(draft.filing.receivedAt == .monday)
        #expect(draft.contact == Contact(phone: PhoneNumber(dialled: "+8613800005678")))
    }

    @Test(arguments: Door.allCases)
    func `everything said arrives`(door: Door) throws {
        let draft = try door.draft([
            "kind": "complaint", "summary": " 大坑 ", "address": "建华路", "lat": "32.04", "lng": "-112.14",
            "area": "fancheng.hanjiang", "language": "en", "confidential": "on", "matter": "roads.surface.pothole",
            "name": "张三", "email": "zhang@example.cn", "preferred": "sms",
        ])

        #expect(draft.filing.kind == .complaint)
        #expect(draft.filing.summary == "大坑")
        #expect(draft.filing.place == Place(address: "建华路", latitude: 32.04, longitude: -112.14, area: .hanjiang))
        #expect(draft.filing.language == .en)
        #expect(draft.filing.isConfidential)
        #expect(draft.filing.matter == .pothole)
        #expect(draft.contact.name?.full == "张三")
        #expect(draft.contact.email == "zhang@example.cn")
        #expect(draft.contact.preferred == .sms)
    }

    @Test(arguments: Door.allCases)
    func `a field left blank is a field left out`(door: Door) throws {
        let blank = Dictionary(uniqueKeysWithValues: Self.optional.map { ($0, " \n") })

        #expect(try door.draft(blank) == door.draft())
    }

    private static let optional = [
        "kind", "summary", "address", "lat", "lng", "area", "language", "confidential", "matter", "name", "email",
        "preferred",
    ]

    @Test(
        arguments: Door.allCases,
        [
            ("phone", "无", IntakeRefusal.unreadable(.phone)), ("email", "zhang", .unreadable(.email)),
            ("email", "zhang@", .unreadable(.email)), ("email", "a@b@c", .unreadable(.email)),
            ("email", "zhang san@example.cn", .unreadable(.email)), ("kind", "rant", .unknown(.kind, "rant")),
            ("kind", "Help", .unknown(.kind, "Help")), ("language", "fr", .unknown(.language, "fr")),
            ("area", "Nowhere!", .unknown(.place, "Nowhere!")), ("matter", "道路", .unknown(.matter, "道路")),
            ("preferred", "pigeon", .unknown(.channel, "pigeon")),
        ],
    )
    func `a field that cannot be read is refused by its name`(
        door: Door,
        fault: (field: String, value: String, refusal: IntakeRefusal),
    ) {
        #expect(throws: fault.refusal) { try door.draft([fault.field: fault.value]) }
    }

    @Test(arguments: Door.allCases, ["90.0001", "-91", "nan", "inf", "north", "32,04", "1e400", "32.04°"])
    func `a latitude off the globe is refused`(door: Door, latitude: String) {
        #expect(throws: IntakeRefusal.unreadable(.latitude)) { try door.draft(["lat": latitude, "lng": "112"]) }
    }

    @Test(arguments: Door.allCases, ["180.0001", "-181", "nan", "-inf", "east"])
    func `a longitude off the globe is refused`(door: Door, longitude: String) {
        #expect(throws: IntakeRefusal.unreadable(.longitude)) { try door.draft(["lat": "32", "lng": longitude]) }
    }

    @Test(arguments: Door.allCases)
    func `the poles and the date line are on the globe`(door: Door) throws {
        let place = try door.draft(["lat": "-90", "lng": "180"]).filing.place

        #expect(place.latitude == -90)
        #expect(place.longitude == 180)
    }

    @Test(arguments: Door.allCases)
    func `an unknown word is quoted at most in part`(door: Door) {
        let long = String(repeating: "x", count: 10_000)

        #expect(throws: IntakeRefusal.unknown(.kind, String(long.prefix(64)))) { try door.draft(["kind": long]) }
    }

    @Test(arguments: Door.allCases)
    func `characters beyond the basic plane and markup arrive as they are`(door: Door) throws {
        let narrative = "𠮷野家门前👨‍👩‍👧<script>alert('x')</script>'; DROP TABLE tickets; --"

        #expect(try door.draft(["narrative": narrative]).checked().filing.narrative == narrative)
    }

    @Test(arguments: Door.allCases)
    func `a time that cannot be read is refused by its own name`(door: Door) {
        #expect(throws: IntakeRefusal.unreadable(.occurredAt)) { try door.draft(["occurredAt": "yesterday"]) }
    }

    @Test(arguments: Door.allCases, [("narrative", IntakeField.narrative), ("address", .address), ("name", .name)])
    func `a NUL is refused before it can reach a store`(door: Door, text: (name: String, field: IntakeField)) {
        #expect(throws: IntakeRefusal.unreadable(text.field)) { try door.draft([text.name: "建华\u{0}路"]).checked() }
    }

    @Test(arguments: Door.allCases)
    func `a message that says nothing is refused, and so is one that says too much`(door: Door) {
        let tooMuch = String(repeating: "长", count: 20_001)

        #expect(throws: IntakeRefusal.missing(.narrative)) { try door.draft(["narrative": " "]).checked() }
        #expect(throws: IntakeRefusal.tooLong(.narrative, limit: 20_000)) {
            try door.draft(["narrative": tooMuch]).checked()
        }
    }

    @Test(arguments: Door.allCases)
    func `nobody to reach and nowhere to go is refused`(door: Door) {
        #expect(throws: IntakeRefusal.missing(.contactOrPlace)) { try door.draft(["phone": ""]).checked() }
    }
}
