// SPDX-License-Identifier: Apache-2.0

import Foundation

// The conditions that the law's rows share.

extension Ticket {
    func unlawful(_ command: TicketCommand) -> TicketRefusal { .unlawful(command.name, in: stage.name) }

    /// `text` without white space around it.
    func stated(_ text: String, _ field: TicketRefusal.TextField) throws(TicketRefusal) -> String {
        let text = text.trimmed
        guard !text.isEmpty else { throw .textMissing(field) }
        return text
    }

    /// The author acts for the unit that leads the pass; an administrator may stand in.
    func ofUnit(_ pass: Assignment, _ author: Author) throws(TicketRefusal) {
        guard author.role == .admin || author.unit == pass.unit else { throw .notYourUnit(pass.unit) }
    }

    /// Reviewer differs from requester (D3, domain.md 1.6).
    func otherThanRequester(_ author: Author) throws(TicketRefusal) {
        let requester: Author? =
            switch stage {
            case .returnRequested(_, let request): request.requester
            case .extensionRequested(_, let request): request.requester
            case .terminationReview(_, let request): request.requester
            default: nil
            }
        guard let requester else { return }
        guard requester.login != author.login else { throw .reviewerIsRequester }
    }

    /// 办理 and 监督 are separate: whoever handled the pass neither reviews it nor asks the citizen (domain.md 1.13).
    func notTheHandler(of pass: Assignment, _ author: Author) throws(TicketRefusal) {
        guard let login = author.login, login == pass.handler else { return }
        throw .handlerCannotSurvey
    }

    func extensionAllowed(
        _ pass: Assignment,
        until: Date,
        at now: Date,
        under figures: OfficeRules.Figures
    ) throws(TicketRefusal) {
        guard let due = pass.resultDeadline?.due else { throw .calendarExhausted }
        guard pass.extensions < figures.maxExtensions else { throw .tooManyExtensions(allowed: figures.maxExtensions) }
        guard now <= due else { throw .extensionAfterExpiry(due: due) }
        guard until > due else { throw .extensionNotLater(due: due) }
        let latest = due.addingTimeInterval(Double(figures.maxExtensionDays) * 86_400)
        guard until <= latest else { throw .extensionTooLong(latest: latest) }
    }

    func newPass(
        to unit: UnitCode,
        with coUnits: [UnitCode] = [],
        round: Int = 1,
        designated: Bool = false,
        decision: RoutingDecision? = nil,
        at now: Date,
        under rules: OfficeRules
    ) throws(TicketRefusal) -> Assignment {
        try mayReceive([unit] + coUnits)
        let clocks = try rules.clocks.clocks(for: self, round: round, from: now)
        return Assignment(
            unit: unit,
            coUnits: coUnits,
            round: round,
            isDesignated: designated,
            dispatchedAt: now,
            decision: decision,
            returnUntil: clocks.returnUntil,
            deadlines: clocks.deadlines
        )
    }

    func newCoUnits(_ units: [UnitCode], besides pass: Assignment) throws(TicketRefusal) -> [UnitCode] {
        guard !units.isEmpty else { throw .textMissing(.coUnits) }
        try mayReceive([pass.unit] + pass.coUnits + units)
        return units
    }

    /// The clocks still running, moved by the time they stood still.
    func resumedClocks(
        after pause: Overlays.Pause,
        at now: Date,
        under rules: OfficeRules
    ) throws(TicketRefusal) -> [Deadline] {
        let interval = DateInterval(start: pause.since, end: max(now, pause.since))
        var moved: [Deadline] = []
        for deadline in stage.assignment?.deadlines ?? [] {
            moved.append(deadline.metAt == nil ? try rules.clocks.resumed(deadline, after: interval) : deadline)
        }
        return moved
    }

    /// How an attempt that asks for no rework ends the ticket, if it does.
    func closing(after outcome: CallbackOutcome, isLastAttempt: Bool) -> [TicketEvent] {
        switch outcome {
        case .reached(let answer): [.closed(closing: Closing(reason: .surveyed, note: answer.words))]
        case .refused: [.closed(closing: Closing(reason: .refusedSurvey, note: ""))]
        case .notNeeded(let reason): [.closed(closing: Closing(reason: .surveyNotNeeded, note: reason))]
        case .unreachable: isLastAttempt ? [.closed(closing: Closing(reason: .unreachable, note: ""))] : []
        }
    }

    private func mayReceive(_ units: [UnitCode]) throws(TicketRefusal) {
        var seen: Set<UnitCode> = []
        for unit in units {
            guard unit != filing.accusedUnit else { throw .accusedUnit(unit) }
            guard seen.insert(unit).inserted else { throw .unitNamedTwice(unit) }
        }
    }
}
