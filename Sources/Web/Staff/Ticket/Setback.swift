// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

/// Why a step was not taken, on top of the ticket's page: template `staff/ticket-setback`.
struct Setback: Sendable {
    let title: String
    let message: String
    /// The id of the field at fault.
    let target: String?
    /// What colleagues did while the form was filled in.
    let changes: [TimelineEntry]
    let hasChanges: Bool
    /// What was typed into a form that is no longer there.
    let points: [TicketPoint]
    let hasTyped: Bool

    init(_ attempt: Attempt, _ steps: LawfulSteps, _ view: TicketView) {
        let isOffered = (steps.next + steps.others).contains(attempt.command)
        let seen = attempt.seenVersion
        title = view.wording.text(seen == nil ? "setback.refused" : "setback.stale")
        message = seen == nil ? attempt.message(in: view.wording) : view.wording.text("setback.staleMessage")
        target = isOffered ? attempt.field.map { ActionForms.id(of: $0, in: attempt.command) } : nil
        changes =
            seen.map { seen in
                view.file.journal.filter { $0.version > seen }.map { TimelineEntry($0, view) }
            } ?? []
        hasChanges = !changes.isEmpty
        points = isOffered ? [] : ActionForms.typed(attempt, view.wording)
        hasTyped = !points.isEmpty
    }
}

extension Attempt {
    /// A colleague was faster.
    var isStale: Bool { seenVersion != nil }

    /// The version that the person had before them, where a colleague was faster.
    fileprivate var seenVersion: Int? {
        guard case .staleVersion(let seen, _)? = fault as? DeskRefusal else { return nil }
        return seen
    }
}
