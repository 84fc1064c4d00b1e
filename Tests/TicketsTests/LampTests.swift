// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// How near to late a ticket is, and when that changes next (S3, domain.md 1.12).
struct LampTests {
    @Test func `the worst of the running clocks decides the lamp`() throws {
        var file = try CaseFile(in: .dispatched)

        #expect(file.ticket.lampDue(at: file.now) == .green)
        file.wait(hours: 1)
        #expect(file.ticket.lampDue(at: file.now) == .yellow)
        file.wait(hours: 1)
        #expect(file.ticket.lampDue(at: file.now) == .orange)
        file.wait(days: 5)
        #expect(file.ticket.lampDue(at: file.now) == .red)
        file.wait(days: 5)
        #expect(file.ticket.lampDue(at: file.now) == .doubleRed)
    }

    @Test func `the next alarm is the next change of the lamp, and noticing it shows the one after`() throws {
        var file = try CaseFile(in: .dispatched)
        var seen: [Lamp] = []

        while let alarm = file.ticket.nextAlarm(after: file.now) {
            file.now = alarm
            try file.perform(.noticeLamp, by: .clock)
            seen.append(file.ticket.overlays.lamp)
        }

        #expect(seen == [.yellow, .orange, .red, .doubleRed])
        #expect(file.now == .monday.after(days: 10))
    }

    @Test func `an alarm that changes nothing is no alarm`() throws {
        var file = try CaseFile(in: .dispatched)
        file.wait(hours: 2)
        try file.perform(.noticeLamp, by: .clock)

        let next = file.ticket.nextAlarm(after: file.now)

        #expect(next == .monday.after(days: 5), "yellow alarms of the other clocks hide behind orange")
        #expect(file.refusal(of: .noticeLamp, by: .clock) == .lampUnchanged)
    }

    @Test func `whatever changes the lamp says so in the same breath`() throws {
        var file = try CaseFile(in: .dispatched)
        file.wait(hours: 3)
        try file.perform(.noticeLamp, by: .clock)

        let events = try file.perform(.sign(handler: "wang"), by: .handler)

        #expect(events == [.signed(handler: "wang"), .lampChanged(lamp: .green)])
    }

    @Test func `a clock met is green for ever`() throws {
        var file = try CaseFile(in: .signed)
        file.wait(hours: 4)

        let sign = try #require(file.ticket.stage.assignment?.deadline(.sign))

        #expect(sign.lamp(at: file.now.after(days: 100)) == .green)
        #expect(sign.isMetInTime)
    }

    @Test(arguments: [Stage.Name.resultReview, .callbackPending])
    func `a result that is in leaves no clock of the unit running`(stage: Stage.Name) throws {
        var file = try CaseFile(in: .signed)
        for command in [TicketCommand.Name.submitResult, .acceptResult] where file.ticket.stage.name != stage {
            try file.perform(.sample(command), by: .permitted(command))
        }

        #expect(file.ticket.stage.assignment?.firstContact == nil)
        #expect(file.ticket.lampDue(at: .monday.after(days: 30)) == .green)
        #expect(file.ticket.nextAlarm(after: file.now) == nil)
        #expect(file.ticket.nextDue == nil)
    }

    @Test func `the next due instant is that of the running clock that ends first`() throws {
        var file = try CaseFile(in: .dispatched)
        #expect(file.ticket.nextDue == .monday.after(hours: 2))

        try file.perform(.sign(handler: "wang"), by: .handler)
        #expect(file.ticket.nextDue == .monday.after(days: 1))

        try file.perform(.sample(.recordFirstContact), by: .handler)
        #expect(file.ticket.nextDue == FixedReply.due)
    }

    @Test(arguments: Stage.Name.allCases.filter { !$0.isOpen })
    func `a ticket that has ended is green and has no alarm`(stage: Stage.Name) throws {
        let file = try CaseFile(in: stage)

        #expect(file.ticket.overlays.lamp == .green)
        #expect(file.ticket.nextAlarm(after: file.now) == nil)
        #expect(file.ticket.nextDue == nil)
    }

    @Test func `lamps are ordered from mild to grave`() {
        #expect(Lamp.allCases.sorted() == [.green, .yellow, .orange, .red, .doubleRed])
        #expect(Lamp.allCases.map(\.severity) == [0, 1, 2, 3, 4])
    }
}
