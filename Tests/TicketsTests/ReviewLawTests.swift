// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// The centre reviews results and terminations (domain.md 1.6, Jinan art. 27, Weifang art. 21).
struct ReviewLawTests {
    @Test func `an accepted result is what the citizen is told`() throws {
        var file = try CaseFile(in: .resultReview)

        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.ticket.stage.name == .callbackPending)
        #expect(file.ticket.reply == HandlingResult.sample().reply)
    }

    @Test func `a rejected result goes back to the unit and its clock runs on`() throws {
        var file = try CaseFile(in: .resultReview)

        #expect(file.refusal(of: .rejectResult(reason: ""), by: .dispatcher) == .textMissing(.reason))
        try file.perform(.rejectResult(reason: "没有答复市民"), by: .dispatcher)

        let pass = try #require(file.ticket.stage.assignment)
        #expect(file.ticket.stage.name == .handling)
        #expect(pass.result == nil)
        #expect(pass.resultDeadline?.metAt == nil)
        #expect(pass.resultDeadline?.due == FixedReply.due, "a result sent back wins no time")
    }

    @Test(arguments: [TicketCommand.Name.acceptResult, .recordCallback, .close])
    func `who handled a ticket neither passes the result nor speaks for the citizen`(
        command: TicketCommand.Name
    ) throws {
        var file = try CaseFile(in: .dispatched)
        try file.perform(.sign(handler: "admin"), by: .admin)
        try file.perform(.sample(.submitResult), by: .admin)
        if command != .acceptResult { try file.perform(.acceptResult, by: .dispatcher) }

        #expect(file.refusal(of: .sample(command), by: .admin) == .handlerCannotSurvey)
    }

    @Test func `an approved termination closes the ticket for the unit's reason`() throws {
        var file = try CaseFile(in: .terminationReview)

        try file.perform(.approveTermination, by: .dispatcher)

        #expect(file.ticket.stage == .closed(Closing(reason: .terminated, note: "已进入诉讼")))
        #expect(file.ticket.reply == nil)
    }

    @Test func `a rejected termination leaves the ticket in handling`() throws {
        var file = try CaseFile(in: .terminationReview)

        #expect(file.refusal(of: .rejectTermination(reason: ""), by: .dispatcher) == .textMissing(.reason))
        try file.perform(.rejectTermination(reason: "可以继续办理"), by: .dispatcher)

        #expect(file.ticket.stage.name == .handling)
    }

    @Test(arguments: [TicketCommand.Name.approveTermination, .rejectTermination])
    func `who asked to terminate does not decide on it`(command: TicketCommand.Name) throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.sample(.requestTermination), by: .admin)

        #expect(file.refusal(of: .sample(command), by: .admin) == .reviewerIsRequester)
        #expect(file.refusal(of: .sample(command), by: .dispatcher) == nil)
    }
}
