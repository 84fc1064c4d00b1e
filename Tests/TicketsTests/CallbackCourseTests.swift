// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Whom the site asks, how often, and what becomes of who was not content (E1–E3, domain.md 1.13).
struct CallbackCourseTests {
    private static let stages = [Stage.Name.callbackPending, .answered]

    private func file(_ stage: Stage.Name = .callbackPending, _ rules: FixedCallbacks = FixedCallbacks()) throws
        -> CaseFile
    {
        try CaseFile(in: stage, rules: .sample(callbacks: rules))
    }

    private let unhappy = TicketCommand.recordCallback(.reached(.sample(satisfaction: .dissatisfied)))

    @Test(arguments: stages)
    func `an attempt in vain is no outcome, and the next one waits for another half-day`(stage: Stage.Name) throws {
        var file = try file(stage)

        try file.perform(.recordCallback(.unreachable), by: .evaluator)

        let course = try #require(file.ticket.overlays.callback)
        #expect(course.tries == [CallbackTry(at: file.now, by: "evaluator", how: .call)])
        #expect(file.facts.contains { $0.fact == .callbackTried })
        #expect(!file.facts.contains { $0.fact == .unreachable })
        let next = file.now.after(hours: 4)
        #expect(file.refusal(of: .recordCallback(.unreachable), by: .evaluator) == .callbackTooEarly(next))
        #expect(file.refusal(of: .recordCallback(.reached(.sample())), by: .evaluator) == nil)
    }

    @Test(arguments: stages)
    func `after the last attempt comes a text message, and when nobody answers it the ticket ends`(
        stage: Stage.Name
    ) throws {
        var file = try file(stage)
        try file.perform(.recordCallback(.unreachable), by: .evaluator)
        file.wait(hours: 4)
        let brought = try file.perform(.recordCallback(.unreachable), by: .evaluator)
        let until = file.now.after(days: 3)
        #expect(brought.contains(.surveyTexted(until: until)))
        #expect(file.ticket.nextAlarm(after: file.now).map { $0 <= until } == true)

        file.wait(days: 3)
        #expect(
            file.refusal(of: .recordCallback(.reached(.sample())), by: .citizen)
                == .unlawful(.recordCallback, in: .closed)
        )
        try file.perform(.noticeLamp, by: .clock)

        #expect(file.ticket.stage == .closed(Closing(reason: .unreachable, note: "")))
        #expect(file.facts.count { $0.fact == .unreachable } == 1)
        #expect(file.facts.count { $0.fact == .callbackTried } == 2)
        #expect(!file.facts.contains { $0.fact == .reached })
    }

    @Test func `whoever answers the text message in time is heard`() throws {
        var file = try file()
        try file.perform(.recordCallback(.unreachable), by: .evaluator)
        file.wait(hours: 4)
        try file.perform(.recordCallback(.unreachable), by: .evaluator)
        file.wait(days: 2)

        try file.perform(.recordCallback(.reached(.sample())), by: .citizen)

        #expect(file.ticket.stage == .closed(Closing(reason: .surveyed, note: "")))
        #expect(file.ticket.overlays.callback == nil)
    }

    @Test func `where the site sends no text, the last attempt ends the ticket`() throws {
        var file = try file(.callbackPending, FixedCallbacks(sendsText: false))
        try file.perform(.recordCallback(.unreachable), by: .evaluator)
        file.wait(hours: 4)

        try file.perform(.recordCallback(.unreachable), by: .evaluator)

        #expect(file.ticket.stage == .closed(Closing(reason: .unreachable, note: "")))
    }

    @Test func `who is not drawn is not asked, and the ticket says why`() throws {
        var file = try CaseFile(in: .resultReview)
        file.rules = .sample(callbacks: FixedCallbacks().drawing(nobody: true))

        try file.perform(.acceptResult, by: .dispatcher)

        let note = "not drawn (questionnaire 3)"
        #expect(file.ticket.stage == .closed(Closing(reason: .surveyNotNeeded, note: note)))
        #expect(file.count(of: .surveyNotNeeded, for: .roads) == 1)
        #expect(file.count(of: .replied, for: .roads) == 1)
        #expect(file.ticket.reply == HandlingResult.sample().reply)
        #expect(!file.facts.contains { $0.fact == .reached || $0.fact == .satisfied })
    }

    @Test func `nobody of a unit that had a part records what the citizen says`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.addCoHandlers([.market]), by: .handler)
        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.acceptResult, by: .dispatcher)
        let outcomes: [CallbackOutcome] = [
            .reached(.sample()), .refused, .unreachable, .notNeeded(reason: "来电人表示不用"),
        ]

        for unit in [UnitCode.roads, .market] {
            let colleague = Author.staff(login: "colleague", role: .agent, unit: unit)
            for outcome in outcomes {
                #expect(file.refusal(of: .recordCallback(outcome), by: colleague) == .handlerCannotSurvey)
            }
        }
        let handler = Author.staff(login: "handler.roads", role: .admin, unit: nil)
        #expect(file.refusal(of: .recordCallback(.reached(.sample())), by: handler) == .handlerCannotSurvey)
        #expect(file.refusal(of: .recordCallback(.reached(.sample())), by: .agent) == nil)
    }

    @Test func `whoever answered on the spot does not ask how it was`() throws {
        let file = try file(.answered)

        #expect(file.refusal(of: .recordCallback(.reached(.sample())), by: .agent) == .handlerCannotSurvey)
        #expect(file.refusal(of: .recordCallback(.reached(.sample())), by: .evaluator) == nil)
    }

    // MARK: - Grievances

    @Test(arguments: Disposition.Kind.allCases)
    func `each grievance gets a disposition by a named reviewer with a reason`(kind: Disposition.Kind) throws {
        var file = try file()
        let first = try #require(file.ticket.lastPass)
        try file.perform(unhappy, by: .citizen)
        #expect(file.count(of: .grieved, for: .roads) == 1)

        #expect(file.refusal(of: .dispose(kind, reason: " "), by: .supervisor) == .textMissing(.reason))
        try file.perform(.dispose(kind, reason: "已核实"), by: .supervisor)

        let disposition = try #require(file.ticket.overlays.grievances.first?.disposition)
        #expect(disposition == Disposition(kind: kind, reason: "已核实", by: "supervisor", at: file.now))
        let goesOn = kind == .rework
        #expect(file.ticket.stage.name == (goesOn ? .dispatched : .closed))
        #expect(file.refusal(of: .dispose(kind, reason: "再次"), by: .supervisor) == .noGrievance)
        #expect(
            file.ticket.passes.first?.deadlines.filter(\.kind.isForResult) == first.deadlines.filter(\.kind.isForResult)
        )
        #expect(file.ticket.passes.first?.result == first.result)
        #expect(file.count(of: .repliedInTime, for: .roads) == 1)
    }

    @Test func `where a reviewer decides first, nothing goes on before`() throws {
        var file = try file(.callbackPending, FixedCallbacks(reviewsFirst: true))
        try file.perform(unhappy, by: .citizen)

        #expect(file.ticket.stage.name == .callbackPending)
        #expect(file.refusal(of: .recordCallback(.reached(.sample())), by: .agent) == .grievanceUndecided)
        try file.perform(.dispose(.rework, reason: "应办未办"), by: .evaluator)

        let rework = try #require(file.ticket.stage.assignment)
        #expect(rework.round == 2)
        #expect(rework.deadlines.map(\.kind) == [.sign, .rework])
    }

    @Test func `a rework that has been done is not undone by a late disposition`() throws {
        var file = try file()
        try file.perform(unhappy, by: .citizen)
        for command in [TicketCommand.Name.sign, .submitResult, .acceptResult] {
            try file.perform(.sample(command), by: .permitted(command))
        }

        try file.perform(.dispose(.screenedOut, reason: "评价与办理无关"), by: .supervisor)

        #expect(file.ticket.stage.name == .callbackPending)
        #expect(file.count(of: .screenedOut, for: .roads) == 1)
    }

    @Test func `nobody of the unit decides on what its citizen said`() throws {
        var file = try file()
        try file.perform(unhappy, by: .citizen)
        let own = Author.staff(login: "chief", role: .supervisor, unit: .roads)

        #expect(file.refusal(of: .dispose(.screenedOut, reason: "无关"), by: own) == .handlerCannotSurvey)
        #expect(file.refusal(of: .dispose(.screenedOut, reason: "无关"), by: .agent) == .notPermitted(.dispose))
    }
}
