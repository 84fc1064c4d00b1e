// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage
import Tickets
import WorkCalendar

extension TicketList {
    /// All that is asked of a ticket but its words and its place in the order.
    struct Filters {
        var conditions: [SQL]
        /// The rows among which the days' tickets lie.
        var first: ID<Ticket>?
        var last: ID<Ticket>?
        /// So few have the stage and lamp asked for that they are sorted.
        var areRare = false
    }

    /// - Returns: nil when no ticket can fit.
    func filters(in reader: any Reader, on engine: StorageEngine) throws -> Filters? {
        let areRare = try areRare(in: reader)
        let conditions = conditions(on: engine, along: areRare ? rarest : leading)
        var filters = Filters(conditions: conditions, areRare: areRare)
        // As in `conditions`: in another order than that of the rows, their index is none to go along.
        let row: SQL = engine == .sqlite && (order != .newestFirst || areRare) ? "+id" : "id"
        if let day = [firstDay, since.map(Self.dayBefore)].compactMap(\.self).max(by: {
            $0.daysSinceEpoch < $1.daysSinceEpoch
        }) {
            let number = TicketNumber(day: day, count: 0)
            guard let first = try Self.row("number >= \(number) ORDER BY number", in: reader) else { return nil }
            filters.first = first
            filters.conditions.append("\(row) >= \(first)")
        }
        if let lastDay = [lastDay, endedThrough, openOn].compactMap(\.self).min(by: {
            $0.daysSinceEpoch < $1.daysSinceEpoch
        }) {
            let number = TicketNumber(day: lastDay, count: TicketNumber.mostOfADay)
            guard let last = try Self.row("number <= \(number) ORDER BY number DESC", in: reader) else { return nil }
            filters.last = last
            filters.conditions.append("\(row) <= \(last)")
        }
        return filters
    }

    /// Tickets are numbered as they are filed, so days are stretches of rows.
    private static func row(_ condition: SQL, in reader: any Reader) throws -> ID<Ticket>? {
        try reader.first("SELECT id FROM tickets WHERE \(condition) LIMIT 1")?.value("id")
    }

    /// A day so early that what was received at `instant` was filed on it or later, wherever the city lies.
    private static func dayBefore(_ instant: Date) -> Day {
        Day(daysSinceEpoch: Int((instant.timeIntervalSince1970 / 86_400).rounded(.down)) - 2)
    }

    private func conditions(on engine: StorageEngine, along: Set<Column>) -> [SQL] {
        var conditions = compared.map { column, test -> SQL in
            "\(Self.steered(column, along: along, on: engine)) \(test)"
        }
        if let owed { conditions.append(owed.condition) }
        if let marked = Self.among(marks.map(\.rawValue)) {
            conditions.append("id IN (SELECT ticket FROM marks WHERE mark \(marked))")
        }
        if let openOn { conditions.append("(ended_on IS NULL OR ended_on > \(openOn))") }
        if let dueFrom { conditions.append("due_at >= \(dueFrom)") }
        if along.contains(.ended) { conditions.append("ended_on IS NOT NULL") }
        // Said once more in plain words, so that both engines know that the index of such lamps serves.
        if along.contains(.lamp) { conditions.append("lamp <> 'green'") }
        if let since { conditions.append("received_at >= \(since)") }
        if let phone { conditions.append(calling("phone = \(phone)")) }
        if let line { conditions.append("line = \(line)") }
        if let trait { conditions.append("id IN (SELECT ticket FROM traits WHERE trait = \(trait.rawValue))") }
        if let finder { conditions.append("finder = \(finder)") }
        if let hiddenFrom { conditions.append("(accused IS NULL OR accused <> \(hiddenFrom))") }
        return conditions
    }

    /// SQLite guesses that any value is rare, and would sort half of the tickets. A plus takes the choice from it.
    /// PostgreSQL counts; but lamps change in the hour after it has, all of them at once.
    private static func steered(_ column: Column, along: Set<Column>, on engine: StorageEngine) -> SQL {
        if along.contains(column) { return "\(raw: column.rawValue)" }
        switch engine {
        case .sqlite: return "+\(raw: column.rawValue)"
        case .postgres: return column == .lamp ? "COALESCE(lamp, '')" : "\(raw: column.rawValue)"
        }
    }

    private enum Column: String {
        case unit, stage, lamp, kind, matter, channel, area, number
        case ended = "ended_on"
        case span = "ended_after"
    }

    private var compared: [(Column, SQL)] {
        let columns: [(Column, SQL?)] = [
            (.unit, unit.map { "= \($0)" }),
            (.stage, Self.among(stages)),
            (.lamp, Self.among(lamps)),
            (.kind, kind.map { "= \($0)" }),
            (.matter, matter.map { "= \($0)" }),
            (.channel, channel.map { "= \($0)" }),
            (.area, Self.among(areas)),
            (.ended, endedFrom.map { ">= \($0)" }),
            (.ended, endedThrough.map { "<= \($0)" }),
            (.span, span.map { "= \($0)" }),
            (.number, firstDay.map { ">= \(TicketNumber(day: $0, count: 0))" }),
            (.number, lastDay.map { "<= \(TicketNumber(day: $0, count: TicketNumber.mostOfADay))" }),
        ]
        return columns.compactMap { column, test in test.map { (column, $0) } }
    }

    /// The columns along whose index the list is read: all by due date, or the newest with one value of the column that
    /// has the most values. Several values of a column have no common order.
    private var leading: Set<Column> {
        guard owed == nil, phone == nil, marks.isEmpty else { return [] }
        guard order == .newestFirst else { return [.unit] }
        guard words == nil else { return [] }
        if lamps.count == 1, lamps != [.green] { return unit == nil ? [.lamp] : [.unit, .lamp] }
        if unit != nil, matter == nil, stages.count == 1 { return [.unit, .stage] }
        let single: [(Column, Bool)] = [
            (.matter, matter != nil), (.unit, unit != nil), (.area, areas.count == 1), (.channel, channel != nil),
            (.kind, kind != nil), (.stage, stages.count == 1),
        ]
        return Set(single.first { $0.1 }.map { [$0.0] } ?? [])
    }

    /// Whether the tallies say that hardly any ticket has the stage and lamp asked for: then an index in the list's order
    /// would be read to its end.
    private func areRare(in reader: any Reader) throws -> Bool {
        guard order != .waiting, words == nil, owed == nil, phone == nil, marks.isEmpty, !rarest.isEmpty else {
            return false
        }
        if endedFrom != nil || endedThrough != nil {
            return try FigureTallies.ended(from: endedFrom, through: endedThrough, of: unit, in: reader)
                <= Self.fewEnded
        }
        let asked: [SQL?] = [
            unit.map { "unit = \($0)" },
            Self.among(stages).map { "stage \($0)" },
            Self.among(lamps).map { "lamp \($0)" },
        ]
        let total = try reader.first(
            """
            SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) AS count
            FROM tally_totals
            WHERE \(asked.compactMap(\.self).joined(separator: " AND "))
            """
        )
        return try total?.value("count", as: Int.self) ?? 0 <= Self.few
    }

    var isSplitByLamp: Bool { order == .newestFirst && words == nil && lamps.count > 1 && !lamps.contains(.green) }

    /// As many as are sorted while one waits for a page.
    private static let few = 2_000
    /// Those of a day or two, which lie close together.
    private static let fewEnded = 10_000

    /// The columns along whose index rare tickets are found.
    private var rarest: Set<Column> {
        if endedFrom != nil || endedThrough != nil { return [.ended] }
        let unit: Set<Column> = unit == nil ? [] : [.unit]
        if !lamps.isEmpty, !lamps.contains(.green) { return unit.union([.lamp]) }
        return stages.isEmpty ? [] : unit.union([.stage])
    }

    private static func among(_ values: [some SQLValueConvertible]) -> SQL? {
        switch values.count {
        case 0: nil
        case 1: "= \(values[0])"
        default: "IN (\(values.map { "\($0)" as SQL }.joined(separator: ", ")))"
        }
    }

    /// Tickets whose contact fulfils `condition`, as far as the reader may know the contact.
    func calling(_ condition: SQL) -> SQL {
        switch phoneReach {
        case .all, .ends: "id IN (SELECT ticket FROM contacts WHERE \(condition))"
        case .open, .openEnds: "id IN (SELECT ticket FROM contacts WHERE \(condition) AND NOT withheld)"
        case .none: "1 = 0"
        }
    }

    /// The same filters as facets in the index of words: one of each group.
    var facets: [[String]] {
        var groups: [[String]] = []
        func add(_ facet: TicketWords.Facet, _ values: [String]) {
            // Many areas are compared by the tickets alone.
            if !values.isEmpty, values.count <= 32 { groups.append(values.map(facet.token)) }
        }
        add(.unit, [unit?.rawValue].compactMap(\.self))
        add(.kind, [kind?.rawValue].compactMap(\.self))
        add(.matter, [matter?.rawValue].compactMap(\.self))
        add(.channel, [channel?.rawValue].compactMap(\.self))
        add(.area, areas.map(\.rawValue))
        return groups
    }
}
