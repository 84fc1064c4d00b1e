// SPDX-License-Identifier: Apache-2.0

import Foundation
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

    /// The newest entries, at most `limit` of them.
    package static func newest(limit: Int, in reader: any Reader) throws -> [Nuisance] {
        try nuisances("ORDER BY id DESC LIMIT \(limit)", in: reader)
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
        try reader.rows("SELECT id, phone, reason, expires_at FROM nuisances \(clause)").map { row in
            let id: ID<Nuisance> = try row.value("id")
            return Nuisance(
                id: id,
                phone: try row.value("phone"),
                reason: try row.value("reason"),
                expiresAt: try row.value("expires_at"),
                steps: try steps(of: id, in: reader),
            )
        }
    }

    private static func steps(of id: ID<Nuisance>, in reader: any Reader) throws -> [Nuisance.Step] {
        try reader.rows(
            """
            SELECT act, at, login, note
            FROM nuisance_steps
            WHERE nuisance = \(id)
            ORDER BY ordinal
            """
        ).compactMap { row in
            // A step that only a newer program knows changes nothing here.
            guard let act = Nuisance.Act(rawValue: try row.value("act")) else { return nil }
            return Nuisance.Step(
                act,
                at: try row.value("at"),
                by: try row.value("login"),
                note: try row.value("note"),
            )
        }
    }
}
