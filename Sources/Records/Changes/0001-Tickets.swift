// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Tickets as rows: columns for what is searched and sorted by, `state` for the whole value.
    static let tickets = SchemaChange(
        number: 1,
        name: "tickets",
        statements: [
            """
            CREATE TABLE tickets (
                id BIGINT PRIMARY KEY,
                number TEXT NOT NULL UNIQUE,
                channel TEXT NOT NULL,
                external_id TEXT NOT NULL,
                kind TEXT NOT NULL,
                matter TEXT,
                area TEXT,
                urgency TEXT NOT NULL,
                accused TEXT,
                unit TEXT,
                stage TEXT NOT NULL,
                lamp TEXT NOT NULL,
                summary TEXT NOT NULL,
                filed_on TEXT NOT NULL,
                received_at BIGINT NOT NULL,
                due_at BIGINT,
                alarm_at BIGINT,
                version BIGINT NOT NULL CHECK (version > 0),
                state TEXT NOT NULL,
                UNIQUE (channel, external_id),
                CHECK (unit IS NOT NULL OR stage NOT IN
                    ('dispatched', 'signed', 'handling', 'returnRequested', 'extensionRequested',
                     'terminationReview', 'resultReview', 'callbackPending'))
            )
            """,
            "CREATE INDEX tickets_by_unit ON tickets (unit, id)",
            "CREATE INDEX tickets_by_unit_and_due ON tickets (unit, due_at, id) WHERE due_at IS NOT NULL",
            "CREATE INDEX tickets_by_stage ON tickets (stage, id)",
            "CREATE INDEX tickets_by_alarm ON tickets (alarm_at) WHERE alarm_at IS NOT NULL",
            """
            CREATE TABLE contacts (
                ticket BIGINT PRIMARY KEY REFERENCES tickets (id),
                name TEXT,
                phone TEXT,
                email TEXT,
                preferred TEXT,
                query_code TEXT NOT NULL
            )
            """,
            "CREATE INDEX contacts_by_phone ON contacts (phone, ticket) WHERE phone IS NOT NULL",
        ],
    )
}
