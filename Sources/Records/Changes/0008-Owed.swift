// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What others than the responsible unit still owe a ticket: a row for each, gone once it is done.
    static let owed = SchemaChange(
        number: 8,
        name: "owed",
        statements: [
            """
            CREATE TABLE owed (
                duty TEXT NOT NULL,
                owner TEXT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                PRIMARY KEY (duty, owner, ticket)
            )
            """,
            "CREATE INDEX owed_by_ticket ON owed (ticket)",
            // Few tickets have another lamp than green, and those are asked for.
            "CREATE INDEX tickets_by_lamp ON tickets (lamp, id) WHERE lamp <> 'green'",
            // What a store has seen before there were answers to repeats stays as it was.
            """
            INSERT INTO followers (name, position, moved_at, failures, retry_at, lease_until)
            SELECT 'answer-repeats', MAX(position), MAX(at), 0, 0, 0
            FROM journal
            HAVING COUNT(*) > 0
            """,
        ],
    )
}
