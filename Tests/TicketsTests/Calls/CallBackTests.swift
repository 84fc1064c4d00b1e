// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Tickets

/// Who is called back, and what becomes of it (A2).
struct CallBackTests {
    private static let start = Date(timeIntervalSince1970: 1_795_294_152)
    private static let seat = Party.seat(Seat("8001"))
    private static let end = CallEvent.ended(CallEnd(by: .exchange, cause: 16))

    private func record(
        _ events: [CallEvent],
        from number: String = "13800138000",
        _ direction: CallDirection = .inbound,
    ) throws -> CallRecord {
        let outside = OutsideNumber(number, country: "86", area: nil)
        let opening = CallOpening(direction: direction, outside: outside, dialled: "12345", began: Self.start)
        var book = CallBook()
        var records = book.take(.call(CallID("1"), .began(opening), at: Self.start))
        for event in events { records += book.take(.call(CallID("1"), event, at: Self.start)) }
        return try #require(records.last)
    }

    private var task: CallBack {
        CallBack(id: 1, phone: PhoneNumber(dialled: "+8613800138000"), call: CallID("1"), since: Self.start)
    }

    @Test func `who gave up waiting or was not answered is called back`() throws {
        #expect(try record([.queued(queue: "hotline"), .abandoned, Self.end]).callBackCause == .missed)
        #expect(try record([Self.end]).callBackCause == .missed)
    }

    @Test func `who spoke with a seat is reached, whoever called whom`() throws {
        let talk: [CallEvent] = [.rang(Self.seat), .answered(Self.seat), .left(Self.seat), Self.end]
        let citizen = Party.outside(OutsideNumber("13800138000", country: "86", area: nil))

        #expect(try record(talk).callBackCause == .reached)
        #expect(try record([.rang(citizen), .answered(citizen), Self.end], .outbound).callBackCause == .reached)
        #expect(try record([.rang(citizen), Self.end], .outbound).callBackCause == nil)
    }

    @Test func `nobody can call a number back that was withheld`() throws {
        #expect(try record([Self.end], from: "").callBackCause == nil)
    }

    @Test func `a call that goes on says nothing yet`() throws {
        #expect(try record([.queued(queue: "hotline")]).callBackCause == nil)
    }

    @Test func `a colleague's task stays a colleague's`() throws {
        var task = task
        try task.take(by: "agent1", at: Self.start)
        try task.take(by: "agent1", at: Self.start)

        #expect(throws: CallBackRefusal.taken(by: "agent1")) { try task.take(by: "agent2", at: Self.start) }
    }

    @Test func `what a colleague tried in vain, or gave back, is anybody's`() throws {
        var task = task
        try task.take(by: "agent1", at: Self.start)
        #expect(task.taker(at: Self.start.addingTimeInterval(599)) == "agent1")
        #expect(task.taker(at: Self.start.addingTimeInterval(600)) == nil)
        try task.take(by: "agent2", at: Self.start.addingTimeInterval(600))

        task.release(by: "agent1")
        #expect(task.takenBy == "agent2", "not theirs to give")
        task.release(by: "agent2")
        #expect(task.takenBy == nil)
    }

    @Test func `what is settled stays so`() throws {
        var task = task
        try task.settle(.reached, by: nil, at: Self.start)

        #expect(throws: CallBackRefusal.over) { try task.take(by: "agent1", at: Self.start) }
        #expect(throws: CallBackRefusal.over) { try task.settle(.notNeeded, by: "agent1", at: Self.start) }
    }

    @Test func `further calls belong to the same task`() {
        var task = task
        task.miss(at: Self.start.addingTimeInterval(60))

        #expect(task.missed == 2)
        #expect(task.since == Self.start)
        #expect(task.lastMissed == Self.start.addingTimeInterval(60))
    }
}
