// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Routing
import Sites
import Tickets

/// Requests and results that wait for a decision, each with what it is about and its forms: template
/// `staff/decision-table`.
struct DecisionTable: Sendable {
    let rows: [DecisionRow]
    let isEmpty: Bool
    let emptyText: String
    let next: String?

    init(_ rows: [DecisionRow], emptyText: String, next: String?) {
        self.rows = rows
        isEmpty = rows.isEmpty
        self.emptyText = emptyText
        self.next = next
    }
}

/// One ticket that waits for a decision.
struct DecisionRow: Sendable {
    let link: String
    let number: String
    let summary: String
    let kind: String
    /// nil for the normal urgency.
    let urgency: String?
    let unit: String?
    let lamp: LampMark
    let due: String?
    let pending: PendingPart?
    /// Whose it is by the catalogue, and the law that says so; nil where it has no matter yet.
    let duty: String?
    let history: [DisputeEntry]
    let hasHistory: Bool
    /// The decision that is likely; nil where it is not the reader's.
    let next: ActionForm?
    let alternatives: [ActionForm]
    /// Why the reader may not decide.
    let because: String?

    init(_ view: TicketView, back: String, showsHistory: Bool) {
        let (ticket, wording) = (view.ticket, view.wording)
        link = SiteURL.ticket(ticket.number).path
        number = ticket.number.rawValue
        summary = ticket.filing.summary
        kind = wording.word(ticket.kind)
        urgency = ticket.filing.urgency == .normal ? nil : wording.word(ticket.filing.urgency)
        unit = ticket.lastPass.map { wording.unit($0.unit) }
        lamp = LampMark(ticket.overlays.lamp, wording)
        due = ticket.nextClock.map { wording.minute($0.due) }
        pending = PendingPart(view)
        duty = showsHistory ? Self.duty(view) : nil
        history = showsHistory ? DisputeEntry.all(view) : []
        hasHistory = !history.isEmpty
        let steps = LawfulSteps(
            for: ticket,
            author: view.session.author,
            at: view.now,
            under: view.site.rules,
            units: view.site.organisation.departments.map(\.code),
        )
        let forms = ActionForms(view: view, attempt: nil, place: ActionForms.Place(card: number, back: back))
        next = steps.next.first.map { forms.form(for: $0, isPrimary: true) }
        alternatives = steps.next.dropFirst().map { forms.form(for: $0) }
        because = next == nil ? Self.because(steps, view) : nil
    }

    private static func duty(_ view: TicketView) -> String? {
        let (ticket, wording) = (view.ticket, view.wording)
        guard let matter = ticket.matter, let entry = view.site.catalogue[matter] else { return nil }
        let lead = entry.lead.map(wording.lead) ?? wording.text("event.noUnit")
        return wording.text(
            "decision.duty",
            ["matter": wording.matter(matter), "lead": lead, "basis": entry.basis ?? wording.text("decision.noBasis")],
        )
    }

    /// The law's word on the decision that everybody waits for.
    private static func because(_ steps: LawfulSteps, _ view: TicketView) -> String {
        let awaited = view.ticket.stage.name.usualSteps.first ?? []
        let refused = steps.refused.first { awaited.contains($0.command) }
        return refused.map { view.wording.sentence($0.refusal) } ?? view.wording.text("decision.notYours")
    }
}

/// A step in the way of a disputed ticket from unit to unit.
struct DisputeEntry: Sendable {
    let sentence: String
    /// Whom the unit that gave it back named instead.
    let suggestion: String?
    let at: String
    let who: String

    /// Dispatches, returns and what was decided on them, oldest first.
    static func all(_ view: TicketView) -> [DisputeEntry] {
        view.file.journal.flatMap { entry in
            entry.events.filter(\.isAboutOwnership).map { event in
                DisputeEntry(
                    sentence: view.wording.sentence(event),
                    suggestion: event.suggestedUnit.map { unit in
                        view.wording.text("decision.suggested", ["unit": view.wording.unit(unit)])
                    },
                    at: view.wording.minute(entry.at),
                    who: view.person(entry.author),
                )
            }
        }
    }
}

extension TicketEvent {
    /// Says whose the ticket is, or is not.
    fileprivate var isAboutOwnership: Bool {
        switch self {
        case .routeProposed, .dispatched, .designated, .returnRequested, .returnApproved, .returnRejected: true
        default: false
        }
    }

    fileprivate var suggestedUnit: UnitCode? {
        guard case .returnRequested(let request) = self else { return nil }
        return request.suggestedUnit
    }
}
