// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// How often routing was right, by day, way and outcome. A store with tickets gets its counts at the next start: see
    /// `ProposalTallies.complete`.
    static let proposals = SchemaChange(
        number: 30,
        name: "proposals",
        statements: [
            """
            CREATE TABLE proposal_tallies (
                day TEXT NOT NULL,
                way TEXT NOT NULL,
                outcome TEXT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (day, way, outcome)
            )
            """,
            """
            INSERT INTO proposal_tallies (day, way, outcome, count)
            SELECT '', 'unfilled', '', MIN(id)
            FROM tickets
            HAVING COUNT(*) > 0
            """,
        ],
    )
}
