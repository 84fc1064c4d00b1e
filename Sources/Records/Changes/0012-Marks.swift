// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Why somebody keeps an eye on an open ticket, and who gave which instruction.
    static let marks = SchemaChange(
        number: 12,
        name: "marks",
        statements: [
            """
            CREATE TABLE marks (
                mark TEXT NOT NULL,
                unit TEXT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                PRIMARY KEY (mark, ticket)
            )
            """,
            "CREATE INDEX marks_by_ticket ON marks (ticket)",
            // A store with tickets gets their marks at the next start: see `MarkRecords.complete`.
            "INSERT INTO marks (mark, unit, ticket) SELECT 'unfilled', '', MIN(id) FROM tickets HAVING COUNT(*) > 0",
            """
            CREATE TABLE instructions (
                login TEXT NOT NULL,
                at BIGINT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                version BIGINT NOT NULL,
                PRIMARY KEY (login, at, ticket)
            )
            """,
        ],
    )
}
