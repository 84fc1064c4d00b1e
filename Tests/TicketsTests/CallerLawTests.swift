// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// What is written down of talks with callers and with emergency lines (A11, domain.md 1.3, 1.11, 1.17).
struct CallerLawTests {
    private static func record(_ number: String?, spokenTo: String = "李警官") -> TicketCommand {
        .recordHandOver(
            HandOver(theirNumber: number, spokenTo: spokenTo, way: .connected, consent: .agreed, at: nil)
        )
    }

    @Test func `whoever is not accepted was told, and the record says when, how and what`() throws {
        var file = CaseFile()

        try file.perform(.decline(.otherProcedure, told: " 请申请复议 ", how: .inPerson), by: .agent)

        #expect(file.ticket.overlays.tellings == [Telling(how: .inPerson, at: file.now, words: "请申请复议")])
    }

    @Test func `the emergency line's number may come minutes later, and the record says who took it`() throws {
        var file = CaseFile()
        try file.perform(.transfer(EmergencyTransfer(line: .police, theirNumber: nil, note: "")), by: .agent)
        #expect(file.ticket.awaitsTheirNumber)

        #expect(file.refusal(of: Self.record("J-1", spokenTo: " "), by: .agent) == .textMissing(.spokenTo))
        try file.perform(Self.record(nil), by: .agent)
        #expect(file.ticket.awaitsTheirNumber)
        file.now = file.now.addingTimeInterval(300)
        try file.perform(Self.record("J-1"), by: .agent)

        #expect(!file.ticket.awaitsTheirNumber)
        #expect(file.ticket.theirNumber == "J-1")
        #expect(file.ticket.overlays.handOvers.map(\.at) == [file.now.addingTimeInterval(-300), file.now])
    }

    @Test(arguments: [-3_700.0, -3_599, 0, 299, 301, 86_400])
    func `a hand-over was between the call and now, but for clocks that differ`(seconds: Double) throws {
        var file = CaseFile()
        try file.perform(.transfer(EmergencyTransfer(line: .fire, theirNumber: nil, note: "")), by: .agent)
        let received = file.ticket.filing.receivedAt
        file.now = received
        let record = HandOver(
            theirNumber: "J-1",
            spokenTo: "李警官",
            way: .connected,
            consent: .agreed,
            at: received.addingTimeInterval(seconds),
        )

        let refusal = TicketRefusal.handOverOutOfTime(earliest: received.addingTimeInterval(-3_600), latest: received)
        let isInTime = (-3_600...300).contains(seconds)
        #expect(file.refusal(of: .recordHandOver(record), by: .agent) == (isInTime ? nil : refusal))
    }

    @Test func `there is a hand-over only of what was handed over`() throws {
        for stage in Stage.Name.allCases where stage != .transferred {
            let refusal = TicketRefusal.unlawful(.recordHandOver, in: stage)
            #expect(try CaseFile(in: stage).refusal(of: Self.record("J-1"), by: .agent) == refusal)
        }
    }

    @Test(arguments: Stage.Name.allCases)
    func `a repeat of an open matter is noted on it, with news or without`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        let inquiry = TicketCommand.noteInquiry(told: "正在办理。", news: " 又漏水了 ")
        guard stage.isOpen else {
            #expect(file.refusal(of: inquiry, by: .agent) == .unlawful(.noteInquiry, in: stage))
            return
        }

        #expect(file.refusal(of: .noteInquiry(told: " ", news: ""), by: .agent) == .textMissing(.told))
        try file.perform(inquiry, by: .agent)

        #expect(file.ticket.stage.name == stage)
        #expect(file.ticket.overlays.inquiries == [Inquiry(at: file.now, told: "正在办理。", news: "又漏水了")])
    }

    @Test func `the answer given at the counter is on record`() throws {
        var file = try CaseFile(in: .answered)

        try file.perform(.recordTelling(.printed, words: "窗口上午九点开门。"), by: .agent)

        #expect(file.ticket.overlays.tellings.map(\.how) == [.printed])
        #expect(file.ticket.stage.name == .answered)
    }

    @Test func `a grid inspector files, and decides nothing`() {
        #expect(TicketCommand.Name.allCases.allSatisfy { !Permission.allows(.inspector, $0) })
    }
}
