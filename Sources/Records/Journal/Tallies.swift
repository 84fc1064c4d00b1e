// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Storage
package import Tickets
package import WorkCalendar

/// Where a ticket is counted: one cell of unit × stage × lamp × channel × kind × day of filing (V5).
package struct TallyKey: Hashable, Sendable {
    /// Empty where no unit is responsible.
    package let unit: String
    package let stage: Stage.Name
    package let lamp: Lamp
    package let channel: Channel
    package let kind: TicketKind
    package let day: Day
}

/// The same over all channels, types and days: what the overview reads, as short however old the store is.
struct TallyTotal: Hashable {
    let unit: String
    let stage: Stage.Name
    let lamp: Lamp
}

extension TallyKey {
    var total: TallyTotal { TallyTotal(unit: unit, stage: stage, lamp: lamp) }
}

extension Ticket {
    package func tallyKey(day: (Date) -> Day) -> TallyKey {
        TallyKey(
            unit: unit?.rawValue ?? "",
            stage: stage.name,
            lamp: overlays.lamp,
            channel: filing.channel,
            kind: kind,
            day: day(filing.receivedAt),
        )
    }

    /// The facts that a change's events bring, one after the other.
    package func facts(of events: [TicketEvent], at instant: Date) -> [CountedFact] {
        var ticket = self
        var facts: [CountedFact] = []
        for event in events {
            facts += ticket.facts(of: event, at: instant)
            ticket.apply(event, at: instant)
        }
        return facts
    }
}

/// Counts kept in the transaction that changes them; a dashboard sums cells and never counts tickets.
enum Tallies {
    static func move(from before: TallyKey?, to after: TallyKey, in writer: any Writer) throws {
        guard before != after else { return }
        if let before {
            try add(-1, to: before, in: writer)
            try removeEmpty(before, in: writer)
        }
        try add(1, to: after, in: writer)
        guard before?.total != after.total else { return }
        if let before { try add(-1, to: before.total, in: writer) }
        try add(1, to: after.total, in: writer)
    }

    static func count(_ facts: [CountedFact], on day: Day, in writer: any Writer) throws {
        for fact in facts {
            try writer.send(
                """
                INSERT INTO fact_tallies (day, unit, fact, count)
                VALUES (\(day), \(fact.unit?.rawValue ?? ""), \(fact.fact), 1)
                ON CONFLICT (day, unit, fact) DO UPDATE SET count = fact_tallies.count + 1
                """
            )
        }
    }

    /// Tickets pass through many cells; only those that hold one are kept, so that sums stay short.
    private static func removeEmpty(_ key: TallyKey, in writer: any Writer) throws {
        try writer.send(
            """
            DELETE FROM tallies
            WHERE unit = \(key.unit) AND stage = \(key.stage) AND lamp = \(key.lamp) AND channel = \(key.channel)
                AND kind = \(key.kind) AND day = \(key.day) AND count = 0
            """
        )
    }

    private static func add(_ count: Int, to total: TallyTotal, in writer: any Writer) throws {
        try writer.send(
            """
            INSERT INTO tally_totals (unit, stage, lamp, count)
            VALUES (\(total.unit), \(total.stage), \(total.lamp), \(count))
            ON CONFLICT (unit, stage, lamp) DO UPDATE SET count = tally_totals.count + excluded.count
            """
        )
    }

    private static func add(_ count: Int, to key: TallyKey, in writer: any Writer) throws {
        try writer.send(
            """
            INSERT INTO tallies (unit, stage, lamp, channel, kind, day, count)
            VALUES (\(key.unit), \(key.stage), \(key.lamp), \(key.channel), \(key.kind), \(key.day), \(count))
            ON CONFLICT (unit, stage, lamp, channel, kind, day)
            DO UPDATE SET count = tallies.count + excluded.count
            """
        )
    }
}
