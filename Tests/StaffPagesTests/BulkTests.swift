// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// Choosing several tickets in a list and dealing with each.
struct BulkTests {
    @Test(arguments: Language.allCases)
    func `several tickets are signed for at once, and the one that a colleague changed is told apart`(
        language: Language
    ) async throws {
        try await Workplace.open { place in
            var numbers: [TicketNumber] = []
            for id in 1...3 { numbers.append(try await place.office.ticket(in: .dispatched, id: "\(id)")) }
            let all = numbers
            let query = all.map { "ticket=\($0).2" }.joined(separator: "&")

            try await place.sit("handler.water", in: language) { seat in
                let list = try await seat.get("/staff/inbox?pick=all")
                #expect(list.main.matches(of: /name="ticket" value="\d{14}\.2"[^>]* checked/).count == 3)
                let asked = try await seat.get("/staff/bulk?do=sign&\(query)&back=/staff/inbox")
                #expect(asked.main.contains(#"name="handler""#))
                #expect(asked.main.matches(of: #/ checked/#).count == 3)
                try await place.office.perform(.urge(note: "市民又来电了"), on: all[1], by: .agent)

                let fields: KeyValuePairs = [
                    "do": "sign", "handler": "handler.water", "back": "/staff/inbox", "ticket": "\(all[0]).2",
                    "ticket": "\(all[1]).2", "ticket": "\(all[2]).2",
                ]
                let told = try await seat.post("/staff/bulk", fields)

                #expect(told.status == 200)
                #expect(told.main.matches(of: /tag-good/).count == 2)
                #expect(told.main.matches(of: /tag-grave/).count == 1)
                #expect(told.text.contains("市民又来电了"))
                #expect(told.main.contains("ticket=\(all[1]).3"), "it can be tried again as it stands now")
                let again = try await seat.post("/staff/bulk", fields)
                #expect(again.main == told.main, "sent again, nothing is done twice")
            }
            #expect(try await place.office.desk.file(of: all[0], for: .admin).stored.version == 3)
            #expect(try await place.office.desk.file(of: all[1], for: .admin).ticket.stage.name == .dispatched)
        }
    }

    @Test func `before anything is done, one sees what will hardly go well`() async throws {
        try await Workplace.open { place in
            let waiting = try await place.office.ticket(in: .dispatched, id: "a")
            let signed = try await place.office.ticket(in: .signed, id: "b")
            let foreign = try await place.office.fileUnplaced(id: "c") { $0.filing.summary = "外单位的事" }

            try await place.sit("handler.water") { seat in
                let page = try await seat.get(
                    "/staff/bulk?do=sign&ticket=\(waiting).1&ticket=\(signed).3&ticket=\(foreign).1"
                )

                #expect(page.text.contains("您选择之后，该工单已有变化"))
                #expect(page.text.contains("没有找到该工单"))
                #expect(!page.text.contains("外单位的事"))
                #expect(!page.main.contains(" checked"))
                #expect(page.main.contains("value=\"\(waiting).2\""), "ticked, it is done as it stands now")
            }
        }
    }

    @Test func `what is missing is asked for, and what was chosen stays`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .handling)

            try await place.sit("supervisor1") { seat in
                _ = try await seat.get("/staff/tickets")
                let page = try await seat.post(
                    "/staff/bulk",
                    ["do": "supervise", "order": "  ", "ticket": "\(number).4", "back": "//evil.example"],
                )

                #expect(page.status == 422)
                #expect(page.main.contains("\(number).4\""))
                #expect(page.main.contains("aria-invalid"))
                #expect(!page.main.contains("evil"))
            }
            #expect(try await place.office.desk.file(of: number, for: .admin).stored.version == 4)
        }
    }

    @Test(arguments: [
        ("do=answerDirectly&ticket=20260302000001.1", 400), ("do=sign&ticket=20260302000001.1", 403),
        ("do=urge&ticket=20260302000001", 400), ("do=urge&ticket=20260302000001.-1", 400),
        ("do=urge&ticket=20260302000001.99999999999999999999", 400),
        ("do=urge&ticket=20260302000001.1&ticket=20260302000001.2", 400), ("do=%3Cb%3E&ticket=20260302000001.1", 400),
        ("do=urge", 303), ("", 400),
    ])
    func `what is no choice is refused`(query: String, status: Int) async throws {
        try await Workplace.open { place in
            _ = try await place.office.ticket(in: .registered)
            try await place.sit("agent1") { seat in
                let page = try await seat.get("/staff/bulk?\(query)")
                #expect(page.status == status)
            }
        }
    }

    @Test func `more tickets than a run may have are refused, and many more are not even read`() async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                for (count, status) in [(200, 200), (201, 400), (10_000, 400)] {
                    let tickets = (1...count).map { "ticket=2099\(1_000_000_000 + $0).1" }.joined(separator: "&")
                    let page = try await seat.get("/staff/bulk?do=urge&\(tickets)")
                    #expect(page.status == status, "\(count)")
                }
            }
        }
    }

    @Test func `a list offers what its reader may do with what stands in it`() async throws {
        let handler = Author.waterworks

        #expect(BulkActions.offered(to: handler, in: [.dispatched]).contains(.sign))
        #expect(!BulkActions.offered(to: handler, in: [.handling]).contains(.sign))
        #expect(BulkActions.offered(to: .agent, in: [.registered]).contains(.merge))
        #expect(!BulkActions.offered(to: .agent, in: []).contains(.dispatch))
        #expect(BulkActions.offered(to: .supervisor, in: [.resultReview]).contains(.acceptResult))
        #expect(BulkActions.all.allSatisfy { CommandNoun(for: $0) != nil })
    }
}
