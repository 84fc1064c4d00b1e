// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// What everybody may read of requests, with the pairs of characters that similar ones are found by.
    static let publications = SchemaChange(
        number: 21,
        name: "publications",
        statements: [
            """
            CREATE TABLE publications (
                ticket BIGINT PRIMARY KEY REFERENCES tickets (id),
                title TEXT NOT NULL,
                matter TEXT,
                area TEXT,
                is_open BOOLEAN NOT NULL,
                answer TEXT,
                since BIGINT NOT NULL
            )
            """,
            "CREATE INDEX publications_by_since ON publications (since, ticket)",
            """
            CREATE TABLE publication_words (
                word TEXT NOT NULL,
                ticket BIGINT NOT NULL REFERENCES tickets (id),
                PRIMARY KEY (word, ticket)
            )
            """,
            "CREATE INDEX publication_words_by_ticket ON publication_words (ticket)",
        ],
    )
}
