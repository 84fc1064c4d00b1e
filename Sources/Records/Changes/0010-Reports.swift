// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Reports as they were made: their figures never change. Edition 0 is the one made on schedule, so that there is one
    /// of it whoever makes it; those that somebody asked for count from 1.
    static let reports = SchemaChange(
        number: 10,
        name: "reports",
        statements: [
            """
            CREATE TABLE reports (
                kind TEXT NOT NULL,
                first_day TEXT NOT NULL,
                edition BIGINT NOT NULL,
                last_day TEXT NOT NULL,
                made_at BIGINT NOT NULL,
                made_by TEXT,
                position BIGINT NOT NULL,
                figures TEXT NOT NULL,
                PRIMARY KEY (kind, first_day, edition)
            )
            """
        ],
    )
}
