// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What waits for the callback desk: whom to call and when, who was texted until when, who was not content. A store
    /// with tickets gets its rows at the next start: see `CallbackRecords.complete`.
    static let callback = SchemaChange(
        number: 33,
        name: "callback",
        statements: [
            """
            CREATE TABLE callbacks (
                queue TEXT NOT NULL,
                at BIGINT NOT NULL,
                tries BIGINT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                PRIMARY KEY (queue, ticket)
            )
            """,
            "CREATE INDEX callbacks_by_instant ON callbacks (queue, at, ticket)",
            "CREATE INDEX callbacks_by_ticket ON callbacks (ticket)",
            """
            INSERT INTO callbacks (queue, at, tries, ticket)
            SELECT 'unfilled', 0, 0, MIN(id)
            FROM tickets
            HAVING COUNT(*) > 0
            """,
        ],
    )
}
