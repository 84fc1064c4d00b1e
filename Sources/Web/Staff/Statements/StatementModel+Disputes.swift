// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Survey
import Tickets

extension StatementModel.AmendmentPart {
    init(_ amendment: Amendment, _ tickets: [StatementExclusion], _ wording: Wording) {
        changes = amendment.rates.map { change in
            Change(
                name: change.rule.name[wording.language],
                before: Self.words(change.before),
                now: Self.words(change.now),
                difference: Self.difference(change.before.percent, change.now.percent),
            )
        }
        score = wording.text(
            "statements.scoreChange",
            [
                "before": amendment.scoreBefore.map(\.hundredths) ?? "—",
                "now": amendment.scoreNow.map(\.hundredths) ?? "—",
                "difference": Self.difference(amendment.scoreBefore, amendment.scoreNow),
            ],
        )
        self.tickets = tickets.map { StatementModel.ExclusionLine($0, wording) }
    }

    private static func words(_ rate: Rate) -> String {
        let percent = rate.percent.map { "\($0.hundredths)%" } ?? "—"
        return "\(percent)（\(rate.numerator.plain) ÷ \(rate.denominator)）"
    }

    private static func difference(_ before: Decimal?, _ now: Decimal?) -> String {
        guard let before, let now else { return "—" }
        let difference = now - before
        return difference < 0 ? "−\((-difference).hundredths)" : "+\(difference.hundredths)"
    }
}

extension StatementModel.ObjectionLine {
    init(_ line: StatementObjection, _ statement: UnitStatement, mayAnswer: Bool, _ wording: Wording) {
        let objection = line.objection
        number = line.ticket?.rawValue
        link = line.ticket.map { SiteURL.ticket($0).path }
        about = objection.group.map { wording.word($0) } ?? wording.text("statements.whole")
        words = objection.words
        evidence = objection.evidence
        filed = wording.list([wording.colleague(objection.by), wording.minute(objection.at)])
        ruling = objection.answer.map { wording.text("statements.ruled.\($0.ruling.rawValue)") }
        isUpheld = objection.answer?.ruling == .upheld
        reply = objection.answer?.reply
        answered = objection.answer.map { wording.list([wording.colleague($0.by), wording.minute($0.at)]) }
        let url = SiteURL.objection(statement.month, statement.unit.code, objection.id)
        action = mayAnswer && objection.answer == nil ? url.path : nil
        replyID = "reply-\(objection.id.rawValue)"
    }
}

/// The form of an objection, with what was typed and refused.
struct ObjectingForm: Sendable {
    let action: String
    let ticket: String
    let groups: [Choice]
    let words: String
    let evidence: String
    let textLimit = Objection.textLimit

    init(_ statement: UnitStatement, _ typed: Form, _ wording: Wording) {
        action = SiteURL.objections(statement.month, statement.unit.code).path
        ticket = typed["ticket"]
        groups = [Choice](of: FactGroup.allCases, chosen: typed["group"], wording)
        words = typed["words"]
        evidence = typed["evidence"]
    }
}
