// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// What the centre's desk may do with a ticket before a unit has it (domain.md 1.6).
struct DeskLawTests {
    @Test func `a question answered on the spot waits only for the survey`() throws {
        var file = CaseFile()

        let events = try file.perform(.answerDirectly(reply: " 九点开门 "), by: .agent)

        #expect(events == [.answeredDirectly(reply: "九点开门")])
        #expect(file.ticket.stage == .answered(reply: "九点开门", attempts: 0))
        #expect(file.ticket.reply == "九点开门")
    }

    @Test(arguments: NonAcceptance.allCases)
    func `a request is declined for a statutory reason, and the citizen is told`(reason: NonAcceptance) throws {
        var file = CaseFile()

        #expect(file.refusal(of: .decline(reason, told: " "), by: .agent) == .textMissing(.told))
        try file.perform(.decline(reason, told: "请走复议程序"), by: .agent)

        #expect(file.ticket.stage == .notAccepted(reason))
        #expect(file.count(of: .declined, for: nil) == 1)
    }

    @Test func `a citizen who never answered our question can be declined`() throws {
        var file = try CaseFile(in: .awaitingCaller)

        try file.perform(.decline(.unlawful, told: "无法核实"), by: .agent)

        #expect(file.ticket.stage == .notAccepted(.unlawful))
    }

    @Test(arguments: EmergencyLine.allCases)
    func `an emergency goes to its line with both numbers on record`(line: EmergencyLine) throws {
        var file = CaseFile()
        let transfer = EmergencyTransfer(line: line, theirNumber: "7", note: "三方通话")

        try file.perform(.transfer(transfer), by: .agent)

        #expect(file.ticket.stage == .transferred(transfer))
        #expect(!file.ticket.stage.name.isOpen)
    }

    @Test(arguments: [Stage.Name.registered, .awaitingCaller, .dispatched])
    func `a repeat follows its master until it is taken out again`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)

        #expect(file.refusal(of: .merge(into: .sample), by: .agent) == .cannotMergeIntoItself)
        try file.perform(.merge(into: .other), by: .agent)
        #expect(file.ticket.stage == .merged(into: .other))

        #expect(file.refusal(of: .unmerge(reason: ""), by: .agent) == .textMissing(.reason))
        try file.perform(.unmerge(reason: "不是同一件事"), by: .agent)
        #expect(file.ticket.stage == .registered)
    }

    @Test func `merging a dispatched ticket keeps the unit's pass as history`() throws {
        var file = try CaseFile(in: .dispatched)
        let pass = try #require(file.ticket.stage.assignment)

        try file.perform(.merge(into: .other), by: .agent)

        #expect(file.ticket.passes == [pass])
        #expect(file.ticket.unit == nil)
    }

    @Test func `a question to the citizen holds the ticket until the answer comes`() throws {
        var file = CaseFile()

        #expect(file.refusal(of: .askCaller(question: ""), by: .agent) == .textMissing(.question))
        try file.perform(.askCaller(question: "在哪里？"), by: .agent)
        #expect(
            file.ticket.stage
                == .awaitingCaller(Question(text: "在哪里？", askedAt: .monday, until: .monday.after(days: 7)))
        )
        #expect(file.refusal(of: .noteCallerAnswer("\n"), by: .citizen) == .textMissing(.answer))
        try file.perform(.noteCallerAnswer("建华路口"), by: .citizen)

        #expect(file.ticket.stage == .registered)
        #expect(file.ticket.callerAnswers == ["建华路口"])
    }

    @Test(arguments: [Stage.Name.registered, .awaitingCaller])
    func `classifying changes type and matter, never what was filed`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)

        try file.perform(.classify(kind: .report, matter: .noise), by: .dispatcher)

        #expect(file.ticket.kind == .report)
        #expect(file.ticket.matter == .noise)
        #expect(file.ticket.filing == .sample())
        #expect(file.ticket.stage.name == stage)
    }

    @Test func `a proposal waits for a person and is gone once somebody has dispatched`() throws {
        var file = CaseFile()

        try file.perform(.propose(.sample(unit: .water)), by: .clock)
        #expect(file.ticket.proposal?.unit == .water)
        #expect(file.ticket.stage == .registered)
        try file.perform(.dispatch(to: .roads, coUnits: [], decision: nil), by: .dispatcher)

        #expect(file.ticket.proposal == nil)
        #expect(file.ticket.unit == .roads)
    }

    @Test(arguments: TicketCommand.Name.allCases.filter { Self.deskOnly.contains($0) })
    func `what belongs to the desk is refused once a unit works on the ticket`(command: TicketCommand.Name) throws {
        let file = try CaseFile(in: .handling)

        let refusal = file.refusal(of: .sample(command), by: .permitted(command))

        #expect(refusal == .unlawful(command, in: .handling))
    }

    private static let deskOnly: Set<TicketCommand.Name> = [
        .answerDirectly, .decline, .transfer, .merge, .unmerge, .noteCallerAnswer, .propose, .dispatch, .designate,
    ]
}
