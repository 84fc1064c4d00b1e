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
    }

    /// - Returns: nil when no ticket can fit.
    func filters(in reader: any Reader) throws -> Filters? {
        var filters = Filters(conditions: conditions)
        if let day = [firstDay, since.map(Self.dayBefore)].compactMap(\.self).max(by: {
            $0.daysSinceEpoch < $1.daysSinceEpoch
        }) {
            let number = TicketNumber(day: day, count: 0)
            guard let first = try Self.row("number >= \(number) ORDER BY number", in: reader) else { return nil }
            filters.first = first
            filters.conditions.append("id >= \(first)")
        }
        if let lastDay {
            let number = TicketNumber(day: lastDay, count: TicketNumber.mostOfADay)
            guard let last = try Self.row("number <= \(number) ORDER BY number DESC", in: reader) else { return nil }
            filters.last = last
            filters.conditions.append("id <= \(last)")
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

    private var conditions: [SQL] {
        var conditions: [SQL] = []
        if let unit { conditions.append("unit = \(unit)") }
        if let owed { conditions.append(owed.condition) }
        if !marks.isEmpty {
            conditions.append("id IN (SELECT ticket FROM marks WHERE mark IN (\(Self.list(marks.map(\.rawValue)))))")
        }
        if let dueFrom { conditions.append("due_at >= \(dueFrom)") }
        if order == .waiting, stages == [.registered] {
            // Written out, so that both engines know that the index of what waits serves.
            conditions.append("stage = 'registered'")
        } else if !stages.isEmpty {
            conditions.append("stage IN (\(Self.list(stages)))")
        }
        if !lamps.isEmpty { conditions.append("lamp IN (\(Self.list(lamps)))") }
        // Said once more in plain words, so that both engines know that the index of such lamps serves.
        if !lamps.isEmpty, !lamps.contains(.green) { conditions.append("lamp <> 'green'") }
        if let kind { conditions.append("kind = \(kind)") }
        if let matter { conditions.append("matter = \(matter)") }
        if let channel { conditions.append("channel = \(channel)") }
        if !areas.isEmpty { conditions.append("area IN (\(Self.list(areas)))") }
        if let since { conditions.append("received_at >= \(since)") }
        if let firstDay { conditions.append("number >= \(TicketNumber(day: firstDay, count: 0))") }
        if let lastDay { conditions.append("number <= \(TicketNumber(day: lastDay, count: TicketNumber.mostOfADay))") }
        if let phone { conditions.append(calling("phone = \(phone)")) }
        if let hiddenFrom { conditions.append("(accused IS NULL OR accused <> \(hiddenFrom))") }
        return conditions
    }

    private static func list(_ values: [some SQLValueConvertible]) -> SQL {
        values.map { "\($0)" as SQL }.joined(separator: ", ")
    }

    /// Tickets whose contact fulfils `condition`, as far as the reader may know the contact.
    func calling(_ condition: SQL) -> SQL {
        switch phoneReach {
        case .all, .ends: "id IN (SELECT ticket FROM contacts WHERE \(condition))"
        case .open: "id IN (SELECT ticket FROM contacts WHERE \(condition) AND NOT withheld)"
        case .none: "1 = 0"
        }
    }

    /// The same filters as marks of the index of words: one of each group.
    var wordMarks: [[String]] {
        var marks: [[String]] = []
        func add(_ mark: TicketWords.Mark, _ values: [String]) {
            // Many areas are compared by the tickets alone.
            if !values.isEmpty, values.count <= 32 { marks.append(values.map(mark.token)) }
        }
        add(.unit, [unit?.rawValue].compactMap(\.self))
        add(.kind, [kind?.rawValue].compactMap(\.self))
        add(.matter, [matter?.rawValue].compactMap(\.self))
        add(.channel, [channel?.rawValue].compactMap(\.self))
        add(.area, areas.map(\.rawValue))
        return marks
    }
}
