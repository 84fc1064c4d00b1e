// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Tickets

/// The ticket at a glance: template `staff/ticket-heading`.
struct TicketHeading: Sendable {
    let number: String
    let summary: String
    let stage: String
    let lamp: LampMark
    let unit: String
    /// The clock that ends first, and when.
    let due: TicketPoint?
    let marks: [Mark]
    let hasMarks: Bool
    let backLink: String
    let backLabel: String

    /// A circumstance that everybody who works on it must know.
    struct Mark: Sendable {
        let text: String
        let isGrave: Bool
    }

    init(_ view: TicketView) {
        let ticket = view.ticket
        let wording = view.wording
        number = ticket.number.rawValue
        summary = ticket.filing.summary
        stage = wording.word(ticket.stage.name)
        lamp = LampMark(ticket.overlays.lamp, wording)
        unit =
            ticket.lastPass.map { wording.unit($0.unit) }
            ?? wording.text(ticket.stage.name.isOpen ? "list.nobody" : "list.none")
        due = ticket.nextClock.map { TicketPoint(wording.word($0.kind), wording.minute($0.due)) }
        marks = Self.marks(ticket, wording)
        hasMarks = !marks.isEmpty
        let home = TicketDesk.home(of: view.session.role)
        backLink = home.url.path
        backLabel = wording.text(home.label)
    }

    private static func marks(_ ticket: Ticket, _ wording: Wording) -> [Mark] {
        let filing = ticket.filing
        let overlays = ticket.overlays
        let round = ticket.stage.assignment?.round ?? 1
        let grave: [String?] = [
            filing.urgency == .normal ? nil : wording.word(filing.urgency),
            overlays.supervision.map { _ in wording.text("ticket.mark.supervised") },
            overlays.instructions.isEmpty ? nil : wording.text("ticket.mark.instructed"),
            overlays.urgings > 0 ? wording.text("ticket.mark.urged", ["count": String(overlays.urgings)]) : nil,
            overlays.supplements.isEmpty
                ? nil : wording.text("ticket.mark.supplemented", ["count": String(overlays.supplements.count)]),
            overlays.rungs.last.map { wording.word($0.level) },
            round > 1 ? wording.text("ticket.mark.rework", ["round": String(round)]) : nil,
        ]
        let plain: [String?] = [
            ticket.caseKind == .request ? nil : wording.word(ticket.caseKind),
            ticket.reviews > 0 ? wording.text("ticket.mark.review\(ticket.reviews)") : nil,
            overlays.question.map { _ in wording.text("ticket.mark.asked") },
            overlays.pause.map { wording.text("ticket.mark.paused", ["since": wording.minute($0.since)]) },
            filing.isConfidential ? wording.text("ticket.mark.confidential") : nil,
            filing.isAnonymous ? wording.text("ticket.mark.anonymous") : nil,
        ]
        return grave.compactMap(\.self).map { Mark(text: $0, isGrave: true) }
            + plain.compactMap(\.self).map { Mark(text: $0, isGrave: false) }
    }
}

extension Ticket {
    /// The running clock that ends first.
    var nextClock: Deadline? {
        guard stage.name.isOpen else { return nil }
        return stage.assignment?.deadlines.filter { $0.metAt == nil }.min { $0.due < $1.due }
    }
}

extension TicketDesk {
    /// The list that a role works from, with the key of its name.
    fileprivate static func home(of role: Role) -> (url: SiteURL, label: String) {
        switch role {
        case .handler: (.inbox, "navigation.inbox")
        case .dispatcher: (.dispatchDesk, "navigation.dispatchDesk")
        case .supervisor: (.review, "navigation.review")
        case .evaluator: (.callbacks, "navigation.callbacks")
        case .agent, .leader, .admin, .inspector: (.tickets, "navigation.tickets")
        }
    }
}
