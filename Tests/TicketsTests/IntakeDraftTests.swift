// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// What makes a draft complete enough to be filed (A11, domain.md 1.3).
struct IntakeDraftTests {
    @Test func `a draft is trimmed and otherwise taken as it is`() throws {
        let draft = IntakeDraft.sample { $0.filing.narrative = "\n 有一个大坑 " }

        #expect(try draft.checked() == .sample { $0.filing.narrative = "有一个大坑" })
    }

    @Test func `without a summary the narrative's first words serve, on one line`() throws {
        let draft = IntakeDraft.sample { draft in
            draft.filing.summary = " "
            draft.filing.narrative = "第一行\n第二行\r\n" + String(repeating: "长", count: 60)
        }

        let summary = try draft.checked().filing.summary

        #expect(summary == "第一行 第二行 " + String(repeating: "长", count: 32))
    }

    @Test(arguments: ["👨‍👩‍👧‍👦", "𠮷", "e" + String(repeating: "\u{301}", count: 50), "👩🏽‍🚒"])
    func `a summary made of the narrative is never too long`(character: String) throws {
        let draft = IntakeDraft.sample { draft in
            draft.filing.summary = ""
            draft.filing.narrative = String(repeating: character, count: 80)
        }

        let summary = try draft.checked().filing.summary

        #expect(summary.utf16.count <= 200)
        #expect(draft.filing.narrative.hasPrefix(summary))
    }

    @Test func `a summary is one line`() throws {
        let draft = IntakeDraft.sample { $0.filing.summary = "建华路口\n有一个大坑" }

        #expect(try draft.checked().filing.summary == "建华路口 有一个大坑")
    }

    @Test func `a summary alone is a narrative too`() throws {
        let draft = IntakeDraft.sample { $0.filing.narrative = "" }

        #expect(try draft.checked().filing.narrative == draft.filing.summary)
    }

    @Test func `something must be said`() {
        let draft = IntakeDraft.sample { draft in
            draft.filing.summary = " "
            draft.filing.narrative = "\n"
        }

        #expect(throws: IntakeRefusal.missing(.narrative)) { try draft.checked() }
    }

    @Test func `some elements may be missing if a contact is given, or a place`() {
        let onlyContact = IntakeDraft.sample { $0.filing.place = Place() }
        let onlyPlace = IntakeDraft.sample { $0.contact = Contact() }
        let neither = IntakeDraft.sample { draft in
            draft.contact = Contact()
            draft.filing.place = Place()
        }

        #expect(throws: Never.self) { try onlyContact.checked() }
        #expect(throws: Never.self) { try onlyPlace.checked() }
        #expect(throws: IntakeRefusal.missing(.contactOrPlace)) { try neither.checked() }
    }

    @Test(arguments: ["", " "])
    func `a message without an id cannot count once`(id: String) {
        let draft = IntakeDraft.sample { $0.filing.externalID = id }

        #expect(throws: IntakeRefusal.missing(.externalID)) { try draft.checked() }
    }

    @Test(arguments: Self.texts)
    func `each text has its longest length, counted as a browser counts`(text: BoundedText) {
        let longest = IntakeDraft.sample { text.set(&$0, String(repeating: "长", count: text.limit)) }
        let tooLong = IntakeDraft.sample { text.set(&$0, String(repeating: "长", count: text.limit - 1) + "𠮷") }

        #expect(throws: Never.self) { try longest.checked() }
        #expect(throws: IntakeRefusal.tooLong(text.field, limit: text.limit)) { try tooLong.checked() }
    }

    @Test(arguments: Self.texts)
    func `no text holds a NUL, which PostgreSQL cannot keep`(text: BoundedText) {
        let draft = IntakeDraft.sample { text.set(&$0, "建华\u{0}路") }

        #expect(throws: IntakeRefusal.unreadable(text.field)) { try draft.checked() }
    }

    struct BoundedText: Sendable {
        let field: IntakeField
        let limit: Int
        let set: @Sendable (inout IntakeDraft, String) -> Void
    }

    private static let texts: [BoundedText] = [
        BoundedText(field: .summary, limit: 200) { $0.filing.summary = $1 },
        BoundedText(field: .narrative, limit: 20_000) { $0.filing.narrative = $1 },
        BoundedText(field: .address, limit: 500) { $0.filing.place.address = $1 },
        BoundedText(field: .name, limit: 100) { $0.contact.name = PersonName($1) },
        BoundedText(field: .email, limit: 254) { $0.contact.email = $1 },
        BoundedText(field: .externalID, limit: 200) { $0.filing.externalID = $1 },
    ]

    @Test func `a message's blank field is a missing one`() {
        let message = InboundMessage(externalID: "1", receivedAt: .monday, fields: ["name": " ", "address": " 建华路\n"])

        #expect(message.text("name") == nil)
        #expect(message.text("phone") == nil)
        #expect(message.text("address") == "建华路")
    }
}
