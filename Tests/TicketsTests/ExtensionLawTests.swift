// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// 延期: a later limit, asked for before the limit expires (D4, domain.md 1.8).
struct ExtensionLawTests {
    private let due = FixedReply.due

    private func asking(days: Int, reason: String = "等待材料") -> TicketCommand {
        .requestExtension(until: due.after(days: days), reason: reason)
    }

    @Test(arguments: [Stage.Name.signed, .handling])
    func `an extension states its reason`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)

        #expect(file.refusal(of: asking(days: 1, reason: " "), by: .handler) == .textMissing(.reason))
        try file.perform(asking(days: 1), by: .handler)

        #expect(file.ticket.stage.name == .extensionRequested)
    }

    @Test func `an extension is asked for before the limit expires`() throws {
        var file = try CaseFile(in: .handling)

        file.now = due
        #expect(file.refusal(of: asking(days: 1), by: .handler) == nil)
        file.wait(seconds: 1)

        #expect(file.refusal(of: asking(days: 1), by: .handler) == .extensionAfterExpiry(due: due))
    }

    @Test func `the new limit is later than the old one and at most ten days beyond it`() throws {
        let file = try CaseFile(in: .handling)

        #expect(file.refusal(of: asking(days: 0), by: .handler) == .extensionNotLater(due: due))
        #expect(file.refusal(of: asking(days: 10), by: .handler) == nil)
        #expect(file.refusal(of: asking(days: 11), by: .handler) == .extensionTooLong(latest: due.after(days: 10)))
    }

    @Test func `an approved extension moves the limit and its alarms`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(asking(days: 2), by: .handler)

        try file.perform(.approveExtension, by: .supervisor)

        let clock = try #require(file.ticket.stage.assignment?.resultDeadline)
        #expect(clock.start == .monday)
        #expect(clock.due == due.after(days: 2))
        #expect(clock.alarms.contains(.init(lamp: .red, at: due.after(days: 2))))
        #expect(file.ticket.stage.name == .handling)
    }

    @Test func `a pass gets no more extensions than the site allows`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(asking(days: 1), by: .handler)
        try file.perform(.approveExtension, by: .supervisor)

        #expect(file.refusal(of: asking(days: 2), by: .handler) == .tooManyExtensions(allowed: 1))
    }

    @Test func `a rejected extension costs none and changes no clock`() throws {
        var file = try CaseFile(in: .handling)
        let clocks = file.ticket.stage.assignment?.deadlines
        try file.perform(asking(days: 1), by: .handler)

        #expect(file.refusal(of: .rejectExtension(reason: ""), by: .supervisor) == .textMissing(.reason))
        try file.perform(.rejectExtension(reason: "理由不足"), by: .supervisor)

        #expect(file.ticket.stage.name == .handling)
        #expect(file.ticket.stage.assignment?.deadlines == clocks)
        #expect(file.refusal(of: asking(days: 1), by: .handler) == nil)
    }

    @Test(arguments: [TicketCommand.Name.approveExtension, .rejectExtension])
    func `who asked for an extension does not decide on it`(command: TicketCommand.Name) throws {
        var file = try CaseFile(in: .handling)
        try file.perform(asking(days: 1), by: .admin)

        #expect(file.refusal(of: .sample(command), by: .admin) == .reviewerIsRequester)
        #expect(file.refusal(of: .sample(command), by: .supervisor) == nil)
    }

    @Test func `while an extension waits for its decision the clock runs on`() throws {
        var file = try CaseFile(in: .extensionRequested)

        file.wait(days: 5)
        try file.perform(.noticeLamp, by: .clock)

        #expect(file.ticket.overlays.lamp == .red)
    }
}

/// The reply clock of a sample ticket.
enum FixedReply {
    static let due = CaseFile().now.after(days: 5)
}
