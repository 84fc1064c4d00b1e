// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// Inspections with every opinion and step; both are only ever added. What lists need stands in columns, kept on write.
package enum InspectionRecords {
    package static func find(_ id: ID<Inspection>, in reader: any Reader) throws -> Inspection? {
        try inspections("WHERE inspections.id = \(id)", in: reader).first
    }

    /// Those after `id`, for a check of all.
    static func page(after id: ID<Inspection>, limit: Int, in reader: any Reader) throws -> [Inspection] {
        try inspections("WHERE inspections.id > \(id) ORDER BY inspections.id LIMIT \(limit)", in: reader)
    }

    /// The newest opinions that count, for what is often missed.
    package static func newestInspected(since: Date, limit: Int, in reader: any Reader) throws -> [Inspection] {
        try inspections(
            """
            WHERE inspections.inspected_at >= \(since)
            ORDER BY inspections.inspected_at DESC, inspections.id DESC
            LIMIT \(limit)
            """,
            in: reader,
        )
    }

    /// Those that stand so, oldest first while they wait, newest first after.
    package static func lines(
        standing: Set<Inspection.Standing>,
        agent: String? = nil,
        limit: Int,
        in reader: any Reader,
    ) throws -> [InspectionLine] {
        let names = standing.map(\.rawValue).sorted().map { "\($0)" as SQL }.joined(separator: ", ")
        let ofAgent: SQL = agent.map { "AND agent = \($0)" } ?? ""
        let order: SQL = standing == [.waiting] ? "id" : "inspected_at DESC, id DESC"
        return try reader.rows(
            """
            SELECT id, kind, reference, agent, standing, result, is_fatal, inspected_at
            FROM inspections
            WHERE standing IN (\(names)) \(ofAgent)
            ORDER BY \(order)
            LIMIT \(limit)
            """
        ).map(InspectionLine.init)
    }

    package static func counts(in reader: any Reader) throws -> [Inspection.Standing: Int] {
        try reader.rows("SELECT standing, COUNT(*) AS count FROM inspections GROUP BY standing")
            .reduce(into: [:]) { $0[try $1.value("standing")] = try $1.value("count") }
    }

    /// What was inspected since an instant, agent by agent.
    package static func agents(since: Date, in reader: any Reader) throws -> [AgentQuality] {
        try reader.rows(
            """
            SELECT agent, COUNT(*) AS inspected, CAST(SUM(result) AS BIGINT) AS sum,
                CAST(SUM(CASE WHEN is_fatal THEN 1 ELSE 0 END) AS BIGINT) AS fatal
            FROM inspections
            WHERE inspected_at >= \(since)
            GROUP BY agent
            ORDER BY agent
            """
        ).map { row in
            AgentQuality(
                agent: try row.value("agent"),
                inspected: try row.value("inspected"),
                sum: try row.value("sum"),
                fatal: try row.value("fatal"),
            )
        }
    }

    package static func nextID(in reader: any Reader) throws -> ID<Inspection> {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM inspections")?.value("next") ?? ID(1)
    }

    /// Writes one that waits.
    package static func insert(_ inspection: Inspection, of sample: ID<QualitySample>, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO inspections (id, sample, kind, reference, agent, standing, is_fatal)
            VALUES (\(inspection.id), \(sample), \(inspection.subject.kind), \(inspection.subject.reference),
                \(inspection.agent), \(inspection.standing), \(inspection.isFatal))
            """
        )
    }

    /// Adds an opinion behind those that `inspection` has.
    package static func add(_ opinion: Inspection.Opinion, to inspection: Inspection, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO inspection_opinions (inspection, ordinal, at, login, sheet)
            VALUES (\(inspection.id), \(inspection.opinions.count + 1), \(opinion.at), \(opinion.login),
                \(try StoredJSON.text(opinion.sheet)))
            """
        )
        try keepColumns(of: inspection.id, in: writer)
    }

    /// Adds a step behind those that `inspection` has.
    package static func add(_ step: Inspection.Step, to inspection: Inspection, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO inspection_steps (inspection, ordinal, act, opinion, at, login, note)
            VALUES (\(inspection.id), \(inspection.steps.count + 1), \(step.act.rawValue), \(step.opinion), \(step.at),
                \(step.login), \(step.note))
            """
        )
        try keepColumns(of: inspection.id, in: writer)
    }

    private static func keepColumns(of id: ID<Inspection>, in writer: any Writer) throws {
        guard let inspection = try find(id, in: writer) else { return }
        try writer.execute(
            """
            UPDATE inspections
            SET standing = \(inspection.standing), result = \(inspection.result), is_fatal = \(inspection.isFatal),
                inspected_at = \(inspection.opinions.first?.at)
            WHERE id = \(id)
            """
        )
    }

    private static func inspections(_ clause: SQL, in reader: any Reader) throws -> [Inspection] {
        let rows = try reader.rows(
            """
            SELECT inspections.id AS id, inspections.kind AS kind, reference, agent, second_opinion
            FROM inspections
            JOIN quality_samples ON quality_samples.id = inspections.sample
            \(clause)
            """
        )
        let ids: [ID<Inspection>] = try rows.map { try $0.value("id") }
        let opinions = try opinions(of: ids, in: reader)
        let steps = try steps(of: ids, in: reader)
        return try rows.map { row in
            let id: ID<Inspection> = try row.value("id")
            return Inspection(
                id: id,
                subject: Inspection.Subject(try row.value("kind"), try row.value("reference")),
                agent: try row.value("agent"),
                second: try row.value("second_opinion"),
                opinions: opinions[id] ?? [],
                steps: steps[id] ?? [],
            )
        }
    }

    private static func opinions(
        of ids: [ID<Inspection>],
        in reader: any Reader,
    ) throws -> [ID<Inspection>: [Inspection.Opinion]] {
        guard !ids.isEmpty else { return [:] }
        let list = ids.map { "\($0)" as SQL }.joined(separator: ", ")
        return try reader.rows(
            """
            SELECT inspection, at, login, sheet
            FROM inspection_opinions
            WHERE inspection IN (\(list))
            ORDER BY inspection, ordinal
            """
        ).reduce(into: [:]) { opinions, row in
            let opinion = Inspection.Opinion(
                try StoredJSON.value(FilledSheet.self, from: try row.value("sheet")),
                at: try row.value("at"),
                by: try row.value("login"),
            )
            opinions[try row.value("inspection"), default: []].append(opinion)
        }
    }

    private static func steps(
        of ids: [ID<Inspection>],
        in reader: any Reader,
    ) throws -> [ID<Inspection>: [Inspection.Step]] {
        guard !ids.isEmpty else { return [:] }
        let list = ids.map { "\($0)" as SQL }.joined(separator: ", ")
        return try reader.rows(
            """
            SELECT inspection, act, opinion, at, login, note
            FROM inspection_steps
            WHERE inspection IN (\(list))
            ORDER BY inspection, ordinal
            """
        ).reduce(into: [:]) { steps, row in
            // A step that only a newer program knows changes nothing here.
            guard let act = Inspection.Act(rawValue: try row.value("act")) else { return }
            let step = Inspection.Step(
                act,
                on: try row.value("opinion"),
                at: try row.value("at"),
                by: try row.value("login"),
                note: try row.value("note"),
            )
            steps[try row.value("inspection"), default: []].append(step)
        }
    }
}

extension InspectionLine {
    init(row: Row) throws {
        self.init(
            id: try row.value("id"),
            subject: Inspection.Subject(try row.value("kind"), try row.value("reference")),
            agent: try row.value("agent"),
            standing: try row.value("standing"),
            result: try row.value("result"),
            isFatal: try row.value("is_fatal"),
            inspectedAt: try row.value("inspected_at"),
        )
    }
}
