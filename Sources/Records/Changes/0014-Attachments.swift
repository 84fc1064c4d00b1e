// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What is attached to tickets, for lists, and for knowing which contents are needed.
    static let attachments = SchemaChange(
        number: 14,
        name: "attachments",
        statements: [
            """
            CREATE TABLE attachments (
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                ordinal BIGINT NOT NULL,
                digest TEXT NOT NULL,
                name TEXT NOT NULL,
                type TEXT NOT NULL,
                size BIGINT NOT NULL,
                attached_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                needs_content BOOLEAN NOT NULL,
                PRIMARY KEY (ticket, ordinal)
            )
            """,
            "CREATE INDEX attachments_by_digest ON attachments (digest)",
        ],
    )
}
