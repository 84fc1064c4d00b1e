// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import TestKit
import Testing
import Tickets

/// The contract of every way in (A1): each fixture makes the draft beside it, and each refusal says why.
///
/// `Fixtures/<door>/<name>.message.json` is what comes in, `<name>.draft.json` what it becomes; `make golden` writes the
/// drafts again.
struct ContractTests {
    @Test(arguments: ContractFixture.all)
    func `a fixture makes the draft beside it`(fixture: ContractFixture) throws {
        let draft = try fixture.door.draft(of: try fixture.message())
        let text = try ContractFixture.text(of: draft)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(text.utf8).write(to: fixture.draftFile)
        }

        #expect(text == (try String(contentsOf: fixture.draftFile, encoding: .utf8)), "`make golden` writes it")
    }

    @Test func `every way in has fixtures`() {
        #expect(Set(ContractFixture.all.map(\.door)) == Set(ContractDoor.allCases))
    }

    @Test(arguments: ContractDoor.allCases)
    func `the same message twice is the same draft with the same id, so that it makes one ticket`(
        door: ContractDoor
    ) throws {
        let first = try door.draft(of: door.least)

        #expect(try door.draft(of: door.least) == first)
        #expect(!first.filing.externalID.isEmpty)
    }

    @Test(arguments: forms)
    func `a form that says nothing is refused, and so is an empty message`(door: ContractDoor) {
        var blank = door.least
        blank.fields[door.words] = " \n\t"
        #expect(throws: IntakeRefusal.missing(.narrative)) { try door.draft(of: blank) }
        #expect(throws: IntakeRefusal.self) { try door.draft(of: .fields([:])) }
    }

    @Test(arguments: forms.filter { $0 != .mail })
    func `what is too long is refused with its limit, and nothing is cut`(door: ContractDoor) {
        var long = door.least
        long.fields[door.words] = String(repeating: "长", count: 20_001)

        #expect(throws: IntakeRefusal.tooLong(.narrative, limit: 20_000)) { try door.draft(of: long) }
    }

    @Test func `a mail that is too long is kept short, with its whole text beside it`() throws {
        var long = ContractDoor.mail.least
        long.fields["text"] = String(repeating: "长", count: 1_000_000)

        let narrative = try ContractDoor.mail.draft(of: long).filing.narrative

        #expect(narrative.utf16.count <= 20_000 && narrative.hasSuffix("…"))
    }

    @Test(arguments: forms)
    func `garbage in every field is read or refused by name, and never more`(door: ContractDoor) {
        let garbage = ["\u{FFFD}\u{202E}", "'; DROP TABLE tickets; --", String(repeating: "\u{301}", count: 5_000)]
        for name in Self.names {
            for text in garbage {
                var message = door.least
                message.fields[name] = text
                do {
                    _ = try door.draft(of: message)
                } catch {
                    #expect(error is IntakeRefusal, "\(name)")
                }
            }
        }
    }

    @Test func `a NUL in a text message is left out, because nobody can be asked again`() throws {
        var message = ContractDoor.sms.least
        message.fields["text"] = "建华\u{0}路"

        #expect(try ContractDoor.sms.draft(of: message).filing.narrative == "建华路")
    }

    @Test(arguments: forms.filter { ![.sms, .mail].contains($0) })
    func `a NUL in a form is refused before it can reach a store`(door: ContractDoor) {
        var message = door.least
        message.fields[door.words] = "建华\u{0}路"

        #expect(throws: IntakeRefusal.unreadable(.narrative)) { try door.draft(of: message) }
    }

    private static let forms = ContractDoor.allCases.filter { ![.kannel, .signed].contains($0) }

    private static let names = [
        "narrative", "text", "from", "phone", "email", "channel", "kind", "urgency", "lat", "lng", "area", "matter",
        "language", "caseKind", "preferred", "occurredAt", "receivedAt", "accusedUnit", "line", "people", "window",
        "grid", "representedName", "representedPhone", "relation", "personGroup", "postalAddress", "mailbox",
    ]
}
