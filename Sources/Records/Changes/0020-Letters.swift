// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Paper letters with their scans and what was recognised (A5), and replies that wait for a printer.
    static let letters = SchemaChange(
        number: 20,
        name: "letters",
        statements: [
            """
            CREATE TABLE letters (
                id BIGINT PRIMARY KEY,
                fingerprint TEXT NOT NULL UNIQUE,
                received_at BIGINT NOT NULL,
                received_by TEXT,
                stage TEXT NOT NULL,
                reason TEXT NOT NULL,
                ticket BIGINT REFERENCES tickets (id),
                pages BIGINT,
                pages_read BIGINT NOT NULL,
                guesses TEXT NOT NULL,
                paper TEXT NOT NULL,
                paper_note TEXT NOT NULL,
                paper_at BIGINT NOT NULL,
                paper_by TEXT
            )
            """,
            "CREATE INDEX letters_by_stage ON letters (stage, id)",
            "CREATE INDEX letters_by_ticket ON letters (ticket) WHERE ticket IS NOT NULL",
            """
            CREATE TABLE letter_scans (
                letter BIGINT NOT NULL REFERENCES letters (id),
                place BIGINT NOT NULL,
                digest TEXT NOT NULL,
                scan TEXT NOT NULL,
                PRIMARY KEY (letter, place)
            )
            """,
            "CREATE INDEX letter_scans_by_digest ON letter_scans (digest)",
            """
            CREATE TABLE letter_sheets (
                letter BIGINT NOT NULL REFERENCES letters (id),
                page BIGINT NOT NULL,
                digest TEXT NOT NULL,
                sheet TEXT NOT NULL,
                PRIMARY KEY (letter, page)
            )
            """,
            "CREATE INDEX letter_sheets_by_digest ON letter_sheets (digest)",
            """
            CREATE TABLE reply_letters (
                delivery BIGINT PRIMARY KEY REFERENCES deliveries (id),
                title TEXT NOT NULL,
                text TEXT NOT NULL,
                written_at BIGINT NOT NULL,
                printed_at BIGINT,
                printed_by TEXT
            )
            """,
            "ALTER TABLE contacts ADD COLUMN postal_address TEXT",
        ],
    )
}
