// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Suspension by law: clocks stand still, and the citizen is told (D4, domain.md 1.7).
struct PauseLawTests {
    private func pausedFile() throws -> CaseFile {
        var file = try CaseFile(in: .signed)
        file.wait(days: 1)
        try file.perform(.pause(legalBasis: "等待鉴定", notice: "鉴定期间暂停计时"), by: .supervisor)
        return file
    }

    @Test(arguments: [Stage.Name.signed, .handling])
    func `a pause names its legal basis and what the citizen is told`(stage: Stage.Name) throws {
        let file = try CaseFile(in: stage)

        #expect(file.refusal(of: .pause(legalBasis: "", notice: "x"), by: .supervisor) == .textMissing(.legalBasis))
        #expect(file.refusal(of: .pause(legalBasis: "x", notice: ""), by: .supervisor) == .textMissing(.notice))
        #expect(file.refusal(of: .sample(.pause), by: .supervisor) == nil)
    }

    @Test func `a ticket is paused once at a time, and resumed only when paused`() throws {
        let file = try pausedFile()

        #expect(file.refusal(of: .sample(.pause), by: .supervisor) == .alreadyPaused(since: .monday.after(days: 1)))
        #expect(try CaseFile(in: .signed).refusal(of: .resume, by: .supervisor) == .notPaused)
    }

    @Test func `resuming moves the clocks that still run by the time they stood still`() throws {
        var file = try pausedFile()
        file.wait(days: 4)

        try file.perform(.resume, by: .supervisor)

        let pass = try #require(file.ticket.stage.assignment)
        #expect(pass.resultDeadline?.due == FixedReply.due.after(days: 4))
        #expect(pass.deadline(.sign)?.due == .monday.after(hours: 2), "what was met stays as it was")
        #expect(file.ticket.overlays.pause == nil)
    }

    @Test func `while paused no lamp changes`() throws {
        var file = try pausedFile()
        let lamp = file.ticket.overlays.lamp

        #expect(file.ticket.nextAlarm(after: file.now) == nil)
        file.wait(days: 30)

        #expect(file.refusal(of: .noticeLamp, by: .clock) == .lampUnchanged)
        #expect(file.ticket.lampDue(at: file.now) == lamp)
    }

    @Test func `a unit that hands in its result during a pause is judged by the moved clock`() throws {
        var file = try pausedFile()
        file.wait(days: 10)

        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.ticket.overlays.pause == nil)
        #expect(file.count(of: .repliedInTime, for: .roads) == 1)
    }

    @Test func `first contact during a pause counts by the moved clock`() throws {
        var file = try pausedFile()
        file.wait(days: 10)

        try file.perform(.sample(.recordFirstContact), by: .handler)

        #expect(file.count(of: .contactedInTime, for: .roads) == 1)
    }

    @Test func `an extension asked for during a pause starts from the moved clock`() throws {
        var file = try pausedFile()
        file.wait(days: 10)

        try file.perform(.requestExtension(until: FixedReply.due.after(days: 12), reason: "等待材料"), by: .handler)
        try file.perform(.approveExtension, by: .supervisor)

        #expect(file.ticket.stage.assignment?.resultDeadline?.due == FixedReply.due.after(days: 12))
    }

    @Test func `a pause ends with the pass it belongs to`() throws {
        var file = try pausedFile()

        try file.perform(.sample(.requestReturn), by: .handler)
        try file.perform(.approveReturn, by: .dispatcher)

        #expect(file.ticket.overlays.pause == nil)
        #expect(file.refusal(of: .resume, by: .supervisor) == .notPaused)
    }
}
