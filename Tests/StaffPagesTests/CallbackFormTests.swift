// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Survey
import TestKit
import Testing
import Tickets

@testable import Web

/// The agent's questions on the phone.
struct CallbackFormTests {
    @Test func `every question of the site is asked, and none is answered beforehand`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .callbackPending)
            let questions = place.office.desk.site.questionnaire.questions

            try await place.sit("agent1") { seat in
                let form = try #require(try await seat.get("/staff/tickets/\(number)").form(.recordCallback))

                for question in questions {
                    #expect(form.contains(question.text.zh))
                    #expect(form.contains(#"name="answers.\#(question.code)""#))
                }
                #expect(form.matches(of: /checked/).count == 1, "only the outcome is chosen")
            }
        }
    }

    @Test func `what the citizen said closes the ticket`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .callbackPending)

            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/tickets/\(number)")
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/callback",
                    [
                        "version": "6", "outcome": "reached", "answers.contacted": "yes",
                        "answers.resolved": "resolved",
                        "answers.satisfied": "satisfied", "answers.words": "谢谢",
                    ],
                )
                #expect(answer.status == 303)
                let page = try await seat.get("/staff/tickets/\(number)")
                #expect(page.text.contains("谢谢"))
            }

            let ticket = try await place.office.desk.file(of: number, for: .admin).ticket
            #expect(ticket.stage == .closed(Closing(reason: .surveyed, note: "谢谢")))
        }
    }

    @Test func `a required question left open is pointed out, and the other answers stay`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .callbackPending)

            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/tickets/\(number)")
                let page = try await seat.post(
                    "/staff/tickets/\(number)/callback",
                    ["version": "6", "outcome": "reached", "answers.resolved": "partly"],
                )

                #expect(page.status == 422)
                #expect(page.main.contains(##"href="#recordCallback-answers-satisfied""##))
                #expect(page.form(.recordCallback)?.contains(#"value="partly" checked"#) == true)
            }
        }
    }

    @Test func `nobody reached is no answer, and the ticket waits for the next attempt`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .callbackPending)

            try await place.sit("evaluator1") { seat in
                _ = try await seat.get("/staff/tickets/\(number)")
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/callback",
                    ["version": "6", "outcome": "unreachable"],
                )
                #expect(answer.status == 303)
                #expect(try await seat.get("/staff/tickets/\(number)").text.contains("已回访 1 次"))
            }
        }
    }
}
