// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets

/// Theme projects. Each change of one moves its version.
package enum ThemeRecords {
    package static func find(_ id: ID<Theme>, in reader: any Reader) throws -> Theme? {
        try themes("WHERE id = \(id)", in: reader).first
    }

    /// The project that goes on about a topic.
    package static func open(about topic: ID<Topic>, in reader: any Reader) throws -> Theme? {
        try themes("WHERE topic = \(topic) AND result IS NULL ORDER BY id LIMIT 1", in: reader).first
    }

    /// Those that go on, the newest first, then those that are finished.
    ///
    /// - Parameters:
    ///   - unit: Only those that it leads; nil for all.
    ///   - limit: So many at most.
    ///   - reader: The snapshot.
    /// - Returns: Without tickets and notes.
    /// - Throws: `DatabaseError`.
    package static func newest(ledBy unit: UnitCode?, limit: Int, in reader: any Reader) throws -> [Theme] {
        let condition = unit.map { "WHERE unit = \($0)" as SQL } ?? ""
        return try themes(
            "\(condition) ORDER BY CASE WHEN result IS NULL THEN 0 ELSE 1 END, id DESC LIMIT \(limit)",
            in: reader,
        )
    }

    package static func nextID(in reader: any Reader) throws -> ID<Theme> {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM themes")?.value("next") ?? ID(1)
    }

    package static func insert(_ theme: Theme, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO themes (id, version, name, goal, topic, unit, opened_at, opened_by)
            VALUES (\(theme.id), \(theme.version), \(theme.name), \(theme.goal), \(theme.topic), \(theme.unit),
                \(theme.opened.at), \(theme.opened.login))
            """
        )
    }

    /// Says that `theme` is another from now on than who saw it knows.
    package static func moveOn(_ theme: ID<Theme>, in writer: any Writer) throws {
        try writer.execute("UPDATE themes SET version = version + 1 WHERE id = \(theme)")
    }

    package static func finish(_ theme: ID<Theme>, with outcome: Theme.Outcome, in writer: any Writer) throws {
        try writer.execute(
            """
            UPDATE themes
            SET result = \(outcome.result),
                finished_at = \(outcome.finished.at),
                finished_by = \(outcome.finished.login)
            WHERE id = \(theme)
            """
        )
    }

    private static func themes(_ clause: SQL, in reader: any Reader) throws -> [Theme] {
        try reader.rows(
            """
            SELECT id, version, name, goal, topic, unit, opened_at, opened_by, result, finished_at, finished_by
            FROM themes \(clause)
            """
        ).map(Theme.init)
    }
}

extension ThemeRecords {
    /// Lets a ticket join, once.
    package static func add(_ ticket: ID<Ticket>, to theme: ID<Theme>, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO theme_tickets (theme, ticket)
            VALUES (\(theme), \(ticket))
            ON CONFLICT (theme, ticket) DO NOTHING
            """
        )
    }

    /// - Returns: Whether it was in it.
    package static func remove(_ ticket: ID<Ticket>, from theme: ID<Theme>, in writer: any Writer) throws -> Bool {
        try writer.execute("DELETE FROM theme_tickets WHERE theme = \(theme) AND ticket = \(ticket)") > 0
    }

    /// The tickets of a project, the newest first.
    package static func tickets(of theme: ID<Theme>, in reader: any Reader) throws -> [StoredTicket] {
        try reader.rows(
            """
            SELECT tickets.id AS id, tickets.number AS number, tickets.version AS version, tickets.state AS state
            FROM theme_tickets
            JOIN tickets ON tickets.id = theme_tickets.ticket
            WHERE theme_tickets.theme = \(theme)
            ORDER BY tickets.id DESC
            """
        ).map(StoredTicket.init)
    }

    /// How many tickets of a project are open, and how many are not.
    package static func tally(of theme: ID<Theme>, in reader: any Reader) throws -> Theme.Tally {
        let open = Stage.Name.allCases.filter(\.isOpen).map { "\($0)" as SQL }.joined(separator: ", ")
        let row = try reader.first(
            """
            SELECT COUNT(*) AS tickets, COALESCE(SUM(CASE WHEN tickets.stage IN (\(open)) THEN 1 ELSE 0 END), 0) AS open
            FROM theme_tickets
            JOIN tickets ON tickets.id = theme_tickets.ticket
            WHERE theme_tickets.theme = \(theme)
            """
        )
        let tickets: Int = try row?.value("tickets") ?? 0
        let stillOpen: Int = try row?.value("open") ?? 0
        return Theme.Tally(open: stillOpen, closed: tickets - stillOpen)
    }

    /// Writes a note behind those that the project has.
    package static func add(_ note: Theme.Note, to theme: ID<Theme>, in writer: any Writer) throws {
        let last = try writer.first("SELECT COALESCE(MAX(ordinal), 0) AS last FROM theme_notes WHERE theme = \(theme)")
        let ordinal: Int = try last?.value("last") ?? 0
        try writer.execute(
            """
            INSERT INTO theme_notes (theme, ordinal, at, login, note)
            VALUES (\(theme), \(ordinal + 1), \(note.written.at), \(note.written.login), \(note.text))
            """
        )
    }

    /// What was written down of a project, the newest first.
    package static func notes(of theme: ID<Theme>, limit: Int, in reader: any Reader) throws -> [Theme.Note] {
        try reader.rows(
            """
            SELECT at, login, note
            FROM theme_notes
            WHERE theme = \(theme)
            ORDER BY ordinal DESC
            LIMIT \(limit)
            """
        ).map { row in
            Theme.Note(try row.value("note"), Theme.Moment(at: try row.value("at"), by: try row.value("login")))
        }
    }
}

extension Theme {
    fileprivate init(row: Row) throws {
        let result: String? = try row.value("result")
        self.init(
            id: try row.value("id"),
            version: try row.value("version"),
            name: try row.value("name"),
            goal: try row.value("goal"),
            topic: try row.value("topic"),
            unit: try row.value("unit"),
            opened: Moment(at: try row.value("opened_at"), by: try row.value("opened_by")),
            outcome: try result.map {
                Outcome($0, Moment(at: try row.value("finished_at"), by: try row.value("finished_by")))
            },
        )
    }
}
