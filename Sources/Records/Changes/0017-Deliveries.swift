// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Notices on their way by gateways (K3), and messages that came in and were no requests of their own.
    static let deliveries = SchemaChange(
        number: 17,
        name: "deliveries",
        statements: [
            """
            CREATE TABLE deliveries (
                id BIGINT PRIMARY KEY,
                position BIGINT NOT NULL REFERENCES journal (position),
                ordinal BIGINT NOT NULL,
                channel TEXT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                subject TEXT NOT NULL,
                text TEXT NOT NULL,
                state TEXT NOT NULL,
                attempts BIGINT NOT NULL,
                due_at BIGINT,
                expires_at BIGINT NOT NULL,
                created_at BIGINT NOT NULL,
                changed_at BIGINT NOT NULL,
                handed_over_at BIGINT,
                gateway_id TEXT,
                parts BIGINT NOT NULL,
                reason TEXT NOT NULL,
                touched_by TEXT NOT NULL,
                UNIQUE (position, ordinal, channel)
            )
            """,
            "CREATE INDEX deliveries_due ON deliveries (channel, due_at) WHERE due_at IS NOT NULL",
            "CREATE INDEX deliveries_by_state ON deliveries (state, id)",
            "CREATE INDEX deliveries_by_ticket ON deliveries (ticket, id)",
            """
            CREATE INDEX deliveries_by_handover
            ON deliveries (handed_over_at, parts)
            WHERE handed_over_at IS NOT NULL
            """,
            """
            CREATE TABLE taken_messages (
                channel TEXT NOT NULL,
                external_id TEXT NOT NULL,
                at BIGINT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                PRIMARY KEY (channel, external_id)
            )
            """,
        ],
    )
}
