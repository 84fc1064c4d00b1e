// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Survey
import Tickets
import WorkCalendar

/// A month of all units with everything needed to check a score by hand (E4).
struct ScorecardsJSON: Encodable {
    let period: String
    let from: String
    let to: String
    /// The scoring document by which it was rated.
    let pack: Int
    let items: [Card]
    /// When the month was frozen; its figures are those of then.
    let frozenAt: OrNull<String>

    struct Card: Encodable {
        let unit: String
        let name: LocalText
        /// Units are compared inside a group only.
        let group: String
        /// How many tickets the unit was given.
        let volume: Int
        let score: OrNull<Decimal>
        let rank: OrNull<Int>
        /// As the scoring pack names it; null for most.
        let card: OrNull<String>
        let rates: [RateJSON]
    }

    struct RateJSON: Encodable {
        let code: String
        let numerator: Decimal
        let denominator: Int
        let percent: OrNull<Decimal>
        let exclusions: [String: Int]
    }

    init(_ scores: ScoredMonth) {
        period = scores.month.description
        from = scores.month.first.description
        to = scores.month.last.description
        pack = scores.packNumber
        items = scores.table.lines.map(Card.init)
        frozenAt = OrNull(scores.frozen?.at.json)
    }
}

extension ScorecardsJSON.Card {
    init(_ line: ScoreTable.Line) {
        unit = line.unit.code.rawValue
        name = line.unit.name
        group = line.unit.group
        volume = line.volume
        score = OrNull(line.score)
        rank = OrNull(line.rank)
        card = OrNull(line.card)
        rates = line.rates.map(ScorecardsJSON.RateJSON.init)
    }
}

extension ScorecardsJSON.RateJSON {
    init(_ rate: Rate) {
        code = rate.code
        numerator = rate.numerator
        denominator = rate.denominator
        percent = OrNull(rate.percent)
        exclusions = Dictionary(
            rate.exclusions.map { ($0.key.rawValue, $0.value) },
            uniquingKeysWith: { first, _ in first },
        )
    }
}
