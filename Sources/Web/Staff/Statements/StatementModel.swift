// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Survey
import Tickets

/// A unit's month, ready to print: template `staff/statement`.
struct StatementModel: PageModel {
    let title: String
    let unit: String
    let month: String
    /// Said of a month that is not over.
    let running: String?
    let previous: String
    let next: String?
    let scorecards: String
    let ticketsFile: String
    let isEmpty: Bool
    let score: String
    let rank: String
    let volume: Int
    let parts: [Part]

    /// One rate: what it is, what it brought, and the facts that it was made of.
    struct Part: Sendable {
        let name: String
        let anchor: String
        let percent: String
        let fraction: String
        let share: String
        /// `92.50% × 30% = 27.75`; nil without a base.
        let points: String?
        let facts: [FactLine]
        /// The tickets behind it.
        let tickets: String
        let ticketsLabel: String
    }

    struct FactLine: Sendable {
        let name: String
        let count: Int
        /// What each adds to the numerator; nil for nothing.
        let numerator: String?
        let isInBase: Bool
    }

    init(_ statement: UnitStatement, pack: ScoringPack, period: ScorePeriod, _ wording: Wording) {
        let code = statement.unit.code
        unit = statement.unit.name[wording.language]
        month = wording.month(statement.month)
        title = wording.text("statements.title", ["unit": unit, "month": month])
        running = period.isRunning ? wording.text("scorecards.running") : nil
        previous = SiteURL.statement(statement.month.previous, code).path
        let hasNext = !period.isRunning && !period.isAhead
        next = hasNext ? SiteURL.statement(statement.month.next, code).path : nil
        scorecards = SiteURL.scorecards.path(["period": statement.month.description])
        ticketsFile = SiteURL.statementFile(statement.month, code).path
        isEmpty = statement.card.counts.isEmpty
        score = statement.line?.score.map(\.hundredths) ?? "—"
        rank =
            statement.line?.rank.map { wording.text("statements.rank", ["rank": String($0)]) }
            ?? wording.text("scorecards.unranked")
        volume = statement.line?.volume ?? 0
        parts = pack.rates.map { Part($0, statement, wording) }
    }
}

extension StatementModel.Part {
    fileprivate init(_ rule: ScoringPack.RateRule, _ statement: UnitStatement, _ wording: Wording) {
        let rate = rule.rate(of: statement.card)
        name = rule.name[wording.language]
        anchor = "rate-\(rule.code)"
        percent = rate.percent.map { "\($0.hundredths)%" } ?? "—"
        fraction = "\(rate.numerator.plain) ÷ \(rate.denominator)"
        share = wording.text("scorecards.share", ["share": String(rule.share)])
        points = rate.percent.map { percent in
            let points = (percent * Decimal(rule.share) / 100).rounded(2)
            return "\(percent.hundredths)% × \(rule.share)% = \(points.hundredths)"
        }
        facts = Fact.allCases.filter(rule.facts.contains).map { fact in
            let weight = rule.numerator.filter { $0.fact == fact }.reduce(Decimal()) { $0 + $1.weight }
            return StatementModel.FactLine(
                name: wording.word(fact),
                count: statement.card[fact],
                numerator: weight == 0 ? nil : "× \(weight.plain)",
                isInBase: rule.denominator.contains(fact),
            )
        }
        tickets = SiteURL.statementTickets(statement.month, statement.unit.code).path(["rate": rule.code])
        ticketsLabel = wording.text("statements.ticketsOf", ["rate": name])
    }
}
