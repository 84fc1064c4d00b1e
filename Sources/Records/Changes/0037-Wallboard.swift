// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What the wallboard counts besides: received by the hour, and what is open by area. What a store already has is
    /// counted at once: both are plain in its columns.
    static let wallboard = SchemaChange(
        number: 37,
        name: "wallboard",
        statements: [
            """
            CREATE TABLE wall_hours (
                hour BIGINT NOT NULL,
                channel TEXT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (hour, channel)
            )
            """,
            """
            CREATE TABLE wall_areas (
                area TEXT NOT NULL,
                lamp TEXT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (area, lamp)
            )
            """,
            """
            INSERT INTO wall_hours (hour, channel, count)
            SELECT journal.at / 3600000, tickets.channel, COUNT(*)
            FROM journal
            JOIN tickets ON tickets.id = journal.ticket
            WHERE journal.version = 1
            GROUP BY journal.at / 3600000, tickets.channel
            """,
            """
            INSERT INTO wall_areas (area, lamp, count)
            SELECT COALESCE(area, ''), lamp, COUNT(*)
            FROM tickets
            WHERE stage NOT IN ('notAccepted', 'transferred', 'merged', 'closed', 'archived')
            GROUP BY COALESCE(area, ''), lamp
            """,
        ],
    )
}
