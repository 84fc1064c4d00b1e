// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Samples of calls and tickets, what inspectors found, what agents said to it, and what follows (S5).
    static let quality = SchemaChange(
        number: 35,
        name: "quality",
        statements: [
            """
            CREATE TABLE quality_samples (
                id BIGINT PRIMARY KEY,
                kind TEXT NOT NULL,
                first_day TEXT NOT NULL,
                last_day TEXT NOT NULL,
                document BIGINT NOT NULL,
                seed BIGINT NOT NULL,
                share_percent BIGINT NOT NULL,
                minimum_per_agent BIGINT NOT NULL,
                second_opinion TEXT NOT NULL,
                population BIGINT NOT NULL,
                drawn_at BIGINT NOT NULL,
                drawn_by TEXT NOT NULL,
                UNIQUE (kind, first_day)
            )
            """,
            """
            CREATE TABLE inspections (
                id BIGINT PRIMARY KEY,
                sample BIGINT NOT NULL REFERENCES quality_samples (id),
                kind TEXT NOT NULL,
                reference TEXT NOT NULL,
                agent TEXT NOT NULL,
                standing TEXT NOT NULL,
                result BIGINT,
                is_fatal BOOLEAN NOT NULL,
                inspected_at BIGINT,
                UNIQUE (kind, reference),
                CHECK ((result IS NULL) = (standing = 'waiting') AND (result IS NULL) = (inspected_at IS NULL))
            )
            """,
            "CREATE INDEX inspections_by_standing ON inspections (standing, id)",
            "CREATE INDEX inspections_by_agent ON inspections (agent, id)",
            "CREATE INDEX inspections_by_sample ON inspections (sample, id)",
            "CREATE INDEX inspections_by_time ON inspections (inspected_at, id) WHERE inspected_at IS NOT NULL",
            """
            CREATE TABLE inspection_opinions (
                inspection BIGINT NOT NULL REFERENCES inspections (id),
                ordinal BIGINT NOT NULL,
                at BIGINT NOT NULL,
                login TEXT NOT NULL,
                sheet TEXT NOT NULL,
                PRIMARY KEY (inspection, ordinal)
            )
            """,
            """
            CREATE TABLE inspection_steps (
                inspection BIGINT NOT NULL REFERENCES inspections (id),
                ordinal BIGINT NOT NULL,
                act TEXT NOT NULL,
                opinion BIGINT NOT NULL,
                at BIGINT NOT NULL,
                login TEXT NOT NULL,
                note TEXT NOT NULL,
                PRIMARY KEY (inspection, ordinal)
            )
            """,
            """
            CREATE TABLE corrective_actions (
                id BIGINT PRIMARY KEY,
                inspection BIGINT NOT NULL REFERENCES inspections (id),
                words TEXT NOT NULL,
                owner TEXT NOT NULL,
                due TEXT NOT NULL,
                opened_at BIGINT NOT NULL,
                opened_by TEXT NOT NULL,
                done_at BIGINT,
                done_by TEXT,
                note TEXT,
                CHECK ((done_at IS NULL) = (done_by IS NULL) AND (done_at IS NULL) = (note IS NULL))
            )
            """,
            "CREATE INDEX corrective_actions_by_inspection ON corrective_actions (inspection, id)",
            "CREATE INDEX corrective_actions_open ON corrective_actions (due, id) WHERE done_at IS NULL",
            """
            CREATE TABLE exports (
                id BIGINT PRIMARY KEY,
                at BIGINT NOT NULL,
                login TEXT NOT NULL,
                role TEXT NOT NULL,
                what TEXT NOT NULL,
                filters TEXT NOT NULL,
                format TEXT NOT NULL,
                row_count BIGINT NOT NULL,
                ended_at BIGINT,
                outcome TEXT NOT NULL
            )
            """,
        ],
    )
}
