// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// The recognised pages of letters, each with the picture on which its words have their places.
package enum SheetRecords {
    /// Keeps a page, counted from 1 in its letter; one that is there already stays.
    package static func insert(
        _ sheet: LetterSheet,
        picture: ContentDigest,
        page: Int,
        of letter: LetterNumber,
        in writer: any Writer,
    ) throws {
        try writer.execute(
            """
            INSERT INTO letter_sheets (letter, page, digest, sheet)
            VALUES (\(letter.id), \(page), \(picture), \(try StoredJSON.text(sheet)))
            ON CONFLICT (letter, page) DO NOTHING
            """
        )
    }

    /// How many pages are there: the first ones, as they are read in order.
    package static func count(of letter: LetterNumber, in reader: any Reader) throws -> Int {
        try reader.first("SELECT COUNT(*) AS count FROM letter_sheets WHERE letter = \(letter.id)")?.value("count") ?? 0
    }

    package static func sheets(of letter: LetterNumber, in reader: any Reader) throws -> [LetterSheet] {
        try reader.rows("SELECT sheet FROM letter_sheets WHERE letter = \(letter.id) ORDER BY page").map { row in
            try StoredJSON.value(LetterSheet.self, from: try row.value("sheet"))
        }
    }

    /// The picture of a page.
    package static func picture(of page: Int, in letter: LetterNumber, _ reader: any Reader) throws -> ContentDigest? {
        try reader.first("SELECT digest FROM letter_sheets WHERE letter = \(letter.id) AND page = \(page)")?
            .value("digest")
    }

    /// Forgets what was recognised.
    package static func remove(of letter: LetterNumber, in writer: any Writer) throws {
        try writer.execute("DELETE FROM letter_sheets WHERE letter = \(letter.id)")
    }
}
