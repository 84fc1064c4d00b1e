// SPDX-License-Identifier: Apache-2.0

import Foundation

extension Ticket {
    /// The rung that the clock of the result reaches next; none while clocks stand still.
    var nextRung: RungDue? {
        guard overlays.pause == nil else { return nil }
        let kind = stage.assignment?.resultDeadline?.kind
        return runningClocks.first { $0.kind == kind }?.rung
    }

    /// Every rung reached by `now`, oldest first, and the escalation that `events` bring: nothing is missed or repeated,
    /// however late one looks.
    func rungsReached(
        by now: Date,
        after events: [TicketEvent],
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        var ticket = self
        var reached: [TicketEvent] = []
        // What fell due while the centre had the result is noted, and nobody is blamed for it.
        let wasInReview = events.contains { if case .resultRejected = $0 { true } else { false } }
        while let due = ticket.nextRung, due.at <= now, let pass = ticket.stage.assignment,
            let clock = pass.resultDeadline
        {
            let clocks = rules.clocks.counted(for: pass.unit)
            let people = wasInReview ? [] : rules.addressees(due.level, ticket)
            let rung = Rung(level: due.level, at: due.at, pass: ticket.passes.count, to: people)
            let event = TicketEvent.rungReached(rung: rung, next: try clocks.rung(after: due.level, of: clock))
            ticket.apply(event, at: now)
            reached.append(event)
        }
        if let pass = ticket.stage.assignment, mustEscalate(after: events, under: rules.figures) {
            let people = rules.addressees(.escalation, ticket)
            let rung = Rung(level: .escalation, at: now, pass: ticket.passes.count, to: people)
            reached.append(.rungReached(rung: rung, next: pass.resultDeadline?.rung))
        }
        return reached
    }

    /// Dispatched or reworked so often that a higher level must look at it, once (domain.md 1.12).
    private func mustEscalate(after events: [TicketEvent], under figures: OfficeRules.Figures) -> Bool {
        guard let times = figures.timesBeforeEscalation, let pass = stage.assignment,
            events.contains(where: \.beginsPass), !overlays.rungs.contains(where: { $0.level == .escalation })
        else { return false }
        return dispatches >= times || pass.round > times
    }

    /// The logins that still have to acknowledge a rung of the pass under way; nobody once it is over.
    package var silentAddressees: Set<String> {
        guard stage.assignment != nil else { return [] }
        return Set(overlays.rungs.filter { $0.pass == passes.count }.flatMap(\.silent))
    }
}

extension TicketEvent {
    fileprivate var beginsPass: Bool {
        switch self {
        case .dispatched, .designated, .reworkOrdered: true
        default: false
        }
    }
}
