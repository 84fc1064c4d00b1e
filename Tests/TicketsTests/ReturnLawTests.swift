// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// 退单: a unit says that a ticket is not its own (D3, domain.md 1.9).
struct ReturnLawTests {
    @Test(arguments: [Stage.Name.dispatched, .signed])
    func `a return states reason and legal basis`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        let noReason = TicketCommand.requestReturn(reason: " ", legalBasis: "三定方案", suggestedUnit: nil)
        let noBasis = TicketCommand.requestReturn(reason: "权属不清", legalBasis: "", suggestedUnit: nil)

        #expect(file.refusal(of: noReason, by: .handler) == .textMissing(.reason))
        #expect(file.refusal(of: noBasis, by: .handler) == .textMissing(.legalBasis))
        try file.perform(.sample(.requestReturn), by: .handler)

        #expect(file.ticket.stage.name == .returnRequested)
    }

    @Test func `silence is acceptance: after the window the unit must handle it`() throws {
        var file = try CaseFile(in: .signed)

        file.wait(days: 2)
        #expect(file.refusal(of: .sample(.requestReturn), by: .handler) == nil)
        file.wait(seconds: 1)

        let end = file.now.after(seconds: -1)
        #expect(file.refusal(of: .sample(.requestReturn), by: .handler) == .returnWindowClosed(end))
    }

    @Test func `where the site sets no window a return is never too late`() throws {
        var clocks = FixedClocks()
        clocks.hasReturnWindow = false
        var file = try CaseFile(in: .signed, rules: .sample(clocks: clocks))

        file.wait(days: 30)

        #expect(file.refusal(of: .sample(.requestReturn), by: .handler) == nil)
    }

    @Test func `who has begun to handle a ticket cannot return it`() throws {
        let file = try CaseFile(in: .handling)

        #expect(file.refusal(of: .sample(.requestReturn), by: .handler) == .unlawful(.requestReturn, in: .handling))
    }

    @Test func `a designated unit cannot return`() throws {
        var file = CaseFile()
        try file.perform(.designate(.roads, reason: "主责明确"), by: .dispatcher)

        #expect(file.refusal(of: .sample(.requestReturn), by: .handler) == .designatedUnitCannotReturn)
    }

    @Test func `a designated unit cannot return the rework either`() throws {
        var file = CaseFile()
        try file.perform(.designate(.roads, reason: "主责明确"), by: .dispatcher)
        for command in [TicketCommand.Name.sign, .submitResult, .acceptResult, .rework] {
            try file.perform(.sample(command), by: .permitted(command))
        }

        #expect(file.refusal(of: .sample(.requestReturn), by: .handler) == .designatedUnitCannotReturn)
    }

    @Test func `an approved return brings the ticket back to the desk and keeps the pass`() throws {
        var file = try CaseFile(in: .returnRequested)

        try file.perform(.approveReturn, by: .dispatcher)

        #expect(file.ticket.stage == .registered)
        #expect(file.ticket.passes.map(\.unit) == [.roads])
    }

    @Test(arguments: [Stage.Name.dispatched, .signed])
    func `a rejected return leaves the ticket where the unit had it`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        try file.perform(.sample(.requestReturn), by: .handler)

        #expect(file.refusal(of: .rejectReturn(reason: ""), by: .dispatcher) == .textMissing(.reason))
        try file.perform(.rejectReturn(reason: "属于职责范围"), by: .dispatcher)

        #expect(file.ticket.stage.name == stage)
        #expect(file.ticket.unit == .roads)
    }

    @Test(arguments: [TicketCommand.Name.approveReturn, .rejectReturn, .designate])
    func `who asked for a return does not decide on it`(command: TicketCommand.Name) throws {
        var file = try CaseFile(in: .dispatched)
        try file.perform(.sample(.requestReturn), by: .admin)

        #expect(file.refusal(of: .sample(command), by: .admin) == .reviewerIsRequester)
        #expect(file.refusal(of: .sample(command), by: .dispatcher) == nil)
    }
}
