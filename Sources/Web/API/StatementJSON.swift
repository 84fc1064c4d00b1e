// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Survey
import Tickets

/// A unit's month down to its facts, exclusions and objections (E5, E7).
struct StatementJSON: Encodable {
    let period: String
    let unit: String
    let pack: Int
    let frozenAt: OrNull<String>
    let score: OrNull<Decimal>
    let rank: OrNull<Int>
    let volume: Int
    /// How often each fact counts, by its code.
    let facts: [String: Int]
    let rates: [RateJSON]
    let exclusions: [ExclusionJSON]
    let objections: [ObjectionJSON]
    /// What has changed since the month was frozen.
    let amendments: [AmendmentJSON]

    struct RateJSON: Encodable {
        let code: String
        let numerator: Decimal
        let denominator: Int
        let percent: OrNull<Decimal>
        /// What was granted to be left out of the base, by reason.
        let excluded: [String: Int]
    }

    struct ExclusionJSON: Encodable {
        /// null where the token may not know of the ticket.
        let ticket: OrNull<String>
        let ordinal: Int
        let group: String
        let reason: String
        let state: String
        let applicant: String
        let at: String
        let reviewer: OrNull<String>
        let decidedAt: OrNull<String>
    }

    struct ObjectionJSON: Encodable {
        let id: Int64
        let ticket: OrNull<String>
        let group: OrNull<String>
        let words: String
        let at: String
        let by: String
        let ruling: OrNull<String>
        let reply: OrNull<String>
    }

    struct AmendmentJSON: Encodable {
        let rate: String
        let before: OrNull<Decimal>
        let now: OrNull<Decimal>
    }

    init(_ statement: UnitStatement) {
        let scores = statement.scores
        period = statement.month.description
        unit = statement.unit.code.rawValue
        pack = scores.packNumber
        frozenAt = OrNull(scores.frozen?.at.json)
        score = OrNull(statement.line?.score)
        rank = OrNull(statement.line?.rank)
        volume = statement.line?.volume ?? 0
        facts = statement.card.counts.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        rates = scores.pack.ratios.map { rule in
            let rate = rule.rate(of: statement.card)
            return RateJSON(
                code: rate.code,
                numerator: rate.numerator,
                denominator: rate.denominator,
                percent: OrNull(rate.percent),
                excluded: statement.excluded.reasons(of: rule.denominator ?? [])
                    .reduce(into: [:]) { $0[$1.key.rawValue] = $1.value },
            )
        }
        exclusions = statement.exclusions.map(ExclusionJSON.init)
        objections = statement.objections.map(ObjectionJSON.init)
        amendments = (statement.amendment?.rates ?? []).map { change in
            AmendmentJSON(
                rate: change.rule.code,
                before: OrNull(change.before.percent),
                now: OrNull(change.now.percent),
            )
        }
    }
}

extension StatementJSON.ExclusionJSON {
    fileprivate init(_ line: StatementExclusion) {
        let exclusion = line.exclusion
        ticket = OrNull(line.stored?.ticket.number.rawValue)
        ordinal = exclusion.ordinal
        group = exclusion.group.rawValue
        reason = exclusion.reason.rawValue
        state = exclusion.state.rawValue
        applicant = exclusion.applicant
        at = exclusion.at.json
        reviewer = OrNull(exclusion.rulings.last?.reviewer)
        decidedAt = OrNull(exclusion.rulings.last?.at.json)
    }
}

extension StatementJSON.ObjectionJSON {
    fileprivate init(_ line: StatementObjection) {
        let objection = line.objection
        id = objection.id.rawValue
        ticket = OrNull(line.ticket?.rawValue)
        group = OrNull(objection.group?.rawValue)
        words = objection.words
        at = objection.at.json
        by = objection.by
        ruling = OrNull(objection.answer?.ruling.rawValue)
        reply = OrNull(objection.answer?.reply)
    }
}

/// The tickets behind a unit's month, in the order of the journal.
struct StatementTicketsJSON: Encodable {
    let items: [Line]
    /// `after` of the next page.
    let next: OrNull<Int64>

    struct Line: Encodable {
        let position: Int64
        /// null where the token may not know of the ticket.
        let ticket: OrNull<String>
        let at: String
        /// What counts, by fact.
        let facts: [String: Int]
        /// What was left out, with the reason.
        let excluded: [String: String]
    }

    init(_ page: StatementPage) {
        items = page.lines.map { line in
            Line(
                position: line.counted.position,
                ticket: OrNull(line.stored?.ticket.number.rawValue),
                at: line.counted.at.json,
                facts: line.counted.card.counts.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value },
                excluded: line.counted.excluded.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.rawValue },
            )
        }
        next = OrNull(page.next)
    }
}
