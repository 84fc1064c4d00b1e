// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// Words of tickets, filled by a follower. The one table that differs between the engines (docs/adr/0003).
    static func search(on engine: StorageEngine) -> SchemaChange {
        let statements: [SQL] =
            switch engine {
            case .sqlite:
                [
                    """
                    CREATE VIRTUAL TABLE ticket_words
                    USING fts5 (words, content = '', tokenize = "unicode61 remove_diacritics 0")
                    """
                ]
            case .postgres:
                [
                    "CREATE TABLE ticket_words (rowid BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
                    "CREATE INDEX ticket_words_by_word ON ticket_words USING GIN (words)",
                ]
            }
        return SchemaChange(number: 6, name: "search", statements: statements)
    }
}
