// SPDX-License-Identifier: Apache-2.0

import Storage

extension Schema {
    /// An index of words that knows single characters and marks, which its follower fills again from the journal's
    /// beginning; callers' numbers by their last four digits; an index for each order and filter of the lists; and the tallies
    /// summed for the overview.
    static func searches(on engine: StorageEngine) -> SchemaChange {
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
        return SchemaChange(
            number: 13,
            name: "searches",
            statements: words + ["DELETE FROM followers WHERE name = 'index-search'"] + contacts + lists + totals,
        )
    }

    private static let contacts: [SQL] = [
        // Kept from the units at the citizen's wish.
        "ALTER TABLE contacts ADD COLUMN withheld BOOLEAN NOT NULL DEFAULT FALSE",
        // Quotes in what people write are escaped there, so only the member itself reads like this.
        """
        UPDATE contacts
        SET withheld = TRUE
        WHERE ticket IN (SELECT id FROM tickets WHERE state LIKE '%"isConfidential":true%')
        """,
        "CREATE INDEX contacts_by_phone_end ON contacts (SUBSTR(phone, LENGTH(phone) - 3), ticket) WHERE phone IS NOT NULL",
    ]

    private static let lists: [SQL] = [
        // With what a list may ask for besides, so that it is asked of the index.
        """
        CREATE INDEX tickets_by_due
        ON tickets (due_at, id, stage, kind, lamp, unit, matter, area, channel)
        WHERE due_at IS NOT NULL
        """,
        "CREATE INDEX tickets_waiting ON tickets (stage, urgency, id) WHERE stage = 'registered'",
        "CREATE INDEX tickets_by_kind ON tickets (kind, id)",
        "CREATE INDEX tickets_by_matter ON tickets (matter, id) WHERE matter IS NOT NULL",
        "CREATE INDEX tickets_by_channel ON tickets (channel, id)",
        "CREATE INDEX tickets_by_area ON tickets (area, id) WHERE area IS NOT NULL",
    ]

    private static let totals: [SQL] = [
        """
        CREATE TABLE tally_totals (
            unit TEXT NOT NULL,
            stage TEXT NOT NULL,
            lamp TEXT NOT NULL,
            count BIGINT NOT NULL,
            PRIMARY KEY (unit, stage, lamp)
        )
        """,
        """
        INSERT INTO tally_totals (unit, stage, lamp, count)
        SELECT unit, stage, lamp, CAST(SUM(count) AS BIGINT)
        FROM tallies
        GROUP BY unit, stage, lamp
        """,
    ]
}
