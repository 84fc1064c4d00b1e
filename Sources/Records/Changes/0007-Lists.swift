// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// A unit's lists by stage, now that a unit keeps what it has handled; and a leaner index of words, which its
    /// follower fills again from the journal's beginning.
    static func lists(on engine: StorageEngine) -> SchemaChange {
        let words: [SQL] =
            switch engine {
            case .sqlite:
                [
                    "DROP TABLE ticket_words",
                    """
                    CREATE VIRTUAL TABLE ticket_words
                    USING fts5 (words, content = '', detail = none, tokenize = "unicode61 remove_diacritics 0")
                    """,
                ]
            case .postgres: ["DELETE FROM ticket_words"]
            }
        let statements: [SQL] =
            words + [
                "DELETE FROM followers WHERE name = 'index-search'",
                "CREATE INDEX tickets_by_unit_and_stage ON tickets (unit, stage, id)",
            ]
        return SchemaChange(number: 7, name: "lists", statements: statements)
    }
}
