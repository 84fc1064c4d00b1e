// SPDX-License-Identifier: Apache-2.0

import Records
import Tickets
import WorkCalendar

extension Wording {
    /// Hundredths of a percent as `92.50`; a dash for none.
    func result(_ hundredths: Int?) -> String {
        guard let hundredths else { return "—" }
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    /// Hundredths of a point as `8`, `8.5`, `8.25`.
    func points(_ hundredths: Int) -> String {
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        if rest == 0 { return String(whole) }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// What is inspected, for a list.
    func subject(_ subject: Inspection.Subject) -> String { "\(word(subject.kind)) \(subject.reference)" }
}

extension InspectionLine {
    /// Whether its agent or its inspector should look at it.
    var isGrave: Bool { isFatal || standing == .objected }
}

/// An inspection in a list: template `staff/inspection-rows`.
struct InspectionRow: Sendable {
    let link: String
    let subject: String
    let agent: String
    let standing: String
    let isGrave: Bool
    let isGood: Bool
    let result: String
    let isFatal: Bool
    let at: String

    init(_ line: InspectionLine, _ wording: Wording) {
        link = SiteURL.inspection(line.id).path
        subject = wording.subject(line.subject)
        agent = wording.colleague(line.agent)
        standing = wording.word(line.standing)
        isGrave = line.isGrave
        isGood = line.standing == .accepted
        result = wording.result(line.result)
        isFatal = line.isFatal
        at = line.inspectedAt.map(wording.minute) ?? "—"
    }
}

/// What is to be done after an inspection: template `staff/corrective-action`.
struct CorrectiveActionPart: Sendable {
    let text: String
    let owner: String
    let due: String
    let isLate: Bool
    let opened: String
    /// nil until it is done.
    let outcome: String?
    let note: String
    /// Where it is said to be done; nil for those who may not.
    let action: String?
    let field: String
    /// The inspection that it follows from; nil on that one's own page, and for who may not see it.
    let inspection: String?

    init(
        _ action: CorrectiveAction,
        today: String,
        for author: Author,
        linked: Bool,
        _ wording: Wording,
    ) {
        text = action.text
        owner = wording.colleague(action.owner)
        due = action.due.description
        isLate = action.outcome == nil && action.due.description < today
        opened = wording.list([wording.colleague(action.openedBy), wording.minute(action.openedAt)])
        outcome = action.outcome.map { done in
            wording.text("quality.doneBy", ["who": wording.colleague(done.login), "at": wording.minute(done.at)])
        }
        note = action.outcome?.note ?? ""
        let may = action.owner == author.login || Inspection.mayInspect(author)
        self.action = may && action.outcome == nil ? SiteURL.correctiveAction(action.id).path : nil
        field = "done-\(action.id.rawValue)"
        inspection = linked ? SiteURL.inspection(action.inspection).path : nil
    }
}
