// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What stands behind the scores: every fact with the entry that brought it, what was taken out of the base, the months
    /// that were frozen, and what units object to (docs/adr/0023).
    static func statements(on engine: StorageEngine) -> SchemaChange {
        // The key is the whole row: SQLite need not keep it twice.
        let form: SQL =
            switch engine {
            case .sqlite: " WITHOUT ROWID"
            case .postgres: ""
            }
        let entries: SQL = """
            CREATE TABLE fact_entries (
                unit TEXT NOT NULL,
                day TEXT NOT NULL,
                fact TEXT NOT NULL,
                position BIGINT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (unit, day, fact, position)
            )\(form)
            """
        // A store with tickets gets their entries at the next start: see `FactEntries.complete`.
        let unfilled: SQL = """
            INSERT INTO fact_entries (unit, day, fact, position, count)
            SELECT '', '', 'unfilled', 0, COUNT(*)
            FROM tickets
            HAVING COUNT(*) > 0
            """
        return SchemaChange(number: 34, name: "statements", statements: [entries, unfilled] + judgements)
    }

    private static let judgements: [SQL] = [
        """
        CREATE TABLE exclusion_entries (
            ticket BIGINT NOT NULL REFERENCES tickets (id),
            ordinal BIGINT NOT NULL,
            position BIGINT NOT NULL,
            fact TEXT NOT NULL,
            unit TEXT NOT NULL,
            day TEXT NOT NULL,
            count BIGINT NOT NULL,
            reason TEXT NOT NULL,
            state TEXT NOT NULL,
            moved_at BIGINT NOT NULL,
            PRIMARY KEY (ticket, ordinal, position, fact)
        )
        """,
        "CREATE INDEX exclusion_entries_by_day ON exclusion_entries (day, unit)",
        """
        CREATE INDEX exclusion_entries_waiting ON exclusion_entries (moved_at, ticket, ordinal)
        WHERE state = 'requested'
        """,
        """
        CREATE TABLE frozen_months (
            month TEXT PRIMARY KEY,
            frozen_at BIGINT NOT NULL,
            frozen_by TEXT NOT NULL,
            pack BIGINT NOT NULL,
            position BIGINT NOT NULL,
            figures TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE objections (
            id BIGINT PRIMARY KEY,
            month TEXT NOT NULL,
            unit TEXT NOT NULL,
            ticket BIGINT REFERENCES tickets (id),
            fact_group TEXT,
            words TEXT NOT NULL,
            evidence TEXT NOT NULL,
            filed_at BIGINT NOT NULL,
            filed_by TEXT NOT NULL,
            ruling TEXT,
            reply TEXT,
            ruled_at BIGINT,
            ruled_by TEXT,
            CHECK ((ruling IS NULL) = (reply IS NULL) AND (ruling IS NULL) = (ruled_at IS NULL)
                AND (ruling IS NULL) = (ruled_by IS NULL))
        )
        """,
        "CREATE INDEX objections_by_month ON objections (month, unit, id)",
    ]
}
