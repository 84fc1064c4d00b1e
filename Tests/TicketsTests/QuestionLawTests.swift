// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// Asking the citizen, time-boxed (D2, domain.md 1.6 待补充).
struct QuestionLawTests {
    @Test func `a unit asks while it handles, and goes on meanwhile`() throws {
        var file = try CaseFile(in: .signed)

        try file.perform(.askCaller(question: "在哪个路口？"), by: .handler)

        #expect(file.ticket.stage.name == .handling)
        #expect(file.ticket.overlays.question?.until == file.now.after(days: 7))
        #expect(file.ticket.overlays.pause == nil)
        #expect(
            file.refusal(of: .askCaller(question: "？"), by: .handler) == .alreadyAsked(until: file.now.after(days: 7))
        )
        try file.perform(.noteCallerAnswer("建华路口"), by: .citizen)
        #expect(file.ticket.callerAnswers == ["建华路口"])
        #expect(file.ticket.overlays.question == nil)
    }

    @Test func `a question nobody answers lapses at its time, before and after dispatch`() throws {
        var desk = try CaseFile(in: .awaitingCaller)
        var unit = try CaseFile(in: .handling)
        try unit.perform(.sample(.askCaller), by: .handler)
        #expect(desk.ticket.nextAlarm(after: desk.now) == desk.now.after(days: 7))
        desk.wait(days: 7)
        unit.wait(days: 7)

        try desk.perform(.noticeLamp, by: .clock)
        try unit.perform(.noticeLamp, by: .clock)

        #expect(desk.ticket.stage == .registered)
        #expect(unit.ticket.overlays.question == nil)
        #expect(unit.ticket.stage.name == .handling)
    }

    @Test func `another unit's people neither ask nor answer for the citizen`() throws {
        var file = try CaseFile(in: .handling)

        #expect(file.refusal(of: .sample(.askCaller), by: .handler(of: .water)) == .notYourUnit(.roads))
        try file.perform(.sample(.askCaller), by: .handler)
        #expect(file.refusal(of: .sample(.noteCallerAnswer), by: .handler(of: .water)) == .notYourUnit(.roads))
        #expect(CaseFile().refusal(of: .sample(.askCaller), by: .handler) == .notPermitted(.askCaller))
    }

    @Test func `an answer to the desk is not for a unit to note`() throws {
        let file = try CaseFile(in: .awaitingCaller)

        #expect(file.refusal(of: .sample(.noteCallerAnswer), by: .handler) == .notPermitted(.noteCallerAnswer))
    }

    @Test func `once the reply is out, nothing is asked any more`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.sample(.askCaller), by: .handler)
        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.ticket.openQuestion == nil)
    }
}

/// 依申请公开, from the receipt to the decision (D7, 政府信息公开条例 arts. 30–37, domain.md 1.7).
struct DisclosureLawTests {
    private func handled() throws -> CaseFile { try CaseFile(in: .signed) { $0.caseKind = .disclosure } }

    @Test func `what an application lacks stops the clocks, and its completion starts the reply anew`() throws {
        var file = try handled()
        let dispatched = file.now
        file.wait(days: 1)
        try file.perform(.askCaller(question: "请写明年份"), by: .handler)
        #expect(file.ticket.overlays.pause?.since == file.now)
        file.wait(days: 4)

        try file.perform(.noteCallerAnswer("二〇二五年"), by: .citizen)

        #expect(file.ticket.overlays.pause == nil)
        #expect(file.ticket.lastPass?.pauses.map(\.since) == [dispatched.after(days: 1)])
        #expect(file.ticket.lastPass?.deadline(.reply)?.start == file.now)
        #expect(file.ticket.lastPass?.deadline(.reply)?.due == file.now.after(days: 5))
    }

    @Test func `it is asked once (art. 30)`() throws {
        var file = try handled()
        try file.perform(.sample(.askCaller), by: .handler)
        try file.perform(.sample(.noteCallerAnswer), by: .citizen)

        #expect(file.refusal(of: .sample(.askCaller), by: .handler) == .completionAskedBefore)
    }

    @Test func `it is asked within its window`() throws {
        var file = try handled()
        let due = try #require(file.ticket.lastPass?.deadline(.firstContact)?.due)
        file.now = due.after(seconds: 1)

        #expect(file.refusal(of: .sample(.askCaller), by: .handler) == .completionWindowClosed(due))
    }

    @Test func `an application that is not completed in time is given up`() throws {
        var file = try handled()
        try file.perform(.sample(.askCaller), by: .handler)
        file.wait(days: 8)

        try file.perform(.noticeLamp, by: .clock)

        #expect(file.ticket.stage == .closed(Closing(reason: .abandoned, note: "在哪个路口？")))
    }

    @Test func `a third party is heard while the clocks stand still, fifteen days at most (arts. 32, 33)`() throws {
        var file = try handled()
        let due = try #require(file.ticket.lastPass?.deadline(.reply)?.due)
        try file.perform(.sample(.consultThirdParty), by: .handler)
        file.wait(days: 3)
        try file.perform(.noteThirdPartyOpinion("不同意公开"), by: .handler)
        #expect(file.ticket.lastPass?.deadline(.reply)?.due == due.after(days: 3))

        try file.perform(.sample(.consultThirdParty), by: .handler)
        #expect(file.ticket.overlays.pause == nil, "asked one after the other, third parties stop no clock again")
    }

    @Test func `a third party that stays silent keeps the clocks still no longer than the law gives it (art. 32)`()
        throws
    {
        var file = try handled()
        let due = try #require(file.ticket.lastPass?.deadline(.reply)?.due)
        try file.perform(.sample(.consultThirdParty), by: .handler)
        file.wait(days: 40)
        try file.perform(.noticeLamp, by: .clock)

        #expect(file.ticket.overlays.pause == nil)
        #expect(file.ticket.lastPass?.deadline(.reply)?.due == due.after(days: 15), "not the forty days")
    }

    @Test func `it is answered by a decision, and nothing else is (art. 36)`() throws {
        let disclosure = try CaseFile(in: .handling) { $0.caseKind = .disclosure }
        let request = try CaseFile(in: .handling)

        #expect(disclosure.refusal(of: .submitResult(.sample()), by: .handler) == .decisionMissing)
        let decided = TicketCommand.submitResult(.sample(decision: .refused))
        #expect(request.refusal(of: decided, by: .handler) == .decisionNotForThis)
        #expect(request.refusal(of: .sample(.consultThirdParty), by: .handler) == .onlyFor(.disclosure))
    }
}

/// 信访, from the reply to the second review (D7, 信访工作条例 arts. 34–36, domain.md 1.7).
struct PetitionLawTests {
    private func answered() throws -> CaseFile {
        try CaseFile(in: .callbackPending) { $0.caseKind = .petition }
    }

    /// Dispatched to `unit`, handled and answered.
    private func handle(_ file: inout CaseFile, by unit: UnitCode) throws {
        try file.perform(.dispatch(to: unit, coUnits: [], decision: nil), by: .dispatcher)
        try file.perform(.sign(handler: "h"), by: .handler(of: unit))
        try file.perform(.sample(.submitResult), by: .handler(of: unit))
        try file.perform(.acceptResult, by: .dispatcher)
    }

    @Test func `a review goes to another authority, with a clock of its own`() throws {
        var file = try answered()

        try file.perform(.askReview(reason: "不服"), by: .citizen)
        let again = TicketCommand.dispatch(to: .roads, coUnits: [], decision: nil)
        #expect(file.refusal(of: again, by: .dispatcher) == .reviewerHandledIt(.roads))
        try file.perform(.dispatch(to: .fancheng, coUnits: [], decision: nil), by: .dispatcher)

        #expect(file.ticket.reviews == 1)
        #expect(file.ticket.lastPass?.deadlines.map(\.kind) == [.sign, .review])
        #expect(file.ticket.lastPass?.resultDeadline?.kind == .review)
    }

    @Test func `there are two reviews, and then it is final`() throws {
        var file = try answered()
        for unit in [UnitCode.fancheng, .water] {
            try file.perform(.askReview(reason: "不服"), by: .citizen)
            try handle(&file, by: unit)
        }

        #expect(file.refusal(of: .askReview(reason: "不服"), by: .citizen) == .reviewsUsedUp)
        #expect(file.ticket.passes.count == 2)
    }

    @Test func `a review is asked for within thirty days of the reply`() throws {
        var file = try answered()
        let end = file.now.after(days: 30)
        file.now = end.after(seconds: 1)

        #expect(file.refusal(of: .askReview(reason: "不服"), by: .citizen) == .reviewWindowClosed(end))
        file.now = end
        try file.perform(.askReview(reason: "不服"), by: .agent)
        #expect(file.ticket.stage == .registered)
    }

    @Test func `only petitions are reviewed`() throws {
        let file = try CaseFile(in: .closed)

        #expect(file.refusal(of: .askReview(reason: "不服"), by: .citizen) == .onlyFor(.petition))
    }

    @Test func `a petitioner who is not content asks for a review; nothing is reworked behind their back`() throws {
        var file = try answered()

        try file.perform(.recordCallback(.reached(.sample(satisfaction: .dissatisfied))), by: .agent)

        #expect(file.ticket.stage.name == .closed)
        #expect(file.count(of: .reworked, for: .roads) == 0)
    }
}
