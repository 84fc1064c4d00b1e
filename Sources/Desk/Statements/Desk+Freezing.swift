// SPDX-License-Identifier: Apache-2.0

package import Dashboards
import Foundation
package import Records
import Sites
import Storage
package import Survey
package import Tickets
import WorkCalendar

/// A month of all units as it is published: as it stands or, once it is frozen, as it stood then.
package struct ScoredMonth: Sendable {
    package let month: Month
    package let pack: ScoringPack
    package let packNumber: Int
    /// What is published.
    package let table: ScoreTable
    /// What is published was made of this.
    package let published: EvaluatedCards
    /// What counts now, which is the same as long as nothing was frozen.
    package let now: EvaluatedCards
    /// nil while the month is open.
    package let frozen: FrozenMonth<FrozenFigures>?

    /// What has changed for a unit since the month was frozen; nil for nothing.
    package func amendment(of unit: UnitCode) -> Amendment? {
        frozen.flatMap { Amendment($0.figures, now: now, of: unit, by: pack) }
    }
}

extension Site {
    /// Whether `author` freezes months.
    package func freezesMonths(_ author: Author) -> Bool { [.evaluator, .admin].contains(author.role) }
}

extension Desk {
    /// A month of all units.
    package func scores(of month: Month) async throws -> ScoredMonth {
        let site = site
        return try await database.read { try Self.scores(of: month, site: site, in: $0) }
    }

    static func scores(of month: Month, site: Site, in reader: any Reader) throws -> ScoredMonth {
        let now = try ScorecardQuery.evaluated(from: month.first, through: month.last, in: reader)
        let frozen = try FrozenMonthRecords.find(month.description, figures: FrozenFigures.self, in: reader)
        let table =
            frozen.map { ScoreTable($0.figures) }
            ?? ScoreTable(cards: now.cards, organisation: site.organisation, pack: site.scoring)
        return ScoredMonth(
            month: month,
            pack: try frozen.flatMap { try scoringPack(numbered: $0.pack, in: reader) } ?? site.scoring,
            packNumber: frozen?.pack ?? site.documents[.scoring] ?? 0,
            table: table,
            published: frozen?.figures.evaluated ?? now,
            now: now,
            frozen: frozen,
        )
    }

    /// The pack by which a month was published; nil where this program refuses it today.
    private static func scoringPack(numbered number: Int, in reader: any Reader) throws -> ScoringPack? {
        let kind = DocumentKind.scoring
        let stored = try SiteRecords.document(kind.rawValue, number: number, in: reader).flatMap(SiteDocument.init)
        // One that cannot be read any more is as if it were not there: what was published stands without it.
        return stored.flatMap { try? SiteReader.scoringPack($0.text, file: kind.fileName) }
    }

    /// Publishes a month's figures for good: later changes are shown beside them as amendments.
    ///
    /// - Parameters:
    ///   - month: It is over.
    ///   - author: Who answers for it.
    /// - Throws: `StatementRefusal`; nothing has changed then.
    package func freeze(_ month: Month, by author: Author) async throws {
        let (site, now) = (site, time.now)
        guard let login = author.login, site.freezesMonths(author) else { throw StatementRefusal.notPermitted }
        guard month.last < site.calendar.day(of: now) else { throw StatementRefusal.notOver }
        try await change { writer in
            let scored = try Self.scores(of: month, site: site, in: writer)
            guard scored.frozen == nil else { throw StatementRefusal.frozen }
            let frozen = FrozenMonth(
                month: month.description,
                at: now,
                by: login,
                pack: scored.packNumber,
                position: try Journal.lastPosition(in: writer),
                figures: FrozenFigures(scored.table, scored.now),
            )
            try FrozenMonthRecords.insert(frozen, in: writer)
        }
    }
}
