// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Channels
@testable import Tickets

/// From what Asterisk was recorded to send to the record of the call, instant by instant (A2).
struct CallBookTests {
    private static let start = Date(timeIntervalSince1970: 1_795_294_152)
    private static let citizen = Party.outside(OutsideNumber("13800138000", country: "86", area: nil))
    private static let seat = Party.seat(Seat("8001"))

    /// The news of a recorded session: each event comes a tenth of a second after the one before it.
    private func news(of session: Recorded) throws -> [ExchangeNews] {
        var board = Switchboard(plan: AsteriskPlan())
        return try session.events.enumerated().flatMap { place, event in
            board.read(event, at: Self.instant(place))
        }
    }

    private static func instant(_ place: Int) -> Date { start.addingTimeInterval(Double(place) / 10) }

    /// The instant of the `number`-th event that is so.
    private func instant(of session: Recorded, _ number: Int = 1, where isIt: (ManagerEvent) -> Bool) throws -> Date {
        let places = try session.events.enumerated().filter { isIt($0.element) }.map(\.offset)
        return Self.instant(places[number - 1])
    }

    private func record(of news: [ExchangeNews]) throws -> CallRecord {
        var book = CallBook()
        return try #require(news.flatMap { book.take($0) }.last)
    }

    @Test func `a recorded queue call has all its instants`() throws {
        let record = try record(of: try news(of: .queue))
        let joined = try instant(of: .queue) { if case .callerJoinedQueue = $0 { true } else { false } }
        let left = try instant(of: .queue) { if case .callerLeftQueue = $0 { true } else { false } }
        let rang = try instant(of: .queue) { if case .agentCalled = $0 { true } else { false } }
        let answered = try instant(of: .queue, 2) { if case .newState = $0 { true } else { false } }
        let ended = try instant(of: .queue, 2) { if case .hungUp = $0 { true } else { false } }
        let pressed = try instant(of: .queue) { if case .keyUp = $0 { true } else { false } }

        #expect(record.id == CallID("1795294152.1"))
        #expect(record.opening.direction == .inbound)
        #expect(record.opening.outside.phone?.dialled == "+8613800138000")
        #expect(record.opening.dialled == "12347")
        #expect(record.opening.began == Self.instant(2))
        #expect(record.stays == [CallRecord.QueueStay(queue: "hotline", joined: joined, left: left)])
        #expect(
            record.turns == [CallRecord.Turn(party: Self.seat, rang: rang, answered: answered, left: ended)]
        )
        #expect(record.keys == [CallRecord.KeyPress(at: pressed, key: "2", by: Self.citizen)])
        #expect(record.closing?.at == ended)
        #expect(record.closing?.by == .party(Self.citizen))
        #expect(record.closing?.cause == 16)
        #expect(record.wrapUps.map(\.began) == [ended])
        #expect(record.outcome == .answered)
        #expect(record.wait(at: ended) == answered.timeIntervalSince(joined))
        #expect(record.talk(at: ended) == ended.timeIntervalSince(answered))
    }

    @Test func `a recorded call to the keys has its recording and its answer`() throws {
        let record = try record(of: try news(of: .keys))

        #expect(record.recordings.map(\.path) == ["@DIR@/rec-1795294110.0.wav"])
        #expect(record.recordings.allSatisfy { $0.completed != nil })
        #expect(record.keys.map(\.key) == ["2"])
        #expect(record.answers.map(\.key) == ["2"])
        #expect(record.closing?.by == .exchange)
        #expect(record.outcome == .answered)
    }

    @Test func `the same news give the same records`() throws {
        let news = try news(of: .queue)
        var (one, other) = (CallBook(), CallBook())

        #expect(news.map { one.take($0) } == news.map { other.take($0) })
        #expect(one.records == other.records)
    }

    @Test func `a caller who gives up has waited from the first instant to the last`() throws {
        let opening = CallOpening(direction: .inbound, outside: number, dialled: "12345", began: Self.instant(0))
        let events: [CallEvent] = [
            .began(opening), .queued(queue: "hotline"), .rang(Self.seat), .rangInVain(Self.seat), .abandoned,
            .ended(CallEnd(by: .party(Self.citizen), cause: 16)),
        ]

        let record = try record(of: told(events))

        #expect(record.outcome == .abandoned(wait: Self.instant(4).timeIntervalSince(Self.instant(1))))
        #expect(record.turns.first?.answered == nil)
    }

    @Test func `hold, transfer and survey are in the record`() throws {
        let opening = CallOpening(direction: .inbound, outside: number, dialled: "12345", began: Self.instant(0))
        let other = Party.seat(Seat("8002"))
        let events: [CallEvent] = [
            .began(opening), .queued(queue: "hotline"), .rang(Self.seat), .answered(Self.seat), .leftQueue,
            .held(by: Self.seat), .resumed(by: Self.seat), .transferred(from: Self.seat, to: other, .blind),
            .left(Self.seat), .rang(other), .answered(other), .surveyBegan, .left(other),
            .surveyAnswered(question: 1, key: "5"), .surveyAnswered(question: 2, key: nil), .surveyEnded,
            .ended(CallEnd(by: .exchange, cause: 16)),
        ]

        let record = try record(of: told(events))

        #expect(record.turns.map(\.party) == [Self.seat, other])
        #expect(record.turns[0].holds == [CallRecord.Stretch(began: Self.instant(5), ended: Self.instant(6))])
        #expect(record.transfers.map(\.to) == [other])
        #expect(record.answers.map(\.key) == ["5", nil])
        #expect(record.surveyedAt == Self.instant(11))
        #expect(record.wrapUps.map(\.seat) == [Seat("8001"), Seat("8002")])
    }

    @Test func `work after a call lasts until the seat is made ready`() throws {
        let opening = CallOpening(direction: .inbound, outside: number, dialled: "12345", began: Self.instant(0))
        var book = CallBook()
        for item in told([.began(opening), .rang(Self.seat), .answered(Self.seat), .left(Self.seat)]) {
            _ = book.take(item)
        }
        _ = book.take(.call(Self.call, .ended(CallEnd(by: .exchange, cause: 16)), at: Self.instant(4)))

        _ = book.take(.seat(Seat("8001"), .ready, at: Self.instant(5)))
        _ = book.take(.seat(Seat("8001"), .paused(.wrapUp), at: Self.instant(6)))
        #expect(book.records[Self.call]?.wrapUps.first?.ended == nil)
        let records = book.take(.seat(Seat("8001"), .ready, at: Self.instant(100)))

        #expect(records.first?.wrapUps.map(\.ended) == [Self.instant(100)])
        _ = book.take(.call(CallID("2"), .began(opening), at: Self.instant(101)))
        _ = book.take(.call(CallID("2"), .rang(Self.seat), at: Self.instant(102)))
        #expect(book.records.keys.map(\.text) == ["2"])
    }

    @Test func `after a cut of the link what is gone is closed and what is there is taken up`() throws {
        let opening = CallOpening(direction: .inbound, outside: number, dialled: "12345", began: Self.instant(0))
        var book = CallBook()
        for item in told([.began(opening), .queued(queue: "hotline")]) { _ = book.take(item) }
        let new = CallPicture(
            call: CallID("2"),
            opening: opening,
            ticket: nil,
            waiting: nil,
            parties: [CallPicture.Present(party: Self.seat, hasAnswered: true)],
            recordings: ["a.wav"],
        )
        let snapshot = ExchangeSnapshot(at: Self.instant(50), calls: [new], seats: [Seat("8001"): .talking])

        _ = book.take(.linkLost(at: Self.instant(10)))
        let changed = book.take(.snapshot(snapshot))
        let again = book.take(.snapshot(snapshot))

        #expect(changed.map(\.id) == [Self.call, CallID("2")])
        #expect(changed[0].closing?.unseenSince == Self.instant(10))
        #expect(changed[0].closing?.at == Self.instant(50))
        #expect(changed[1].foundAt == Self.instant(50))
        #expect(changed[1].turns.map(\.party) == [Self.seat])
        #expect(book.seats == [Seat("8001"): .talking])
        #expect(again.isEmpty)
    }

    @Test func `a book that was put away closes what ended before it is opened again`() throws {
        let opening = CallOpening(direction: .inbound, outside: number, dialled: "12345", began: Self.instant(0))
        let kept = try record(of: told([.began(opening), .queued(queue: "hotline")]))
        let stored = try JSONDecoder().decode(CallRecord.self, from: JSONEncoder().encode(kept))
        var book = CallBook([stored])

        let changed = book.take(.snapshot(ExchangeSnapshot(at: Self.instant(90), calls: [], seats: [:])))

        #expect(stored == kept)
        #expect(changed.map(\.closing?.unseenSince) == [Self.instant(1)])
        #expect(book.records.isEmpty)
    }

    // MARK: - Samples

    private static let call = CallID("1")

    private var number: OutsideNumber { OutsideNumber("13800138000", country: "86", area: nil) }

    private func told(_ events: [CallEvent]) -> [ExchangeNews] {
        events.enumerated().map { .call(Self.call, $0.element, at: Self.instant($0.offset)) }
    }
}
