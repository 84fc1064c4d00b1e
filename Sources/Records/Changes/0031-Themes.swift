// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Theme projects with their tickets and what was written down of their progress, and of which topics supervisors were
    /// told.
    static let themes = SchemaChange(
        number: 31,
        name: "themes",
        statements: [
            """
            CREATE TABLE themes (
                id BIGINT PRIMARY KEY,
                version BIGINT NOT NULL,
                name TEXT NOT NULL,
                goal TEXT NOT NULL,
                topic BIGINT,
                unit TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                opened_by TEXT NOT NULL,
                result TEXT,
                finished_at BIGINT,
                finished_by TEXT,
                CHECK ((result IS NULL) = (finished_at IS NULL) AND (result IS NULL) = (finished_by IS NULL))
            )
            """,
            "CREATE INDEX themes_by_unit ON themes (unit, id)",
            "CREATE INDEX themes_by_topic ON themes (topic) WHERE topic IS NOT NULL",
            """
            CREATE TABLE theme_tickets (
                theme BIGINT NOT NULL REFERENCES themes (id),
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                PRIMARY KEY (theme, ticket)
            )
            """,
            """
            CREATE TABLE theme_notes (
                theme BIGINT NOT NULL REFERENCES themes (id),
                ordinal BIGINT NOT NULL,
                at BIGINT NOT NULL,
                login TEXT NOT NULL,
                note TEXT NOT NULL,
                PRIMARY KEY (theme, ordinal)
            )
            """,
            """
            CREATE TABLE topic_alerts (
                topic BIGINT PRIMARY KEY,
                people BIGINT NOT NULL,
                told_at BIGINT NOT NULL,
                seen_at BIGINT,
                seen_by TEXT,
                CHECK ((seen_at IS NULL) = (seen_by IS NULL))
            )
            """,
            "CREATE INDEX topic_alerts_unseen ON topic_alerts (told_at, topic) WHERE seen_at IS NULL",
        ],
    )
}
