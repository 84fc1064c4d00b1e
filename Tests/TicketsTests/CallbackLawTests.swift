// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// 回访: what the citizen says decides whether a ticket ends (E1–E3, domain.md 1.13).
struct CallbackLawTests {
    private func reached(_ satisfaction: SurveyAnswer.Satisfaction?) -> TicketCommand {
        .recordCallback(.reached(.sample(satisfaction: satisfaction)))
    }

    @Test(arguments: [SurveyAnswer.Satisfaction.verySatisfied, .satisfied, .mostly])
    func `a satisfied or neutral citizen ends the ticket`(satisfaction: SurveyAnswer.Satisfaction) throws {
        var file = try CaseFile(in: .callbackPending)

        try file.perform(reached(satisfaction), by: .agent)

        #expect(file.ticket.stage == .closed(Closing(reason: .surveyed, note: "")))
        #expect(file.ticket.reply == HandlingResult.sample().reply)
    }

    @Test(arguments: [SurveyAnswer.Satisfaction.dissatisfied, .veryDissatisfied])
    func `a dissatisfied citizen sends the ticket back to the unit`(satisfaction: SurveyAnswer.Satisfaction) throws {
        var file = try CaseFile(in: .callbackPending)

        try file.perform(reached(satisfaction), by: .citizen)

        #expect(file.ticket.stage.name == .dispatched)
        #expect(file.ticket.unit == .roads)
        #expect(file.ticket.stage.assignment?.round == 2)
    }

    @Test func `what was not done goes back even if the citizen is polite about it`() throws {
        var file = try CaseFile(in: .callbackPending)

        let answer = SurveyAnswer.sample(resolution: .unresolved, satisfaction: .satisfied)
        try file.perform(.recordCallback(.reached(answer)), by: .agent)

        #expect(file.ticket.stage.assignment?.round == 2)
    }

    @Test(arguments: [Stage.Name.callbackPending, .answered])
    func `a citizen who cannot be reached is tried as often as the site says, then the ticket closes`(
        stage: Stage.Name
    ) throws {
        var file = try CaseFile(in: stage, rules: .sample(callbackAttempts: 3))

        for _ in 1...2 {
            try file.perform(.recordCallback(.unreachable), by: .agent)
            #expect(file.ticket.stage.name == stage)
        }
        try file.perform(.recordCallback(.unreachable), by: .agent)

        #expect(file.ticket.stage == .closed(Closing(reason: .unreachable, note: "")))
        #expect(file.facts.count { $0.fact == .unreachable } == 3)
        #expect(!file.facts.contains { $0.fact == .reached })
    }

    @Test func `a citizen may refuse the survey`() throws {
        var file = try CaseFile(in: .callbackPending)

        try file.perform(.recordCallback(.refused), by: .agent)

        #expect(file.ticket.stage == .closed(Closing(reason: .refusedSurvey, note: "")))
    }

    @Test func `a survey that is not needed says why`() throws {
        var file = try CaseFile(in: .callbackPending)

        try file.perform(.recordCallback(.notNeeded(reason: "未抽中")), by: .agent)

        #expect(file.ticket.stage == .closed(Closing(reason: .surveyNotNeeded, note: "未抽中")))
    }

    @Test func `a citizen dissatisfied with an answer on the spot brings the ticket back to the desk`() throws {
        var file = try CaseFile(in: .answered)

        try file.perform(reached(.dissatisfied), by: .citizen)

        #expect(file.ticket.stage == .registered)
    }

    @Test(arguments: [Stage.Name.callbackPending, .answered])
    func `an evaluator may decide a ticket that needs no survey, with a note`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)

        #expect(file.refusal(of: .close(note: ""), by: .evaluator) == .textMissing(.note))
        try file.perform(.close(note: "研判销号"), by: .evaluator)

        #expect(file.ticket.stage == .closed(Closing(reason: .decided, note: "研判销号")))
    }

    @Test func `nobody is called back before the centre has let the result pass`() throws {
        let file = try CaseFile(in: .resultReview)

        #expect(file.refusal(of: reached(.satisfied), by: .agent) == .unlawful(.recordCallback, in: .resultReview))
    }
}
