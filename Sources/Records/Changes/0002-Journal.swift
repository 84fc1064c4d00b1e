// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// The journal, the tallies kept with it, and how far each follower has read.
    static let journal = SchemaChange(
        number: 2,
        name: "journal",
        statements: [
            """
            CREATE TABLE journal (
                position BIGINT PRIMARY KEY,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                version BIGINT NOT NULL,
                at BIGINT NOT NULL,
                author TEXT NOT NULL,
                device TEXT NOT NULL,
                events TEXT NOT NULL,
                hash BYTEA NOT NULL,
                UNIQUE (ticket, version)
            )
            """,
            """
            CREATE TABLE tallies (
                unit TEXT NOT NULL,
                stage TEXT NOT NULL,
                lamp TEXT NOT NULL,
                channel TEXT NOT NULL,
                kind TEXT NOT NULL,
                day TEXT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (unit, stage, lamp, channel, kind, day)
            )
            """,
            """
            CREATE TABLE fact_tallies (
                day TEXT NOT NULL,
                unit TEXT NOT NULL,
                fact TEXT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (day, unit, fact)
            )
            """,
            """
            CREATE TABLE followers (
                name TEXT PRIMARY KEY,
                position BIGINT NOT NULL,
                moved_at BIGINT NOT NULL,
                failures BIGINT NOT NULL,
                last_error TEXT,
                retry_at BIGINT NOT NULL,
                lease_holder TEXT,
                lease_until BIGINT NOT NULL
            )
            """,
        ],
    )
}
