// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Survey
package import Tickets
package import WorkCalendar

/// A month of all units, rated and ranked inside their groups (E4, E7).
package struct ScoreTable: Equatable, Sendable {
    package let lines: [Line]

    package struct Line: Equatable, Sendable {
        package let unit: Department
        package let rates: [Rate]
        /// nil as long as a rate has no base.
        package let score: Decimal?
        /// How many tickets the unit was given.
        package let volume: Int
        /// 1 is best in the group; equal scores share a rank; nil below the minimum volume (domain.md 1.14).
        package let rank: Int?
        /// What the pack shows a unit that did badly, or well; nil for most (domain.md 1.12).
        package let card: String?
    }

    package init(cards: [UnitCode?: Scorecard], organisation: Organisation, pack: ScoringPack) {
        let known = organisation.departments.compactMap { unit in cards[unit.code].map { (unit, $0) } }
        let scored = known.map { unit, card in
            ScoreLine(card, unit: unit.code.rawValue, group: unit.group, by: pack)
        }
        lines = zip(known, ScoreRun.standings(of: scored, by: pack))
            .map { known, standing in Line(known.0, known.1, standing, by: pack) }
            .sorted {
                ($0.unit.group, $0.rank ?? .max, $0.unit.code) < ($1.unit.group, $1.rank ?? .max, $1.unit.code)
            }
    }
}

extension ScoreTable.Line {
    /// A unit that the pack cannot score stands there without a score.
    fileprivate init(
        _ unit: Department,
        _ card: Scorecard,
        _ standing: Result<Standing, ScoreFault>,
        by pack: ScoringPack,
    ) {
        // As the comment above says: the fault is the pack's, and the page shows a blank.
        let standing = try? standing.get()
        self.init(
            unit: unit,
            rates: pack.rates(of: card),
            score: standing?.score,
            volume: card[.dispatched],
            rank: standing?.rank,
            card: standing?.card,
        )
    }
}

/// A calendar month, written `2026-11`.
package struct Month: Equatable, Hashable, Sendable, CustomStringConvertible {
    package let year: Int
    package let month: Int

    /// - Returns: nil unless `text` is a year of four digits, a dash and 01…12.
    package init?(_ text: String) {
        guard text.utf8.count == 7, let first = Day(text + "-01") else { return nil }
        self.init(of: first)
    }

    package init(of day: Day) {
        year = day.year
        month = day.month
    }

    package var first: Day { last.advanced(by: 1 - last.dayOfMonth) }

    package var last: Day {
        let next = month == 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
        return next?.advanced(by: -1) ?? .last
    }

    package var previous: Month { Month(of: first.advanced(by: -1)) }
    package var next: Month { Month(of: last.advanced(by: 1)) }

    package var description: String { String(first.description.prefix(7)) }
}
