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
    }

    package init(cards: [UnitCode?: Scorecard], organisation: Organisation, pack: ScoringPack) {
        let unranked = organisation.departments.compactMap { unit -> Line? in
            guard let card = cards[unit.code] else { return nil }
            return Line(
                unit: unit,
                rates: pack.rates(of: card),
                score: pack.score(of: card),
                volume: card[.dispatched],
                rank: nil,
            )
        }
        let groups = Dictionary(grouping: unranked, by: \.unit.group)
        lines = groups.sorted { $0.key < $1.key }.flatMap { Self.ranked($0.value, pack: pack) }
    }

    private static func ranked(_ lines: [Line], pack: ScoringPack) -> [Line] {
        let scores = lines.filter { $0.volume >= pack.minimumVolume }.compactMap(\.score)
        return
            lines
            .map { line in
                guard line.volume >= pack.minimumVolume, let score = line.score else { return line }
                return line.placed(1 + scores.count { $0 > score })
            }
            .sorted { ($0.rank ?? .max, $0.unit.code) < ($1.rank ?? .max, $1.unit.code) }
    }
}

extension ScoreTable.Line {
    fileprivate func placed(_ rank: Int) -> ScoreTable.Line {
        ScoreTable.Line(unit: unit, rates: rates, score: score, volume: volume, rank: rank)
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
