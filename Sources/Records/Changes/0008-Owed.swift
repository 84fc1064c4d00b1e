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
        ],
    )
}
