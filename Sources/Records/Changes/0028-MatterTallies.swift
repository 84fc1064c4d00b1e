// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// How the catalogue's matters are used, by month.
    static let matterTallies = SchemaChange(
        number: 28,
        name: "matter tallies",
        statements: [
            """
            CREATE TABLE matter_tallies (
                month TEXT NOT NULL,
                matter TEXT NOT NULL,
                fact TEXT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (month, matter, fact)
            )
            """,
            // A store with tickets gets their counts at the next start: see `MatterTallies.complete`.
            """
            INSERT INTO matter_tallies (month, matter, fact, count)
            SELECT '', '', 'unfilled', COUNT(*)
            FROM tickets
            HAVING COUNT(*) > 0
            """,
        ],
    )
}
