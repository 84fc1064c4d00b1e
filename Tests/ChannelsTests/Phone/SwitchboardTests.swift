// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Tickets

@testable import Channels

/// Comparing with the exchange's own lists, while events go on coming: no call lost, none made two.
struct SwitchboardTests {
    private static let start = Date(timeIntervalSince1970: 1_795_294_152)

    private static func channel(
        _ id: Int,
        of call: Int? = nil,
        name: String = "trunk",
        _ state: AsteriskChannel.State = .calling,
    ) -> AsteriskChannel {
        AsteriskChannel(
            name: "PJSIP/\(name)-\(id)",
            uniqueID: "1795294152.\(id)",
            linkedID: "1795294152.\(call ?? id)",
            state: state,
            callerNumber: "13800138000",
            context: "from-trunk",
            dialled: "12345",
        )
    }

    private func lists(_ channels: [AsteriskChannel], bridge: String = "") -> ExchangeLists {
        ExchangeLists(channels.map { .channelListed($0, bridge: bridge, duration: 1) }, at: Self.start)
    }

    private func snapshot(of news: [ExchangeNews]) throws -> ExchangeSnapshot {
        guard case .snapshot(let snapshot) = news.last else { throw Unexpected() }
        return snapshot
    }

    @Test func `the link may be cut between any two events of a recorded call`() throws {
        let events = try Recorded.queue.events
        let ends = events.indices.filter { if case .hungUp = events[$0] { true } else { false } }
        let last = try #require(ends.last)

        for lost in events.indices {
            for found in lost..<events.count {
                let records = records(of: events, lost: lost, found: found)
                // Nobody can tell of a call that began and ended during the cut.
                let isSeen = lost > 2 || found <= last
                #expect(records.map(\.id) == (isSeen ? [CallID("1795294152.1")] : []), "\(lost) to \(found)")
                #expect(records.allSatisfy { $0.closing != nil }, "\(lost) to \(found)")
                #expect(records.allSatisfy { $0.turns.count <= 1 }, "\(lost) to \(found)")
            }
        }
    }

    /// The records of a call whose events from `lost` up to `found` never came.
    private func records(of events: [ManagerEvent], lost: Int, found: Int) -> [CallRecord] {
        var board = Switchboard(plan: AsteriskPlan())
        var book = CallBook()
        var records: [CallID: CallRecord] = [:]
        func take(_ news: [ExchangeNews]) {
            for record in news.flatMap({ book.take($0) }) { records[record.id] = record }
        }

        for (place, event) in events.enumerated() {
            let now = Self.start.addingTimeInterval(Double(place))
            if place == lost { take([.linkLost(at: now)]) }
            if place == found {
                let audit = board.beginAudit()
                let lists = ExchangeLists(PictureOf(events[..<found]).list, at: now)
                take(board.compare(with: lists, of: audit, at: now))
            }
            if place < lost || place >= found { take(board.read(event, at: now)) }
        }
        return Array(records.values)
    }

    @Test func `a call that ends while the lists are on their way is not begun again`() throws {
        var board = Switchboard(plan: AsteriskPlan())
        _ = board.read(.newChannel(Self.channel(1)), at: Self.start)
        let audit = board.beginAudit()

        _ = board.read(.hungUp(Self.channel(1), cause: 16), at: Self.start)
        let news = board.compare(with: lists([Self.channel(1)]), of: audit, at: Self.start)

        #expect(try snapshot(of: news).calls.isEmpty)
    }

    @Test func `a call that begins while the lists are on their way is not closed`() throws {
        var board = Switchboard(plan: AsteriskPlan())
        let (first, second) = (board.beginAudit(), board.beginAudit())

        _ = board.read(.newChannel(Self.channel(1)), at: Self.start)
        let news = board.compare(with: lists([]), of: first, at: Self.start)
        let later = board.compare(with: lists([]), of: second, at: Self.start)

        #expect(try snapshot(of: news).calls.map(\.call) == [CallID("1795294152.1")])
        #expect(try snapshot(of: later).calls.map(\.call) == [CallID("1795294152.1")])
        let third = board.beginAudit()
        #expect(try snapshot(of: board.compare(with: lists([]), of: third, at: Self.start)).calls.isEmpty)
    }

    @Test func `any event of a call that nobody told of brings the call`() {
        var board = Switchboard(plan: AsteriskPlan())

        let news = board.read(.callerJoinedQueue(Self.channel(1, .up), queue: "hotline"), at: Self.start)

        guard case .call(let call, .foundRunning(let opening), _) = news.first else {
            Issue.record("\(news)")
            return
        }
        #expect(call == CallID("1795294152.1"))
        #expect(opening.direction == .inbound)
        #expect(opening.began == Self.start)
        #expect(news.count == 2)
    }

    @Test func `what still comes of a call that has ended makes no new one`() {
        var board = Switchboard(plan: AsteriskPlan())
        _ = board.read(.newChannel(Self.channel(1)), at: Self.start)
        _ = board.read(.hungUp(Self.channel(1), cause: 16), at: Self.start)

        #expect(
            board.read(.variableSet(Self.channel(1), name: "MIXMONITOR_FILENAME", value: "a"), at: Self.start).isEmpty
        )
        #expect(board.read(.hungUp(Self.channel(1), cause: 16), at: Self.start).isEmpty)
        #expect(board.legs.isEmpty && board.lines.isEmpty)
    }

    @Test func `channels that talk with each other are found to be one call`() throws {
        var board = Switchboard(plan: AsteriskPlan())
        let channels = [Self.channel(1, .up), Self.channel(2, name: "8001", .up)]

        let news = board.compare(with: lists(channels, bridge: "b"), of: board.beginAudit(), at: Self.start)

        let calls = try snapshot(of: news).calls
        #expect(calls.map(\.call) == [CallID("1795294152.1")])
        #expect(calls[0].parties.map(\.party) == [.seat(Seat("8001"))])
    }

    @Test func `nothing is kept of calls that are over`() throws {
        var board = Switchboard(plan: AsteriskPlan())
        for session in Recorded.allCases {
            for event in try session.events { _ = board.read(event, at: Self.start) }
        }

        #expect(board.legs.isEmpty && board.lines.isEmpty && board.aliases.isEmpty && board.rooms.isEmpty)
    }

    struct Unexpected: Error {}
}

/// What an exchange would list that has sent these events.
private struct PictureOf {
    private var channels: [AsteriskChannel] = []
    private var waiting: Set<String> = []

    init(_ events: ArraySlice<ManagerEvent>) {
        for event in events {
            switch event {
            case .newChannel(let channel): channels.append(channel)
            case .newState(let channel):
                channels = channels.map { $0.uniqueID == channel.uniqueID ? channel : $0 }
            case .hungUp(let channel, _): channels.removeAll { $0.uniqueID == channel.uniqueID }
            case .callerJoinedQueue(let channel, _): waiting.insert(channel.uniqueID)
            case .callerLeftQueue(let channel, _): waiting.remove(channel.uniqueID)
            default: break
            }
        }
    }

    var list: [ManagerEvent] {
        channels.map { .channelListed($0, bridge: "", duration: 1) }
            + waiting.map { .entryListed(queue: "hotline", uniqueID: $0, wait: 1) }
    }
}
