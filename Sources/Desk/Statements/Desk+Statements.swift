// SPDX-License-Identifier: Apache-2.0

package import Dashboards
package import Records
package import Sites
import Storage
package import Survey
package import Tickets

/// A page of the tickets behind a unit's score.
package struct StatementPage: Sendable {
    package let lines: [Line]
    /// After which position the next page begins; nil at the end.
    package let next: Int64?

    package struct Line: Sendable {
        package let counted: StatementLine
        /// nil where the reader may not know of the ticket: it counts, and is not named.
        package let stored: StoredTicket?
    }
}

extension Site {
    /// Whether `author` may read a unit's statement: those who evaluate and lead read all, a unit's people their own.
    package func showsStatement(of unit: UnitCode, to author: Author) -> Bool {
        switch author.role {
        case .supervisor, .evaluator, .admin: true
        case .leader: rules.ranks.leadsCity(author) || author.unit == unit
        case .handler: author.unit == unit
        case .agent, .dispatcher, .inspector, nil: false
        }
    }
}

/// A unit's month as it is scored, down to the facts.
package struct UnitStatement: Sendable {
    package let unit: Department
    package let scores: ScoredMonth
    /// What the unit asked to be left out, in the order of the journal.
    package let exclusions: [StatementExclusion]
    /// Oldest first.
    package let objections: [StatementObjection]

    package var month: Month { scores.month }

    /// What counts for the unit, as it is published.
    package var card: Scorecard { scores.published.cards[unit.code] ?? Scorecard(counts: [:]) }

    /// What was taken out of it.
    package var excluded: ExcludedFacts { scores.published.excluded[unit.code] ?? ExcludedFacts() }

    /// Its rates, its score and its rank; nil where nothing counted.
    package var line: ScoreTable.Line? { scores.table.lines.first { $0.unit.code == unit.code } }

    /// What has changed since the month was frozen; nil for nothing.
    package var amendment: Amendment? { scores.amendment(of: unit.code) }

    /// What was decided since the month was frozen.
    package var laterExclusions: [StatementExclusion] {
        guard let frozen = scores.frozen else { return [] }
        return exclusions.filter { $0.exclusion.movedAt > frozen.at }
    }
}

/// An exclusion in a statement.
package struct StatementExclusion: Sendable {
    package let exclusion: Exclusion
    /// nil where the reader may not know of the ticket.
    package let stored: StoredTicket?
}

extension Desk {
    /// What a unit's month was scored by, as it stands now.
    ///
    /// - Parameters:
    ///   - unit: Whose.
    ///   - month: Which.
    ///   - author: Who reads.
    /// - Returns: What is published, with exclusions, objections and what has changed since.
    /// - Throws: `StatementRefusal.unknownStatement`, also for one that is not theirs to read.
    package func statement(of unit: UnitCode, in month: Month, for author: Author) async throws -> UnitStatement {
        let site = site
        guard let department = site.organisation[unit], site.showsStatement(of: unit, to: author) else {
            throw StatementRefusal.unknownStatement
        }
        return try await database.read { reader in
            return UnitStatement(
                unit: department,
                scores: try Self.scores(of: month, site: site, in: reader),
                exclusions: try Self.exclusions(of: unit, in: month, for: author, site: site, in: reader),
                objections: try Self.objections(of: unit, in: month, for: author, site: site, in: reader),
            )
        }
    }

    private static func objections(
        of unit: UnitCode,
        in month: Month,
        for author: Author,
        site: Site,
        in reader: any Reader,
    ) throws -> [StatementObjection] {
        try ObjectionRecords.objections(of: unit, in: month.description, reader).map { objection in
            let stored = try objection.ticket.flatMap { try TicketRecords.find($0, in: reader) }
            return StatementObjection(
                objection: objection,
                ticket: stored.flatMap { site.shows($0.ticket, to: author) ? $0.ticket.number : nil },
            )
        }
    }

    private static func exclusions(
        of unit: UnitCode,
        in month: Month,
        for author: Author,
        site: Site,
        in reader: any Reader,
    ) throws -> [StatementExclusion] {
        let entries = try ExclusionRecords.entries(of: unit, from: month.first, through: month.last, in: reader)
        var seen: Set<[Int64]> = []
        return try entries.compactMap { entry in
            guard seen.insert([entry.ticket.rawValue, Int64(entry.ordinal)]).inserted,
                let stored = try TicketRecords.find(entry.ticket, in: reader),
                let exclusion = stored.ticket.exclusion(entry.ordinal)
            else { return nil }
            return StatementExclusion(
                exclusion: exclusion,
                stored: site.shows(stored.ticket, to: author) ? stored : nil,
            )
        }
    }

    /// The lines behind a unit's figures, with their tickets as `author` may know of them.
    ///
    /// - Parameters:
    ///   - scope: Which lines.
    ///   - position: Where the page before ended; 0 for the first.
    ///   - limit: Lines of a page.
    ///   - author: Who reads.
    /// - Returns: A page, in the order of the journal.
    /// - Throws: `StatementRefusal.unknownStatement`, also for one that is not theirs to read.
    package func statementLines(
        _ scope: StatementScope,
        after position: Int64,
        limit: Int,
        for author: Author,
    ) async throws -> StatementPage {
        let site = site
        guard site.showsStatement(of: scope.unit, to: author) else { throw StatementRefusal.unknownStatement }
        return try await database.read { reader in
            let found = try StatementQuery.lines(scope, after: position, limit: limit, in: reader)
            let lines = try found.lines.map { line in
                let stored = try TicketRecords.find(line.ticket, in: reader)
                return StatementPage.Line(
                    counted: line,
                    stored: stored.flatMap { site.shows($0.ticket, to: author) ? $0 : nil },
                )
            }
            return StatementPage(lines: lines, next: found.hasMore ? found.lines.last?.position : nil)
        }
    }
}
