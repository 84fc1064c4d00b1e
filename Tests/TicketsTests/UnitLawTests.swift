// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// What a unit does inside itself: who answers for the ticket, and what it hands down (D1, domain.md 1.2, 1.10).
struct UnitLawTests {
    @Test func `the unit gives the ticket to a colleague, and nothing else changes`() throws {
        var file = try CaseFile(in: .handling)
        let before = file.ticket.lastPass

        try file.perform(.assign(handler: "wang"), by: .handler)

        #expect(file.ticket.lastPass?.handler == "wang")
        #expect(file.ticket.stage.name == .handling)
        var signed = try CaseFile(in: .signed)
        try signed.perform(.assign(handler: "wang"), by: .handler)
        #expect(signed.refusal(of: .sample(.requestReturn), by: .handler) == nil, "it may still be returned")
        #expect(file.ticket.lastPass?.deadlines == before?.deadlines)
        #expect(file.refusal(of: .assign(handler: " "), by: .handler) == .textMissing(.handler))
        #expect(file.refusal(of: .assign(handler: "li"), by: .handler(of: .water)) == .notYourUnit(.roads))
    }

    @Test func `work is handed down to units below only, each with an order and a clock, and the lead stays`() throws {
        var file = try CaseFile(in: .signed)

        #expect(file.refusal(of: .subDispatch(to: [.water], order: "查"), by: .handler) == .notBelow(.water))
        #expect(file.refusal(of: .subDispatch(to: [], order: "查"), by: .handler) == .textMissing(.coUnits))
        #expect(file.refusal(of: .subDispatch(to: [.hanjiang], order: ""), by: .handler) == .textMissing(.order))
        try file.perform(.subDispatch(to: [.hanjiang], order: "请现场查看"), by: .handler)

        let task = try #require(file.ticket.lastPass?.coTasks.first)
        #expect(task.order == "请现场查看")
        #expect(task.deadline?.due == file.now.after(hours: 72))
        #expect(file.ticket.unit == .roads)
        #expect(file.count(of: .coHandlingAsked, for: .hanjiang) == 1)
    }

    @Test func `a lower unit that is late is late alone`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.subDispatch(to: [.hanjiang], order: "请现场查看"), by: .handler)
        file.wait(days: 4)

        try file.perform(.reportCoHandling("已查看"), by: .handler(of: .hanjiang))
        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.count(of: .coHandledInTime, for: .hanjiang) == 0)
        #expect(file.count(of: .repliedInTime, for: .roads) == 1)
    }

    @Test func `the accused unit gets no part, not even from above`() throws {
        let file = try CaseFile(in: .signed) { $0.accusedUnit = .hanjiang }

        #expect(file.refusal(of: .subDispatch(to: [.hanjiang], order: "查"), by: .handler) == .accusedUnit(.hanjiang))
    }

    @Test func `what the centre gives to a street is copied to its district (Beijing art. 12)`() throws {
        var file = CaseFile()

        try file.perform(.dispatch(to: .hanjiang, coUnits: [], decision: nil), by: .dispatcher)

        #expect(file.ticket.lastPass?.copiedTo == .fancheng)
    }
}

/// What cannot be done in time is promised, told and tracked (Jinan art. 24, domain.md 1.7).
struct CommitmentLawTests {
    private static func promise(_ until: Date) -> TicketCommand {
        .commit(Commitment(until: until, measures: "已设围挡", reply: "二十日内修复。"))
    }

    @Test func `a promise answers the citizen in time and starts a clock of its own`() throws {
        var file = try CaseFile(in: .handling)
        file.wait(days: 2)

        try file.perform(Self.promise(file.now.after(days: 20)), by: .handler)

        #expect(file.ticket.lastPass?.deadline(.reply)?.isMetInTime == true)
        #expect(file.ticket.lastPass?.deadline(.completion)?.due == file.now.after(days: 20))
        #expect(file.ticket.stage.name == .handling)
    }

    @Test(arguments: [(19, true), (21, false)])
    func `whoever keeps the promise is in time, and whoever breaks it is late`(days: Int, isInTime: Bool) throws {
        var file = try CaseFile(in: .handling)
        try file.perform(Self.promise(file.now.after(days: 20)), by: .handler)
        file.wait(days: days)

        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.count(of: .repliedInTime, for: .roads) == (isInTime ? 1 : 0))
        #expect(file.count(of: .replied, for: .roads) == 1)
    }

    @Test func `a promise is made once, later than the limit, and no later than the site allows`() throws {
        var file = try CaseFile(in: .handling)
        let due = try #require(file.ticket.lastPass?.resultDeadline?.due)

        #expect(file.refusal(of: Self.promise(due), by: .handler) == .commitmentNotLater(due: due))
        let latest = file.now.after(days: 60)
        #expect(
            file.refusal(of: Self.promise(latest.after(seconds: 1)), by: .handler) == .commitmentTooLong(latest: latest)
        )
        try file.perform(Self.promise(latest), by: .handler)

        #expect(file.refusal(of: Self.promise(latest), by: .handler) == .alreadyCommitted(until: latest))
    }

    @Test func `a promise ends a pause, and is judged by the moved clocks`() throws {
        var file = try CaseFile(in: .handling)
        let due = try #require(file.ticket.lastPass?.resultDeadline?.due)
        file.wait(days: 3)
        try file.perform(.sample(.pause), by: .supervisor)
        file.wait(days: 5)

        try file.perform(Self.promise(due.after(days: 20)), by: .handler)

        #expect(file.ticket.overlays.pause == nil)
        #expect(file.ticket.lastPass?.deadline(.reply)?.isMetInTime == true)
        #expect(file.ticket.lastPass?.deadline(.completion)?.due == due.after(days: 20))
    }

    @Test func `a result sent back leaves the reply given and the promise running`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(Self.promise(file.now.after(days: 20)), by: .handler)
        try file.perform(.sample(.submitResult), by: .handler)

        try file.perform(.sample(.rejectResult), by: .dispatcher)

        #expect(file.ticket.lastPass?.deadline(.reply)?.metAt != nil)
        #expect(file.ticket.lastPass?.deadline(.completion)?.metAt == nil)
    }
}

/// Each approval at its level (D4, D5, domain.md 1.2, 1.8).
struct ApprovalLawTests {
    private let head = Author.staff(login: "head", role: .leader, unit: .roads)

    @Test func `a heavy matter waits for the head of the unit before the centre may accept it`() throws {
        var file = try CaseFile(in: .resultReview) { $0.urgency = .critical }

        #expect(file.refusal(of: .acceptResult, by: .dispatcher) == .needsEndorsement)
        let stranger = Author.staff(login: "x", role: .leader, unit: .water)
        #expect(file.refusal(of: .endorseResult, by: stranger) == .notYourUnit(.roads))
        try file.perform(.endorseResult, by: head)
        #expect(file.refusal(of: .endorseResult, by: head) == .alreadyEndorsed)
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.ticket.lastPass?.endorsedBy == "head")
        #expect(file.ticket.stage.name == .callbackPending)
    }

    @Test func `a matter that turns out to be heavy while it is handled waits for the head too`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.classify(kind: .report, matter: file.ticket.matter), by: .dispatcher)
        try file.perform(.sample(.submitResult), by: .handler)

        #expect(file.refusal(of: .acceptResult, by: .dispatcher) == .needsEndorsement)
    }

    @Test func `a result that the head sends back needs approval again`() throws {
        var file = try CaseFile(in: .resultReview) { $0.urgency = .critical }
        try file.perform(.endorseResult, by: head)
        try file.perform(.sample(.rejectResult), by: head)
        try file.perform(.sample(.submitResult), by: .handler)

        #expect(file.refusal(of: .acceptResult, by: .dispatcher) == .needsEndorsement)
    }

    @Test func `the head of a unit neither stops its clocks nor ends its supervision, nor grants what is the centre's`()
        throws
    {
        var file = try CaseFile(in: .handling)
        try file.perform(.sample(.supervise), by: .supervisor)
        let due = try #require(file.ticket.lastPass?.resultDeadline?.due)
        let stranger = Author.staff(login: "x", role: .leader, unit: .water)

        for name in [TicketCommand.Name.pause, .supervise, .liftSupervision, .resume] {
            #expect(file.refusal(of: .sample(name), by: head) == .notPermitted(name))
        }
        #expect(file.refusal(of: .sample(.instruct), by: stranger) == .notYourUnit(.roads))
        try file.perform(.requestExtension(until: due.after(days: 3), reason: "等待材料"), by: .handler)
        #expect(file.refusal(of: .approveExtension, by: head) == .notYourUnit(.roads))
        try file.perform(.approveExtension, by: .leader)
    }

    @Test func `short extensions are for the centre, long ones for the head of the unit`() throws {
        for (days, approver) in [(5, Author.dispatcher), (6, head)] {
            var file = try CaseFile(in: .handling)
            let due = try #require(file.ticket.lastPass?.resultDeadline?.due)
            try file.perform(.requestExtension(until: due.after(days: days), reason: "等待材料"), by: .handler)

            if days == 6 { #expect(file.refusal(of: .approveExtension, by: .dispatcher) == .needsHead) }
            try file.perform(.approveExtension, by: approver)

            #expect(file.ticket.lastPass?.resultDeadline?.due == due.after(days: days))
        }
    }
}
