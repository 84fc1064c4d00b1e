// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Survey
import Tickets

/// The tickets behind one rate of a unit's month: template `staff/statement-tickets`.
struct StatementTicketsModel: PageModel {
    let title: String
    let heading: String
    let statement: String
    let unit: String
    /// `17.5 ÷ 20`, which the lines of all pages add up to.
    let fraction: String
    let lines: [Line]
    let hasLines: Bool
    let next: String?

    struct Line: Sendable {
        /// nil for a ticket that the reader may not know of.
        let number: String?
        let link: String?
        let summary: String
        let at: String
        /// What happened, with the judgement that the rate makes of it.
        let facts: String
        let numerator: String
        let base: Int
        /// In the base and not in the numerator: what the unit lost.
        let isLost: Bool
        /// Why some of it does not count; nil where all does.
        let excluded: String?
    }

    init(_ statement: UnitStatement, _ page: StatementPage, rule: Indicator, _ wording: Wording) {
        // The lines are those that count now; what was published is on the statement.
        let now = statement.scores.now.cards[statement.unit.code] ?? Scorecard(counts: [:])
        let rate = rule.rate(of: now)
        heading = rule.name[wording.language]
        unit = wording.text(
            "statements.title",
            ["unit": statement.unit.name[wording.language], "month": wording.month(statement.month)],
        )
        title = "\(heading) · \(unit)"
        self.statement = SiteURL.statement(statement.month, statement.unit.code).path
        fraction = "\(rate.numerator.plain) ÷ \(rate.denominator)"
        lines = page.lines.map { Line($0, rule: rule, wording) }
        hasLines = !lines.isEmpty
        let tickets = SiteURL.statementTickets(statement.month, statement.unit.code)
        next = page.next.map { tickets.path(["rate": rule.code, "after": String($0)]) }
    }
}

extension StatementTicketsModel.Line {
    fileprivate init(_ line: StatementPage.Line, rule: Indicator, _ wording: Wording) {
        let rate = rule.rate(of: line.counted.card)
        number = line.stored?.ticket.number.rawValue
        link = line.stored.map { SiteURL.ticket($0.ticket.number).path }
        summary = line.stored?.ticket.filing.summary ?? wording.text("statements.guarded")
        at = wording.minute(line.counted.at)
        facts = line.counted.words(wording)
        numerator = rate.numerator.plain
        base = rate.denominator
        isLost = rate.numerator < Decimal(rate.denominator)
        excluded = line.counted.exclusionWords(wording)
    }
}

extension StatementLine {
    /// What was left out and why; nil for nothing.
    func exclusionWords(_ wording: Wording) -> String? {
        let words = Fact.allCases.compactMap { fact in
            excluded[fact].map { "\(wording.word(fact))（\(wording.word($0))）" }
        }
        return words.isEmpty ? nil : wording.text("statements.excluded", ["reasons": wording.list(words)])
    }

    /// What happened, in the vocabulary's order.
    func words(_ wording: Wording) -> String {
        wording.list(
            Fact.allCases.filter { card[$0] > 0 }.map { fact in
                card[fact] == 1 ? wording.word(fact) : "\(wording.word(fact)) × \(card[fact])"
            }
        )
    }
}
