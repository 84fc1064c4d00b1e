// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What goes out to citizens: notices keyed by the journal position that caused them, and invitations to rate.
    static let outbound = SchemaChange(
        number: 5,
        name: "outbound",
        statements: [
            """
            CREATE TABLE notices (
                position BIGINT NOT NULL REFERENCES journal (position),
                ordinal BIGINT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                subject TEXT NOT NULL,
                text TEXT NOT NULL,
                channel TEXT NOT NULL,
                at BIGINT NOT NULL,
                delivered_at BIGINT,
                PRIMARY KEY (position, ordinal)
            )
            """,
            "CREATE INDEX notices_by_ticket ON notices (ticket, position)",
            """
            CREATE TABLE invitations (
                token TEXT PRIMARY KEY,
                position BIGINT NOT NULL UNIQUE REFERENCES journal (position),
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                round BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                answered_at BIGINT
            )
            """,
            "CREATE INDEX invitations_by_ticket ON invitations (ticket, position)",
        ],
    )
}
