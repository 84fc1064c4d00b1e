// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// Which units still owe a part of which tickets: the helping units' inbox. Kept by `TicketLedger`.
package enum CoTaskRecords {
    /// How many tickets wait for a part of `unit`.
    package static func count(of unit: UnitCode, in reader: any Reader) throws -> Int {
        try reader.first("SELECT COUNT(*) AS count FROM co_tasks WHERE unit = \(unit)")?.value("count") ?? 0
    }

    /// All of them by ticket.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: Set<UnitCode>] {
        try reader.rows("SELECT unit, ticket FROM co_tasks").reduce(into: [:]) { tasks, row in
            tasks[try row.value("ticket"), default: []].insert(try row.value("unit"))
        }
    }

    /// Brings the rows of a ticket from one state to the next; nothing is written where nothing changes.
    static func move(_ id: ID<Ticket>, from before: Set<UnitCode>, to after: Set<UnitCode>, in writer: any Writer)
        throws
    {
        for unit in before.subtracting(after).sorted() {
            try writer.execute("DELETE FROM co_tasks WHERE unit = \(unit) AND ticket = \(id)")
        }
        for unit in after.subtracting(before).sorted() {
            try writer.execute("INSERT INTO co_tasks (unit, ticket) VALUES (\(unit), \(id))")
        }
    }
}

extension Ticket {
    /// The helping units that can and should still deliver.
    var owingCoUnits: Set<UnitCode> {
        switch stage {
        case .dispatched(let pass), .signed(let pass), .handling(let pass), .extensionRequested(let pass, _):
            Set(pass.awaitedCoUnits)
        default: []
        }
    }
}
