// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// The mail channel (A6): how far each mailbox is read, which mails were taken, whom we owe an answer that is no
    /// ticket's, and how often a sender was answered by machine.
    static let mails = SchemaChange(
        number: 19,
        name: "mails",
        statements: [
            """
            CREATE TABLE mailboxes (
                name TEXT PRIMARY KEY,
                title TEXT NOT NULL,
                validity BIGINT,
                settled BIGINT,
                read_at BIGINT,
                failing_since BIGINT,
                fault TEXT,
                reason TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE mails (
                fingerprint TEXT PRIMARY KEY,
                mailbox TEXT NOT NULL,
                at BIGINT NOT NULL,
                fate TEXT NOT NULL,
                reason TEXT NOT NULL,
                ticket BIGINT REFERENCES tickets (id),
                message_id TEXT,
                is_answered BOOLEAN NOT NULL
            )
            """,
            "CREATE INDEX mails_by_ticket ON mails (ticket, at) WHERE ticket IS NOT NULL",
            "CREATE INDEX mails_by_fate ON mails (fate, at)",
            """
            CREATE TABLE mail_answers (
                fingerprint TEXT PRIMARY KEY,
                recipient TEXT NOT NULL,
                subject TEXT NOT NULL,
                text TEXT NOT NULL,
                thread TEXT NOT NULL,
                attempts BIGINT NOT NULL,
                due_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX mail_answers_due ON mail_answers (due_at)",
            """
            CREATE TABLE mail_senders (
                sender BYTEA NOT NULL,
                day TEXT NOT NULL,
                answers BIGINT NOT NULL,
                PRIMARY KEY (sender, day)
            )
            """,
        ],
    )
}
