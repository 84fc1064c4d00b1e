// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What dashboards show: counts by scope, dimension, day and key, and on which day and after how long each ticket
    /// ended. A store with tickets gets both at the next start: see `FigureTallies.complete`.
    static let figures = SchemaChange(
        number: 36,
        name: "figures",
        statements: [
            "ALTER TABLE tickets ADD COLUMN ended_on TEXT",
            "ALTER TABLE tickets ADD COLUMN ended_after TEXT",
            "CREATE INDEX tickets_by_end ON tickets (ended_on, ended_after, id) WHERE ended_on IS NOT NULL",
            """
            CREATE TABLE figure_tallies (
                scope TEXT NOT NULL,
                dimension TEXT NOT NULL,
                day TEXT NOT NULL,
                key TEXT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (scope, dimension, day, key)
            )
            """,
            """
            INSERT INTO figure_tallies (scope, dimension, day, key, count)
            SELECT '', 'unfilled', '', '', COUNT(*)
            FROM tickets
            HAVING COUNT(*) > 0
            """,
        ],
    )
}
