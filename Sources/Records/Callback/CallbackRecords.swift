// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// What a ticket waits for at the callback desk.
package enum CallbackQueue: String, CaseIterable, Sendable {
    /// To be called, from the row's instant on.
    case call
    /// Texted after the last attempt; the row's instant is when it ends.
    case texted
    /// Not content: a reviewer decides. The row's instant is since when.
    case grievance
}

/// How much waits at the callback desk. Who was not called yet and who was called in vain are counted apart.
package struct CallbackCounts: Equatable, Sendable {
    /// May be called now.
    package let due: Int
    /// Waits for the next half-day.
    package let later: Int
    /// Nobody has called yet, due or not.
    package let uncalled: Int
    package let texted: Int
    package let grievances: Int
}

/// The lists of the callback desk: a row for each ticket, gone once it is done. Kept by `TicketLedger`.
package enum CallbackRecords {
    package static func counts(at now: Date, in reader: any Reader) throws -> CallbackCounts {
        let row = try reader.first(
            """
            SELECT COUNT(*) FILTER (WHERE queue = 'call' AND at <= \(now)) AS due,
                COUNT(*) FILTER (WHERE queue = 'call' AND at > \(now)) AS later,
                COUNT(*) FILTER (WHERE queue = 'call' AND tries = 0) AS uncalled,
                COUNT(*) FILTER (WHERE queue = 'texted') AS texted,
                COUNT(*) FILTER (WHERE queue = 'grievance') AS grievances
            FROM callbacks
            """
        )
        return CallbackCounts(
            due: try row?.value("due") ?? 0,
            later: try row?.value("later") ?? 0,
            uncalled: try row?.value("uncalled") ?? 0,
            texted: try row?.value("texted") ?? 0,
            grievances: try row?.value("grievances") ?? 0,
        )
    }

    /// The tickets of a queue, the earliest first, at most `limit`.
    ///
    /// - Parameters:
    ///   - queue: Which one.
    ///   - from: The earliest instant, included.
    ///   - before: The end, not included.
    ///   - limit: At most so many.
    ///   - skipping: So many that come first.
    ///   - reader: The snapshot.
    /// - Returns: Their numbers, in the order of the desk.
    /// - Throws: `DatabaseError`.
    package static func page(
        _ queue: CallbackQueue,
        from: Date,
        before: Date,
        limit: Int,
        skipping: Int = 0,
        in reader: any Reader,
    ) throws -> [TicketNumber] {
        try reader.rows(
            """
            SELECT tickets.number AS number
            FROM callbacks
            JOIN tickets ON tickets.id = callbacks.ticket
            WHERE callbacks.queue = \(queue.rawValue) AND callbacks.at >= \(from) AND callbacks.at < \(before)
            ORDER BY callbacks.at, callbacks.ticket
            LIMIT \(limit) OFFSET \(skipping)
            """
        ).map { try $0.value("number") }
    }

    /// All rows by ticket, as queue, instant and tries.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: Set<[String]>] {
        try reader.rows("SELECT queue, at, tries, ticket FROM callbacks").reduce(into: [:]) { all, row in
            let at: Int64 = try row.value("at")
            let tries: Int = try row.value("tries")
            all[try row.value("ticket"), default: []].insert([try row.value("queue"), String(at), String(tries)])
        }
    }

    /// Brings the rows of a ticket from one state to the next; nothing is written where nothing changes.
    static func move(_ id: ID<Ticket>, from before: Ticket?, to after: Ticket, in writer: any Writer) throws {
        let had = before?.callbackRows ?? []
        let has = after.callbackRows
        guard had != has else { return }
        for row in had where !has.contains(row) {
            try writer.execute("DELETE FROM callbacks WHERE queue = \(row.queue.rawValue) AND ticket = \(id)")
        }
        for row in has where !had.contains(row) {
            try writer.execute(
                """
                INSERT INTO callbacks (queue, at, tries, ticket)
                VALUES (\(row.queue.rawValue), \(row.at), \(row.tries), \(id))
                """
            )
        }
    }

    /// Fills the lists of a store that was made before there were any, once.
    package static func complete(in writer: any Writer) throws {
        guard try writer.first("SELECT ticket FROM callbacks WHERE queue = 'unfilled'") != nil else { return }
        let stages = [Stage.Name.callbackPending, .answered].map { "\($0)" as SQL }.joined(separator: ", ")
        try TicketRecords.each("stage IN (\(stages))", in: writer) { stored in
            try move(stored.id, from: nil, to: stored.ticket, in: writer)
        }
        try writer.execute("DELETE FROM callbacks WHERE queue = 'unfilled'")
    }
}

/// One row of the callback desk.
struct CallbackRow: Equatable {
    let queue: CallbackQueue
    let at: Date
    let tries: Int

    /// As the store has it.
    var texts: [String] { [queue.rawValue, String(at.wholeMilliseconds), String(tries)] }
}

extension Ticket {
    /// What waits at the callback desk.
    var callbackRows: [CallbackRow] {
        let grievance = openGrievance.map { CallbackRow(queue: .grievance, at: $0.since, tries: $0.round) }
        return [asking, stage.name == .archived ? nil : grievance].compactMap(\.self)
    }

    private var asking: CallbackRow? {
        let attempts: Int
        switch stage {
        case .callbackPending(_, let made), .answered(_, let made): attempts = made
        default: return nil
        }
        guard !awaitsDisposition else { return nil }
        guard let course = overlays.callback else {
            let since = stage.assignment?.repliedAt ?? filing.receivedAt
            return CallbackRow(queue: .call, at: since, tries: attempts)
        }
        guard let until = course.until else {
            return CallbackRow(queue: .call, at: course.notBefore, tries: course.tries.count)
        }
        return CallbackRow(queue: .texted, at: until, tries: course.tries.count)
    }
}
