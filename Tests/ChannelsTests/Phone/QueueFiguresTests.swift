// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Channels

/// A supervisor's figures, from records (S5).
struct QueueFiguresTests {
    private static let start = Date(timeIntervalSince1970: 1_795_294_152)
    private static let seat = Seat("8001")

    /// A call whose events come at these seconds.
    private func record(_ id: String, _ events: [(Double, CallEvent)], queue: String = "hotline") throws -> CallRecord {
        let number = OutsideNumber("13800138000", country: "86", area: nil)
        let opening = CallOpening(direction: .inbound, outside: number, dialled: "12345", began: Self.start)
        var book = CallBook()
        var records = book.take(.call(CallID(id), .began(opening), at: Self.start))
        for (second, event) in [(0, .queued(queue: queue))] + events {
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

    @Test func `calls are counted by what became of them`() throws {
        let records = [
            try answered("1", after: 5, talk: 60), try answered("2", after: 15, talk: 120),
            try answered("3", after: 40, talk: 180), try record("4", [(30, .abandoned), (30, Self.end)]),
            try record("5", []), try record("6", [], queue: "other"),
        ]

        let figures = QueueFigures(
            of: records,
            queue: "hotline",
            seats: [Self.seat: .ready, Seat("8002"): .ready, Seat("8003"): .paused(.rest)],
            at: Self.start.addingTimeInterval(100),
        )

        #expect(figures.offered == 5)
        #expect(figures.answered == 3)
        #expect(figures.answeredInTime == 2)
        #expect(figures.abandoned == 1)
        #expect(figures.waiting == 1)
        #expect(figures.longestWaiting == 100)
        #expect(figures.averageWait == 22.5)
        #expect(figures.averageTalk == 120)
        #expect(figures.seats == [.ready: 2, .paused(.rest): 1])
        #expect(figures.rateInTime == 0.4)
        #expect(figures.answerRate == 0.6)
    }

    @Test func `of nothing there are no averages`() {
        let figures = QueueFigures(of: [], at: Self.start)

        #expect(figures.offered == 0)
        #expect(figures.rateInTime == nil)
        #expect(figures.averageWait == nil)
        #expect(figures.averageTalk == nil)
        #expect(figures.averageWrapUp == nil)
    }
}
