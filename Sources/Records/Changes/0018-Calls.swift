// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Telephone calls (A2), who is called back, who sits where, and who has heard what was recorded.
    static let calls = SchemaChange(
        number: 18,
        name: "calls",
        statements: [
            """
            CREATE TABLE calls (
                id TEXT PRIMARY KEY,
                began_at BIGINT NOT NULL,
                closed_at BIGINT,
                direction TEXT NOT NULL,
                phone TEXT,
                agent TEXT,
                outcome TEXT,
                is_worked_on BOOLEAN NOT NULL,
                record TEXT NOT NULL
            )
            """,
            "CREATE INDEX calls_by_time ON calls (began_at, id)",
            "CREATE INDEX calls_by_phone ON calls (phone, began_at) WHERE phone IS NOT NULL",
            "CREATE INDEX calls_by_agent ON calls (agent, began_at) WHERE agent IS NOT NULL",
            "CREATE INDEX calls_by_outcome ON calls (outcome, began_at) WHERE outcome IS NOT NULL",
            "CREATE INDEX calls_open ON calls (id) WHERE is_worked_on",
            """
            CREATE TABLE ticket_calls (
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                call TEXT NOT NULL,
                PRIMARY KEY (ticket, call)
            )
            """,
            "CREATE INDEX ticket_calls_by_call ON ticket_calls (call)",
            """
            CREATE TABLE call_tallies (
                day TEXT NOT NULL,
                hour BIGINT NOT NULL,
                queue TEXT NOT NULL,
                offered BIGINT NOT NULL,
                answered BIGINT NOT NULL,
                answered_in_time BIGINT NOT NULL,
                abandoned BIGINT NOT NULL,
                waited BIGINT NOT NULL,
                talks BIGINT NOT NULL,
                talked BIGINT NOT NULL,
                wrap_ups BIGINT NOT NULL,
                wrapped_up BIGINT NOT NULL,
                PRIMARY KEY (day, hour, queue)
            )
            """,
            """
            CREATE TABLE call_backs (
                id BIGINT PRIMARY KEY,
                phone TEXT NOT NULL,
                call TEXT NOT NULL,
                since BIGINT NOT NULL,
                missed BIGINT NOT NULL,
                last_missed BIGINT NOT NULL,
                taken_by TEXT,
                outcome TEXT,
                settled_at BIGINT
            )
            """,
            "CREATE UNIQUE INDEX call_backs_open ON call_backs (phone) WHERE settled_at IS NULL",
            """
            CREATE TABLE seats (
                seat TEXT PRIMARY KEY,
                login TEXT NOT NULL UNIQUE,
                since BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE hearings (
                call TEXT NOT NULL,
                recording BIGINT NOT NULL,
                at BIGINT NOT NULL,
                login TEXT NOT NULL,
                device TEXT NOT NULL,
                PRIMARY KEY (call, recording, at, login)
            )
            """,
        ],
    )
}
