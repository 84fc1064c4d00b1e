// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// The nuisance list with every step of each entry; steps are only ever added.
package enum NuisanceRecords {
    package static func find(_ id: ID<Nuisance>, in reader: any Reader) throws -> Nuisance? {
        try nuisances("WHERE id = \(id)", in: reader).first
    }

    /// All entries of a number, the newest first.
    package static func entries(of phone: PhoneNumber, in reader: any Reader) throws -> [Nuisance] {
        try nuisances("WHERE phone = \(phone) ORDER BY id DESC", in: reader)
    }

    /// The list, or that of one number.
    ///
    /// - Parameters:
    ///   - phone: Whose entries; nil for all.
    ///   - cursor: What the page before gave as `next`.
    ///   - limit: So many at most.
    ///   - now: What has expired by then can be neither confirmed nor lifted.
    ///   - reader: The snapshot.
    /// - Returns: The page, and where the next one begins.
    /// - Throws: `DatabaseError`.
    package static func page(
        of phone: PhoneNumber?,
        after cursor: NuisancePage.Cursor?,
        limit: Int,
        at now: Date,
        in reader: any Reader,
    ) throws -> NuisancePage {
        let over: SQL = """
            (expires_at <= \(now) OR EXISTS (
                SELECT 1 FROM nuisance_steps WHERE nuisance = nuisances.id AND act IN ('rejected', 'lifted')
            ))
            """
        func found(_ condition: SQL, below id: ID<Nuisance>?, limit: Int) throws -> [Nuisance] {
            var conditions = [condition]
            if let phone { conditions.append("phone = \(phone)") }
            if let id { conditions.append("id < \(id)") }
            let all = conditions.joined(separator: " AND ")
            return try nuisances("WHERE \(all) ORDER BY id DESC LIMIT \(limit)", in: reader)
        }
        let isOver = cursor?.isOver ?? false
        let open = isOver ? [] : try found("NOT \(over)", below: cursor?.id, limit: limit + 1)
        let rest = limit + 1 - open.count
        let ended = rest > 0 ? try found(over, below: isOver ? cursor?.id : nil, limit: rest) : []
        let entries = (open + ended).prefix(limit)
        let hasMore = open.count + ended.count > limit
        let last = hasMore ? entries.last : nil
        let next = last.map { NuisancePage.Cursor(isOver: entries.count > open.count, id: $0.id) }
        return NuisancePage(entries: Array(entries), next: next)
    }

    package static func nextID(in reader: any Reader) throws -> ID<Nuisance> {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM nuisances")?.value("next") ?? ID(1)
    }

    /// Writes a new entry with the steps it has.
    package static func insert(_ nuisance: Nuisance, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO nuisances (id, phone, reason, expires_at)
            VALUES (\(nuisance.id), \(nuisance.phone), \(nuisance.reason), \(nuisance.expiresAt))
            """
        )
        for (index, step) in nuisance.steps.enumerated() {
            try insert(step, ordinal: index + 1, of: nuisance.id, in: writer)
        }
    }

    /// Adds a step behind those that `nuisance` has.
    package static func add(_ step: Nuisance.Step, to nuisance: Nuisance, in writer: any Writer) throws {
        try insert(step, ordinal: nuisance.steps.count + 1, of: nuisance.id, in: writer)
    }

    private static func insert(
        _ step: Nuisance.Step,
        ordinal: Int,
        of id: ID<Nuisance>,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            INSERT INTO nuisance_steps (nuisance, ordinal, act, at, login, note)
            VALUES (\(id), \(ordinal), \(step.act.rawValue), \(step.at), \(step.login), \(step.note))
            """
        )
    }

    private static func nuisances(_ clause: SQL, in reader: any Reader) throws -> [Nuisance] {
        let rows = try reader.rows("SELECT id, phone, reason, expires_at FROM nuisances \(clause)")
        let steps = try steps(of: rows.map { try $0.value("id") }, in: reader)
        return try rows.map { row in
            let id: ID<Nuisance> = try row.value("id")
            return Nuisance(
                id: id,
                phone: try row.value("phone"),
                reason: try row.value("reason"),
                expiresAt: try row.value("expires_at"),
                steps: steps[id] ?? [],
            )
        }
    }

    private static func steps(
        of ids: [ID<Nuisance>],
        in reader: any Reader,
    ) throws -> [ID<Nuisance>: [Nuisance.Step]] {
        guard !ids.isEmpty else { return [:] }
        let list = ids.map { "\($0)" as SQL }.joined(separator: ", ")
        return try reader.rows(
            """
            SELECT nuisance, act, at, login, note
            FROM nuisance_steps
            WHERE nuisance IN (\(list))
            ORDER BY nuisance, ordinal
            """
        ).reduce(into: [:]) { steps, row in
            // A step that only a newer program knows changes nothing here.
            guard let act = Nuisance.Act(rawValue: try row.value("act")) else { return }
            let step = Nuisance.Step(
                act,
                at: try row.value("at"),
                by: try row.value("login"),
                note: try row.value("note"),
            )
            steps[try row.value("nuisance"), default: []].append(step)
        }
    }
}
