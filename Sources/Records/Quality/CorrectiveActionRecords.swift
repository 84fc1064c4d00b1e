// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// What is to be done after inspections.
package enum CorrectiveActionRecords {
    package static func find(_ id: ID<CorrectiveAction>, in reader: any Reader) throws -> CorrectiveAction? {
        try actions("WHERE id = \(id)", in: reader).first
    }

    package static func actions(
        of inspection: ID<Inspection>,
        in reader: any Reader,
    ) throws -> [CorrectiveAction] {
        try actions("WHERE inspection = \(inspection) ORDER BY id", in: reader)
    }

    /// Those that are not done, the one that is due first coming first.
    ///
    /// - Parameters:
    ///   - owner: Whose; nil for everybody's.
    ///   - limit: So many at most.
    ///   - reader: The snapshot.
    /// - Returns: Across all inspections.
    /// - Throws: `DatabaseError`.
    package static func open(of owner: String?, limit: Int, in reader: any Reader) throws -> [CorrectiveAction] {
        let ofOwner: SQL = owner.map { "AND owner = \($0)" } ?? ""
        return try actions("WHERE done_at IS NULL \(ofOwner) ORDER BY due, id LIMIT \(limit)", in: reader)
    }

    package static func nextID(in reader: any Reader) throws -> ID<CorrectiveAction> {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM corrective_actions")?.value("next") ?? ID(1)
    }

    package static func insert(_ action: CorrectiveAction, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO corrective_actions (id, inspection, words, owner, due, opened_at, opened_by)
            VALUES (\(action.id), \(action.inspection), \(action.text), \(action.owner), \(action.due),
                \(action.openedAt), \(action.openedBy))
            """
        )
    }

    package static func finish(
        _ id: ID<CorrectiveAction>,
        with outcome: CorrectiveAction.Outcome,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            UPDATE corrective_actions
            SET done_at = \(outcome.at), done_by = \(outcome.login), note = \(outcome.note)
            WHERE id = \(id)
            """
        )
    }

    private static func actions(_ clause: SQL, in reader: any Reader) throws -> [CorrectiveAction] {
        try reader.rows(
            """
            SELECT id, inspection, words, owner, due, opened_at, opened_by, done_at, done_by, note
            FROM corrective_actions \(clause)
            """
        ).map { row in
            let doneBy: String? = try row.value("done_by")
            return CorrectiveAction(
                id: try row.value("id"),
                inspection: try row.value("inspection"),
                text: try row.value("words"),
                owner: try row.value("owner"),
                due: try row.value("due"),
                openedAt: try row.value("opened_at"),
                openedBy: try row.value("opened_by"),
                outcome: try doneBy.map {
                    CorrectiveAction.Outcome(at: try row.value("done_at"), by: $0, note: try row.value("note"))
                },
            )
        }
    }
}
