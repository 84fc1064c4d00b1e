// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What the reader can do now: the next step open, everything else lawful folded, the rest with the law's reason.
/// Template `staff/ticket-steps`.
struct StepsPart: Sendable {
    let title: String
    let pending: PendingPart?
    /// The form of the next step; nil where nothing is expected of this person.
    let next: ActionForm?
    /// For whom the ticket waits, where it is not the reader.
    let waitsFor: String?
    /// The other answers to the same question, for example to reject.
    let alternatives: [ActionForm]
    let others: [ActionForm]
    let hasOthers: Bool
    let refused: [TicketPoint]
    let hasRefused: Bool

    init(_ steps: LawfulSteps, _ forms: ActionForms) {
        let view = forms.view
        title =
            steps.next.first.map { view.wording.text("steps.titleOf", ["step": view.wording.word($0)]) }
            ?? view.wording.text("steps.title")
        pending = PendingPart(view)
        next = steps.next.first.map { forms.form(for: $0, isPrimary: true) }
        waitsFor = steps.next.isEmpty ? Self.waiting(view) : nil
        alternatives = steps.next.dropFirst().map { forms.form(for: $0) }
        others = steps.others.map { forms.form(for: $0) }
        hasOthers = !steps.others.isEmpty
        refused = steps.refused.map { TicketPoint(view.wording.word($0.command), view.wording.sentence($0.refusal)) }
        hasRefused = !refused.isEmpty
    }

    private static func waiting(_ view: TicketView) -> String {
        let stage = view.ticket.stage.name
        guard stage.isOpen else { return view.wording.text("steps.waits.ended") }
        return view.wording.text(
            "steps.waits.\(stage.rawValue)",
            ["unit": view.ticket.unit.map(view.wording.unit) ?? ""],
        )
    }
}
