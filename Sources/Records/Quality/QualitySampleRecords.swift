// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets
package import WorkCalendar

/// Samples, and what they are drawn from. Reports about misconduct are in none (domain.md 1.16).
package enum QualitySampleRecords {
    /// The calls that began in a stretch of time and that an agent answered.
    package static func calls(since first: Date, before end: Date, in reader: any Reader) throws
        -> [QualitySample.Candidate]
    {
        try reader.rows(
            """
            SELECT id, agent
            FROM calls
            WHERE began_at >= \(first) AND began_at < \(end) AND agent IS NOT NULL
                AND outcome = \(StoredCall.Outcome.answered)
                AND NOT EXISTS (
                    SELECT 1
                    FROM ticket_calls
                    JOIN tickets ON tickets.id = ticket_calls.ticket
                    WHERE ticket_calls.call = calls.id
                        AND (tickets.accused IS NOT NULL OR tickets.kind = \(TicketKind.report))
                )
            ORDER BY began_at, id
            """
        ).map { QualitySample.Candidate(try $0.value("id"), by: try $0.value("agent")) }
    }

    /// The tickets that somebody of the staff filed on these days.
    package static func tickets(on days: ClosedRange<Day>, in reader: any Reader) throws -> [QualitySample.Candidate] {
        let first = TicketNumber(day: days.lowerBound, count: 0)
        let last = TicketNumber(day: days.upperBound, count: TicketNumber.mostOfADay)
        return try reader.rows(
            """
            SELECT tickets.number AS number, journal.author AS author
            FROM tickets
            JOIN journal ON journal.ticket = tickets.id AND journal.version = 1
            WHERE tickets.number >= \(first) AND tickets.number <= \(last)
                AND tickets.accused IS NULL AND tickets.kind <> \(TicketKind.report)
            ORDER BY tickets.number
            """
        ).compactMap { row in
            let author = try StoredJSON.value(Author.self, from: try row.value("author"))
            return try author.login.map { QualitySample.Candidate(try row.value("number"), by: $0) }
        }
    }

    /// Whether a sample of such things has one of these days.
    package static func isDrawn(_ kind: InspectionKind, on days: ClosedRange<Day>, in reader: any Reader) throws -> Bool
    {
        try reader.first(
            """
            SELECT id
            FROM quality_samples
            WHERE kind = \(kind) AND first_day <= \(days.upperBound) AND last_day >= \(days.lowerBound)
            LIMIT 1
            """
        ) != nil
    }

    package static func nextID(in reader: any Reader) throws -> ID<QualitySample> {
        try reader.first("SELECT COALESCE(MAX(id), 0) + 1 AS next FROM quality_samples")?.value("next") ?? ID(1)
    }

    package static func insert(_ sample: QualitySample, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO quality_samples (id, kind, first_day, last_day, document, seed, share_percent, minimum_per_agent,
                second_opinion, population, drawn_at, drawn_by)
            VALUES (\(sample.id), \(sample.kind), \(sample.firstDay), \(sample.lastDay), \(sample.document),
                \(sample.seed), \(sample.sharePercent), \(sample.minimumPerAgent), \(sample.second),
                \(sample.population), \(sample.drawnAt), \(sample.drawnBy))
            """
        )
    }

    /// The newest samples with how far each has come.
    package static func newest(
        limit: Int,
        in reader: any Reader,
    ) throws -> [(sample: QualitySample, progress: QualitySample.Progress)] {
        try reader.rows(
            """
            SELECT quality_samples.id AS id, quality_samples.kind AS kind, first_day, last_day, document, seed,
                share_percent, minimum_per_agent, second_opinion, population, drawn_at, drawn_by,
                (SELECT COUNT(*) FROM inspections WHERE sample = quality_samples.id) AS drawn,
                (SELECT COUNT(*) FROM inspections WHERE sample = quality_samples.id AND result IS NOT NULL) AS done
            FROM quality_samples
            ORDER BY quality_samples.id DESC
            LIMIT \(limit)
            """
        ).map { row in
            (
                try QualitySample(row: row),
                QualitySample.Progress(drawn: try row.value("drawn"), done: try row.value("done")),
            )
        }
    }
}

extension QualitySample {
    fileprivate init(row: Row) throws {
        let first: Day = try row.value("first_day")
        self.init(
            id: try row.value("id"),
            kind: try row.value("kind"),
            days: first...max(first, try row.value("last_day")),
            rule: Rule(
                document: try row.value("document"),
                seed: try row.value("seed"),
                sharePercent: try row.value("share_percent"),
                minimumPerAgent: try row.value("minimum_per_agent"),
                second: try row.value("second_opinion"),
            ),
            population: try row.value("population"),
            drawnAt: try row.value("drawn_at"),
            drawnBy: try row.value("drawn_by"),
        )
    }
}

extension InspectionKind: SQLValueConvertible, SQLValueDecodable {}
extension SecondOpinion: SQLValueConvertible, SQLValueDecodable {}
extension Inspection.Standing: SQLValueConvertible, SQLValueDecodable {}
