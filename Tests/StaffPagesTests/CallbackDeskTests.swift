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

/// The callback desk: whom to call now and with which words, and who was not content (E1–E3).
struct CallbackDeskTests {
    @Test func `the desk lists whom to call, why, and leads to the page on which they are asked`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .callbackPending)
            let script = try #require(place.office.desk.site.questionnaire.callback?.script)

            try await place.sit("agent1") { seat in
                let list = try await seat.get("/staff/callbacks")
                #expect(list.main.contains(#"href="/staff/callbacks/\#(number)""#))
                #expect(list.main.contains("全部回访"))

                let page = try await seat.get("/staff/callbacks/\(number)")
                #expect(page.status == 200)
                #expect(page.main.contains(script.closing.zh))
                #expect(page.main.contains("（\(number)）"))
                for question in place.office.desk.site.questionnaire.questions {
                    #expect(page.main.contains(#"name="answers.\#(question.code)""#))
                }
            }
        }
    }

    @Test func `nobody reached waits for the next half-day, with who tried and when`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .callbackPending)

            try await place.sit("evaluator1") { seat in
                _ = try await seat.get("/staff/callbacks/\(number)")
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/callback",
                    ["version": "6", "outcome": "unreachable", "back": "/staff/callbacks"],
                )
                #expect(answer.status == 303)
                #expect(try await seat.get("/staff/callbacks").main.contains("\(number)") == false)
                let later = try await seat.get("/staff/callbacks?tab=later")
                #expect(later.main.contains("\(number)"))
                #expect(later.main.contains("第 1 次未接通"))
            }
        }
    }

    @Test func `who was not content waits for a reviewer, and the disposition is taken down`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .callbackPending)
            let unhappy = SurveyAnswer.sample(satisfaction: .dissatisfied, words: "还是漏水")
            try await place.office.perform(.recordCallback(.reached(unhappy)), on: number, by: .evaluator)

            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/callbacks?tab=grievances")
                #expect(page.main.contains("还是漏水"))
                #expect(page.main.contains(#"value="screenedOut""#))
                let version = try await place.office.desk.file(of: number, for: .admin).stored.version
                let answer = try await seat.post(
                    "/staff/tickets/\(number)/disposition",
                    ["version": "\(version)", "disposition": "explained", "reason": "已当面解释"],
                )
                #expect(answer.status == 303)
                #expect(try await seat.get("/staff/tickets/\(number)").text.contains("研判销号"))
            }

            let ticket = try await place.office.desk.file(of: number, for: .admin).ticket
            #expect(ticket.overlays.grievances.first?.disposition?.by == "supervisor1")
        }
    }

    @Test func `an answer is told in the words of the questionnaire that it was given to`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .callbackPending)
            let answer = try place.office.desk.site.questionnaire.read(["resolved": "resolved", "satisfied": "mostly"])
            try await place.office.perform(.recordCallback(.reached(answer)), on: number, by: .evaluator)

            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/tickets/\(number)")
                #expect(page.text.contains("您对办理结果是否满意？"))
                #expect(page.text.contains("问卷第 \(answer.questionnaire) 版"))
            }
        }
    }
}
