// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What runs over many tickets have done, so that one that broke off can be repeated without doing it twice.
    static let bulk = SchemaChange(
        number: 11,
        name: "bulk",
        statements: [
            """
            CREATE TABLE bulk_steps (
                owner TEXT NOT NULL,
                run TEXT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                digest TEXT NOT NULL,
                version BIGINT NOT NULL,
                at BIGINT NOT NULL,
                PRIMARY KEY (owner, run, ticket)
            )
            """,
            "CREATE INDEX bulk_steps_by_time ON bulk_steps (at)",
        ],
    )
}
