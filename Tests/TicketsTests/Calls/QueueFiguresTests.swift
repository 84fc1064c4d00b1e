// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Tickets

/// A supervisor's figures, from records (S5).
struct QueueFiguresTests {
    private static let start = Date(timeIntervalSince1970: 1_795_294_152)
    private static let seat = Seat("8001")

    /// A call whose events come at these seconds.
    private func record(_ id: String, _ events: [(Double, CallEvent)], queue: String? = "hotline") throws -> CallRecord
    {
        let number = OutsideNumber("13800138000", country: "86", area: nil)
        let opening = CallOpening(direction: .inbound, outside: number, dialled: "12345", began: Self.start)
        var book = CallBook()
        var records = book.take(.call(CallID(id), .began(opening), at: Self.start))
        let joining = queue.map { [(0.0, CallEvent.queued(queue: $0))] } ?? []
        for (second, event) in joining + events {
            records += book.take(.call(CallID(id), event, at: Self.start.addingTimeInterval(second)))
        }
        return try #require(records.last)
    }

    private static let end = CallEvent.ended(CallEnd(by: .exchange, cause: 16))

    private func answered(_ id: String, after wait: Double, talk: Double) throws -> CallRecord {
        let seat = Party.seat(Self.seat)
        return try record(
            id,
            [
                (0, .rang(seat)), (wait, .answered(seat)), (wait, .leftQueue), (wait + talk, .left(seat)),
                (wait + talk, Self.end),
            ],
        )
    }

    private func sum(_ records: [CallRecord]) -> CallTally {
        records.map { CallTally($0, goal: 15) }.reduce(CallTally(), +)
    }

    @Test func `calls are counted by what became of them`() throws {
        let tally = sum([
            try answered("1", after: 5, talk: 60), try answered("2", after: 15, talk: 120),
            try answered("3", after: 40, talk: 180), try record("4", [(30, .abandoned), (30, Self.end)]),
            try record("5", []), try record("6", [(1, Self.end)], queue: nil),
        ])

        #expect(tally.offered == 5)
        #expect(tally.answered == 3)
        #expect(tally.answeredInTime == 2)
        #expect(tally.abandoned == 1)
        #expect(tally.averageWait == 22.5)
        #expect(tally.averageTalk == 120)
        #expect(tally.rateInTime == 0.4)
        #expect(tally.answerRate == 0.6)
    }

    @Test func `what a call added can be taken away again when more is known of it`() throws {
        let early = CallTally(try record("1", []), goal: 15)
        let late = CallTally(try answered("1", after: 5, talk: 60), goal: 15)

        let kept = early + (late - early)

        #expect(kept == late)
        #expect(kept.offered == 1)
    }

    @Test func `who waits, and what seats do, is counted at this moment`() throws {
        let figures = QueueFigures(
            of: [
                try answered("1", after: 5, talk: 60), try record("2", []),
                try record(
                    "3",
                    [(0, .rang(.seat(Self.seat))), (20, .answered(.seat(Self.seat))), (20, .leftQueue)],
                ),
            ],
            seats: [Self.seat: .talking, Seat("8002"): .ready, Seat("8003"): .ready, Seat("8004"): .paused(.rest)],
            at: Self.start.addingTimeInterval(100),
        )

        #expect(figures.waiting == 1)
        #expect(figures.longestWaiting == 100)
        #expect(figures.talking == 1)
        #expect(figures.seats == [.talking: 1, .ready: 2, .paused(.rest): 1])
    }

    @Test func `of nothing there are no averages`() {
        let tally = CallTally()

        #expect(tally.rateInTime == nil)
        #expect(tally.averageWait == nil)
        #expect(tally.averageTalk == nil)
        #expect(tally.averageWrapUp == nil)
    }
}
