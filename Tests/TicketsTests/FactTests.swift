// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// What counts, and for whom: rates and scores are sums of these (E4, V5).
struct FactTests {
    private func facts(_ pairs: [(Fact, UnitCode?)]) -> [CountedFact] { pairs.map { CountedFact($0.0, for: $0.1) } }

    @Test func `a registration counts for the centre`() {
        let ticket = Ticket.sample()

        #expect(ticket.facts(of: .registered(filing: ticket.filing), at: .monday) == facts([(.received, nil)]))
    }

    @Test func `the ordinary way counts each step once for the unit`() throws {
        let file = try CaseFile(in: .closed)

        #expect(
            file.facts
                == facts([
                    (.dispatched, .roads), (.signed, .roads), (.signedInTime, .roads), (.contacted, .roads),
                    (.contactedInTime, .roads), (.replied, .roads), (.repliedInTime, .roads), (.reached, .roads),
                    (.contactedFirst, .roads), (.resolved, .roads), (.satisfied, .roads), (.closed, .roads),
                ])
        )
    }

    @Test func `what comes late is done, but not in time`() throws {
        var file = try CaseFile(in: .dispatched)
        for command in [TicketCommand.Name.sign, .recordFirstContact, .submitResult, .acceptResult] {
            file.wait(days: 6)
            try file.perform(.sample(command), by: .permitted(command))
        }

        #expect(
            file.facts
                == facts([(.dispatched, .roads), (.signed, .roads), (.contacted, .roads), (.replied, .roads)])
        )
    }

    @Test func `the due instant itself is in time`() throws {
        var file = try CaseFile(in: .dispatched)

        file.wait(hours: 2)
        try file.perform(.sample(.sign), by: .handler)

        #expect(file.count(of: .signedInTime, for: .roads) == 1)
    }

    @Test func `a result is in time by when the unit handed it in, however long the review takes`() throws {
        var file = try CaseFile(in: .resultReview)

        file.wait(days: 60)
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.count(of: .repliedInTime, for: .roads) == 1)
    }

    @Test func `a rejected result handed in again after the limit is late`() throws {
        var file = try CaseFile(in: .resultReview)
        try file.perform(.sample(.rejectResult), by: .dispatcher)

        file.wait(days: 6)
        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.count(of: .replied, for: .roads) == 1)
        #expect(file.count(of: .repliedInTime, for: .roads) == 0)
    }

    @Test func `a return counts for the unit that gave the ticket back`() throws {
        var approved = try CaseFile(in: .returnRequested)
        try approved.perform(.approveReturn, by: .dispatcher)
        var designated = try CaseFile(in: .returnRequested)
        try designated.perform(.designate(.water, reason: "主责明确"), by: .dispatcher)

        #expect(approved.count(of: .returned, for: .roads) == 1)
        #expect(designated.count(of: .returned, for: .roads) == 1)
        #expect(designated.count(of: .dispatched, for: .water) == 1)
    }

    @Test func `a unit that is designated against its own request has returned nothing`() throws {
        var file = try CaseFile(in: .returnRequested)

        try file.perform(.designate(.roads, reason: "属于职责范围"), by: .dispatcher)

        #expect(file.count(of: .returned, for: .roads) == 0)
    }

    @Test(arguments: [Stage.Name.callbackPending, .closed])
    func `a rework counts for the unit that must do it again`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)

        try file.perform(.sample(.rework), by: .evaluator)

        #expect(file.count(of: .reworked, for: .roads) == 1)
        #expect(file.count(of: .reworked, for: nil) == 0)
    }

    @Test(arguments: [
        (SurveyAnswer.sample(contactedFirst: nil, resolution: nil, satisfaction: nil), [Fact.reached]),
        (
            .sample(contactedFirst: false, resolution: .partly, satisfaction: .mostly),
            [.reached, .notContactedFirst, .partlyResolved, .mostlySatisfied],
        ),
        (.sample(contactedFirst: nil, resolution: nil, satisfaction: .verySatisfied), [.reached, .verySatisfied]),
    ])
    func `a question left open counts nothing`(answer: SurveyAnswer, expected: [Fact]) throws {
        let file = try CaseFile(in: .callbackPending)

        let facts = file.ticket.facts(of: .calledBack(outcome: .reached(answer)), at: file.now)

        #expect(facts == expected.map { CountedFact($0, for: .roads) })
    }

    @Test(arguments: [
        (CallbackOutcome.unreachable, Fact.unreachable), (.refused, .refusedSurvey),
        (.notNeeded(reason: ""), .surveyNotNeeded),
    ])
    func `an attempt without an answer counts as just that`(outcome: CallbackOutcome, fact: Fact) throws {
        let file = try CaseFile(in: .callbackPending)

        #expect(
            file.ticket.facts(of: .calledBack(outcome: outcome), at: file.now) == [CountedFact(fact, for: .roads)]
        )
    }

    @Test func `every fact can happen`() throws {
        let samples = try SampleEvents.all()

        let seen = Set(samples.flatMap { $0.ticket.facts(of: $0.event, at: $0.at) }.map(\.fact))

        #expect(seen == Set(Fact.allCases))
    }
}
