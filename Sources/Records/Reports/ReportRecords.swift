// SPDX-License-Identifier: Apache-2.0

package import Storage
package import WorkCalendar

/// Reports as they were made: added and, after their time, removed; never changed.
package enum ReportRecords {
    /// - Returns: false when there is one of this key; that one stays.
    package static func insert(
        _ entry: ReportEntry,
        figures: some Encodable,
        in writer: any Writer,
    ) throws -> Bool {
        let text = try StoredJSON.text(figures)
        let inserted = try writer.execute(
            """
            INSERT INTO reports (kind, first_day, edition, last_day, made_at, made_by, position, figures)
            VALUES (\(entry.key.kind), \(entry.key.first), \(entry.key.edition), \(entry.last), \(entry.madeAt),
                \(entry.madeBy), \(entry.position), \(text))
            ON CONFLICT (kind, first_day, edition) DO NOTHING
            """
        )
        return inserted > 0
    }

    /// A report with its figures; nil when there is none of this key.
    package static func find<Figures: Decodable>(
        _ key: ReportEntry.Key,
        figures: Figures.Type,
        in reader: any Reader,
    ) throws -> (entry: ReportEntry, figures: Figures)? {
        let row = try reader.first(
            """
            SELECT kind, first_day, edition, last_day, made_at, made_by, position, figures
            FROM reports
            WHERE kind = \(key.kind) AND first_day = \(key.first) AND edition = \(key.edition)
            """
        )
        return try row.map { row in
            (try ReportEntry(row: row), try StoredJSON.value(figures, from: try row.value("figures")))
        }
    }

    /// The newest reports of a kind whose periods begin by `day`, at most `limit`.
    package static func newest(
        of kind: String,
        through day: Day,
        limit: Int,
        in reader: any Reader,
    ) throws -> [ReportEntry] {
        try reader.rows(
            """
            SELECT kind, first_day, edition, last_day, made_at, made_by, position
            FROM reports
            WHERE kind = \(kind) AND first_day <= \(day)
            ORDER BY first_day DESC, edition DESC
            LIMIT \(limit)
            """
        ).map(ReportEntry.init)
    }

    /// The first days, from `day` on, of the reports that were made on schedule.
    package static func firstDays(of kind: String, since day: Day, in reader: any Reader) throws -> Set<Day> {
        let rows = try reader.rows(
            "SELECT first_day FROM reports WHERE kind = \(kind) AND edition = 0 AND first_day >= \(day)"
        )
        return Set(try rows.map { try $0.value("first_day", as: Day.self) })
    }

    /// The newest edition of a period; nil when it has none.
    package static func newestEdition(of kind: String, first: Day, in reader: any Reader) throws -> Int? {
        try reader.first("SELECT MAX(edition) AS newest FROM reports WHERE kind = \(kind) AND first_day = \(first)")?
            .value("newest", as: Int?.self)
    }

    /// How many reports of a kind end before `day`.
    package static func count(of kind: String, endingBefore day: Day, in reader: any Reader) throws -> Int {
        try reader.first("SELECT COUNT(*) AS old FROM reports WHERE kind = \(kind) AND last_day < \(day)")?
            .value("old") ?? 0
    }

    /// Removes the reports of a kind that end before `day`.
    package static func remove(_ kind: String, endingBefore day: Day, in writer: any Writer) throws {
        try writer.execute("DELETE FROM reports WHERE kind = \(kind) AND last_day < \(day)")
    }
}

extension ReportEntry {
    fileprivate init(row: Row) throws {
        self.init(
            key: Key(
                kind: try row.value("kind"),
                first: try row.value("first_day"),
                edition: try row.value("edition"),
            ),
            last: try row.value("last_day"),
            madeAt: try row.value("made_at"),
            madeBy: try row.value("made_by"),
            position: try row.value("position"),
        )
    }
}
