// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
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
    let exclusions: [ExclusionLine]
    let hasExclusions: Bool
    /// Why the last step was not taken.
    let problem: String?
    /// Who froze the month and when; nil while it is open.
    let frozen: String?
    /// What has changed since; nil for nothing.
    let amendment: AmendmentPart?
    let objections: [ObjectionLine]
    let hasObjections: Bool
    /// nil for those who do not object, and once the month is frozen.
    let objecting: ObjectingForm?

    /// What was published, and what counts now.
    struct AmendmentPart: Sendable {
        let changes: [Change]
        let score: String
        /// The tickets that made the difference.
        let tickets: [ExclusionLine]

        struct Change: Sendable {
            let name: String
            let before: String
            let now: String
            /// In points of a percent, with its sign.
            let difference: String
        }
    }

    struct ObjectionLine: Sendable {
        let number: String?
        let link: String?
        let about: String
        let words: String
        let evidence: String
        let filed: String
        let ruling: String?
        let isUpheld: Bool
        let reply: String?
        let answered: String?
        /// Where it is answered; nil for those who do not, and once it is.
        let action: String?
        let replyID: String
    }

    /// What the unit asked to be left out, and what became of it.
    struct ExclusionLine: Sendable {
        let number: String?
        let link: String?
        let group: String
        let reason: String
        let evidence: String
        let applicant: String
        let state: String
        let isGranted: Bool
        /// Who decided, when and why, oldest first.
        let rulings: [String]
    }

    /// One rate: what it is, what it brought, and the facts that it was made of.
    struct Part: Sendable {
        let name: String
        let anchor: String
        let percent: String
        let fraction: String
        let share: String?
        /// What was granted to be left out; nil for nothing.
        let excluded: String?
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

    /// - Parameters:
    ///   - statement: What is printed.
    ///   - period: Which month it is.
    ///   - objecting: The form of an objection, for those who may.
    ///   - mayAnswer: Whether the reader answers objections.
    ///   - problem: Why the last step was not taken.
    ///   - wording: The reader's.
    init(
        _ statement: UnitStatement,
        period: ScorePeriod,
        objecting: ObjectingForm?,
        mayAnswer: Bool,
        problem: String?,
        _ wording: Wording,
    ) {
        let pack = statement.scores.pack
        self.problem = problem
        self.objecting = objecting
        frozen = statement.scores.frozen.map { wording.frozen($0) }
        amendment = statement.amendment.map { AmendmentPart($0, statement.laterExclusions, wording) }
        objections = statement.objections.map { ObjectionLine($0, statement, mayAnswer: mayAnswer, wording) }
        hasObjections = !objections.isEmpty
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
        parts = pack.ratios.map { Part($0, worth: pack.points(of: $0), statement, wording) }
        exclusions = statement.exclusions.map { ExclusionLine($0, wording) }
        hasExclusions = !exclusions.isEmpty
    }
}

extension StatementModel.Part {
    /// `full` are the points of 100 %; nil where no part of the score is nothing but this rate.
    fileprivate init(_ rule: Indicator, worth full: Decimal?, _ statement: UnitStatement, _ wording: Wording) {
        let rate = rule.rate(of: statement.card)
        name = rule.name[wording.language]
        anchor = "rate-\(rule.code)"
        percent = rate.percent.map { "\($0.hundredths)%" } ?? "—"
        fraction = "\(rate.numerator.plain) ÷ \(rate.denominator)"
        share = full.map { wording.text("scorecards.share", ["share": $0.plain]) }
        let left = wording.counted(statement.excluded.reasons(of: rule.denominator ?? []))
        excluded = left.isEmpty ? nil : wording.text("statements.excluded", ["reasons": wording.list(left)])
        points = rate.percent.flatMap { percent in
            full.map { full in
                let points = (percent * full / 100).rounded(2)
                return "\(percent.hundredths)% × \(full.plain)% = \(points.hundredths)"
            }
        }
        facts = Fact.allCases.filter(rule.facts.contains).map { fact in
            let weight = (rule.numerator ?? []).filter { $0.fact == fact }.reduce(Decimal()) { $0 + $1.weight }
            return StatementModel.FactLine(
                name: wording.word(fact),
                count: statement.card[fact],
                numerator: weight == 0 ? nil : "× \(weight.plain)",
                isInBase: rule.denominator?.contains(fact) ?? false,
            )
        }
        tickets = SiteURL.statementTickets(statement.month, statement.unit.code).path(["rate": rule.code])
        ticketsLabel = wording.text("statements.ticketsOf", ["rate": name])
    }
}

extension StatementModel.ExclusionLine {
    init(_ line: StatementExclusion, _ wording: Wording) {
        let exclusion = line.exclusion
        number = line.stored?.ticket.number.rawValue
        link = line.stored.map { SiteURL.ticket($0.ticket.number).path }
        group = wording.word(exclusion.group)
        reason = wording.word(exclusion.reason)
        evidence = line.stored == nil ? wording.text("statements.guarded") : exclusion.evidence
        applicant = wording.list([wording.colleague(exclusion.applicant), wording.minute(exclusion.at)])
        state = wording.word(exclusion.state)
        isGranted = exclusion.state == .granted
        rulings = exclusion.rulings.map { ruling in
            wording.text(
                "statements.ruling",
                [
                    "who": wording.colleague(ruling.reviewer), "at": wording.minute(ruling.at),
                    "ruling": wording.word(ruling.kind), "reason": ruling.reason,
                ],
            )
        }
    }
}
