// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Old lines and grids by which requests come, for whom somebody speaks (A7, A10), and the nuisance list (A11).
    static let waysIn = SchemaChange(
        number: 22,
        name: "ways in",
        statements: [
            "ALTER TABLE tickets ADD COLUMN line TEXT",
            "ALTER TABLE tickets ADD COLUMN finder TEXT",
            "CREATE INDEX tickets_by_line ON tickets (line, id) WHERE line IS NOT NULL",
            "CREATE INDEX tickets_by_finder ON tickets (finder, id) WHERE finder IS NOT NULL",
            """
            CREATE TABLE line_tallies (
                line TEXT NOT NULL,
                day TEXT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (line, day)
            )
            """,
            "ALTER TABLE contacts ADD COLUMN represented TEXT",
            """
            CREATE TABLE nuisances (
                id BIGINT PRIMARY KEY,
                phone TEXT NOT NULL,
                reason TEXT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX nuisances_by_phone ON nuisances (phone, id)",
            """
            CREATE TABLE nuisance_steps (
                nuisance BIGINT NOT NULL REFERENCES nuisances (id),
                ordinal BIGINT NOT NULL,
                act TEXT NOT NULL,
                at BIGINT NOT NULL,
                login TEXT NOT NULL,
                note TEXT NOT NULL,
                PRIMARY KEY (nuisance, ordinal)
            )
            """,
        ],
    )
}
