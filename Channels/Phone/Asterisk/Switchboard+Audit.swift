// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// What the exchange's own lists say there is (`CoreShowChannels`, `QueueStatus`).
struct ExchangeLists: Sendable {
    var channels: [ListedChannel] = []
    var members: [AsteriskMember] = []
    var entries: [(uniqueID: String, waiting: CallPicture.Waiting)] = []

    struct ListedChannel: Sendable {
        let channel: AsteriskChannel
        let bridge: String
    }

    /// - Parameters:
    ///   - events: The answers to both actions.
    ///   - now: When they came.
    init(_ events: [ManagerEvent], at now: Date) {
        for event in events {
            switch event {
            case .channelListed(let channel, let bridge, _):
                channels.append(ListedChannel(channel: channel, bridge: bridge))
            case .memberListed(let member): members.append(member)
            case .entryListed(let queue, let uniqueID, let wait):
                let since = now.addingTimeInterval(-TimeInterval(wait))
                entries.append((uniqueID, CallPicture.Waiting(queue: queue, since: since)))
            default: break
            }
        }
    }
}

/// Comparing with the lists. Events go on coming while the lists are on their way, and are newer than those: what began,
/// ended or changed since `beginAudit` is left as the events have it.
extension Switchboard {
    /// Before the lists are asked for.
    ///
    /// - Returns: The number of this audit.
    mutating func beginAudit() -> Int {
        audit += 1
        return audit
    }

    /// - Parameters:
    ///   - lists: That were asked for after `beginAudit`.
    ///   - audit: Its number.
    ///   - now: When they came.
    /// - Returns: The news of calls joined, and, as the last, the snapshot.
    mutating func compare(with lists: ExchangeLists, of audit: Int, at now: Date) -> [ExchangeNews] {
        // A call that the lists bring is told of by the snapshot.
        var silent = News(at: now)
        for listed in lists.channels { takeIn(listed.channel, &silent) }
        var news = News(at: now)
        joinBridged(lists.channels, &news)
        dropAllBut(Set(lists.channels.map(\.channel.uniqueID)), of: audit)
        compareQueues(with: lists.entries, of: audit)
        compareSeats(with: lists.members, of: audit)
        return news.list + [.snapshot(snapshot(at: now))]
    }

    private mutating func takeIn(_ channel: AsteriskChannel, _ silent: inout News) {
        guard let leg = leg(of: channel, isNew: false, &silent) else { return }
        if channel.state == .up { legs[leg.uniqueID]?.isUp = true }
        if channel.state == .ringing || channel.state == .up { legs[leg.uniqueID]?.hasRung = true }
    }

    /// Channels that talk with each other are one call, whatever their ids say.
    private mutating func joinBridged(_ channels: [ExchangeLists.ListedChannel], _ news: inout News) {
        var calls: [String: CallID] = [:]
        for listed in channels where !listed.bridge.isEmpty {
            guard let call = legs[listed.channel.uniqueID]?.call else { continue }
            if let other = calls[listed.bridge] {
                merge(call, into: other, &news)
            } else {
                calls[listed.bridge] = call
            }
        }
    }

    private mutating func dropAllBut(_ listed: Set<String>, of audit: Int) {
        for leg in legs.values where !listed.contains(leg.uniqueID) && leg.firstSeen < audit {
            legs[leg.uniqueID] = nil
            departed.insert(leg.uniqueID)
            lines[leg.call]?.legs.removeAll { $0 == leg.uniqueID }
            if lines[leg.call]?.legs.isEmpty == true {
                lines[leg.call] = nil
                forget(leg.call)
            }
        }
    }

    private mutating func compareQueues(
        with entries: [(uniqueID: String, waiting: CallPicture.Waiting)],
        of audit: Int,
    ) {
        var waiting: [CallID: CallPicture.Waiting] = [:]
        for entry in entries { if let call = legs[entry.uniqueID]?.call { waiting[call] = entry.waiting } }
        for (call, line) in lines where line.queueChanged < audit {
            // The exact instant is better than whole seconds ago.
            if let known = line.waiting, known.queue == waiting[call]?.queue { continue }
            lines[call]?.waiting = waiting[call]
        }
    }

    private mutating func compareSeats(with members: [AsteriskMember], of audit: Int) {
        var listed: [Seat: SeatState] = [:]
        for member in members {
            if let seat = plan.seat(ofInterface: member.interface) { listed[seat] = state(of: member) }
        }
        for seat in Set(listed.keys).union(seats.keys) where seatChanged[seat, default: 0] < audit {
            seats[seat] = listed[seat]
        }
    }

    private func snapshot(at now: Date) -> ExchangeSnapshot {
        let calls = lines.values.filter(\.isTold).sorted { $0.call.text < $1.call.text }.map(picture)
        return ExchangeSnapshot(at: now, calls: calls, seats: seats)
    }

    private func picture(of line: Line) -> CallPicture {
        let legs = legs(of: line.call)
        let present = legs.filter { !$0.isCaller && ($0.isUp || $0.hasRung && !$0.hasRungInVain) }.compactMap { leg in
            leg.party.map { CallPicture.Present(party: $0, hasAnswered: leg.isUp) }
        }
        return CallPicture(
            call: line.call,
            opening: line.opening,
            ticket: line.ticket,
            waiting: line.waiting,
            parties: present,
            recordings: legs.compactMap(\.recording),
        )
    }
}
