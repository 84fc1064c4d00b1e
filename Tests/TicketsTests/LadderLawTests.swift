// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// The ladder: reminder, urging, supervision, escalation; addressed to people by name, acknowledged (S4, domain.md 1.11
/// and 1.12). The sample's reply is due in five days, its reminder a day before.
struct LadderLawTests {
    private func watched(in stage: Stage.Name = .handling) throws -> CaseFile {
        try CaseFile(in: stage, rules: .sample(clocks: .withLadder))
    }

    private func levels(_ file: CaseFile) -> [Rung.Level] { file.ticket.overlays.rungs.map(\.level) }

    @Test func `each rung is reached at its instant, and once`() throws {
        var file = try watched()
        file.wait(days: 4)

        try file.perform(.noticeLamp, by: .clock)

        #expect(levels(file) == [.reminder])
        #expect(file.ticket.overlays.rungs.first?.to == ["handler.roads"])
        #expect(file.refusal(of: .noticeLamp, by: .clock) == .lampUnchanged)
        #expect(file.ticket.nextAlarm(after: file.now) == FixedReply.due)
    }

    @Test func `whoever looks late finds every rung, in order`() throws {
        var file = try watched()
        file.wait(days: 30)

        try file.perform(.noticeLamp, by: .clock)

        #expect(levels(file) == [.reminder, .urging, .supervision])
        #expect(file.ticket.overlays.rungs.map(\.at) == [4, 5, 10].map { .monday.after(days: $0) })
    }

    @Test func `somebody's step after the instant does not swallow the rung`() throws {
        var file = try watched()
        file.wait(days: 4, minutes: 1)

        try file.perform(.urge(note: "请尽快"), by: .supervisor)

        #expect(levels(file) == [.reminder])
    }

    @Test func `a result in time ends the climb`() throws {
        var file = try watched()
        file.wait(days: 3)
        try file.perform(.sample(.submitResult), by: .handler)
        file.wait(days: 30)

        #expect(file.refusal(of: .noticeLamp, by: .clock) == .lampUnchanged)
        #expect(levels(file).isEmpty)
    }

    @Test func `while the ticket is paused nothing is climbed`() throws {
        var file = try watched()
        try file.perform(.sample(.pause), by: .supervisor)
        file.wait(days: 30)

        #expect(file.refusal(of: .noticeLamp, by: .clock) == .lampUnchanged)
        try file.perform(.resume, by: .supervisor)
        #expect(levels(file).isEmpty)
    }

    @Test func `a step that ends the pass after the instant does not swallow the rung`() throws {
        var file = try watched()
        file.wait(days: 5, minutes: 1)

        try file.perform(.sample(.submitResult), by: .handler)

        #expect(levels(file) == [.reminder, .urging])
    }

    @Test func `what fell due while the centre had the result is noted and addressed to nobody`() throws {
        var file = try watched()
        file.wait(days: 3)
        try file.perform(.sample(.submitResult), by: .handler)
        file.wait(days: 20)

        try file.perform(.rejectResult(reason: "没有答复市民"), by: .dispatcher)

        #expect(levels(file) == [.reminder, .urging, .supervision])
        #expect(file.ticket.silentAddressees.isEmpty)
    }

    @Test func `a rung is the matter of its own pass`() throws {
        var file = try watched(in: .signed)
        file.wait(days: 4)
        try file.perform(.noticeLamp, by: .clock)
        #expect(!file.ticket.silentAddressees.isEmpty)

        file = try CaseFile(in: .signed, rules: .sample(clocks: .withLadder))
        try file.perform(.sample(.requestReturn), by: .handler)
        file.wait(days: 6)
        try file.perform(.approveReturn, by: .dispatcher)

        #expect(!levels(file).isEmpty)
        #expect(file.ticket.silentAddressees.isEmpty)
    }

    @Test func `an extension moves the ladder with the limit`() throws {
        var file = try watched()
        try file.perform(.sample(.requestExtension), by: .handler)
        try file.perform(.approveExtension, by: .supervisor)
        file.wait(days: 4)

        try file.perform(.urge(note: "请尽快"), by: .supervisor)
        #expect(levels(file).isEmpty)
        file.wait(days: 1)
        try file.perform(.noticeLamp, by: .clock)
        #expect(levels(file) == [.reminder])
    }

    @Test func `each addressee acknowledges for themselves, once, and nobody else`() throws {
        var file = try watched()
        file.wait(days: 5)
        try file.perform(.noticeLamp, by: .clock)
        #expect(file.ticket.silentAddressees == ["handler.roads", "supervisor"])

        try file.perform(.acknowledge, by: .handler)

        #expect(file.ticket.silentAddressees == ["supervisor"])
        #expect(file.refusal(of: .acknowledge, by: .handler) == .nothingToAcknowledge)
        #expect(file.refusal(of: .acknowledge, by: .dispatcher) == .nothingToAcknowledge)
        try file.perform(.acknowledge, by: .supervisor)
        #expect(file.ticket.silentAddressees.isEmpty)
    }

    @Test func `three dispatches raise the level, once`() throws {
        let rules = OfficeRules.sample(dispatchesBeforeDesignation: 9, timesBeforeEscalation: 3)
        var file = CaseFile(rules: rules)
        for _ in 1...4 {
            try file.perform(.sample(.dispatch), by: .dispatcher)
            try file.perform(.sample(.requestReturn), by: .handler)
            try file.perform(.approveReturn, by: .dispatcher)
        }

        #expect(levels(file) == [.escalation])
        #expect(file.ticket.overlays.rungs.first?.to.contains("supervisor") == true)
    }

    @Test func `three reworks raise the level`() throws {
        var file = try CaseFile(in: .callbackPending, rules: .sample(timesBeforeEscalation: 3))
        for _ in 1...3 {
            #expect(levels(file).isEmpty)
            try file.perform(.rework(reason: "应办未办"), by: .evaluator)
            try file.perform(.sample(.sign), by: .handler)
            try file.perform(.sample(.submitResult), by: .handler)
            try file.perform(.acceptResult, by: .dispatcher)
        }

        #expect(levels(file) == [.escalation])
    }
}
