// SPDX-License-Identifier: Apache-2.0

import Foundation

// Asking the citizen, and what becomes of one who is not content (E1–E3, domain.md 1.13).

extension Ticket {
    /// The centre lets the result pass: the citizen is asked, or the ticket ends because the sample has not hit it.
    func accepting(
        _ pass: Assignment,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        let draw = rules.callbacks.draw(self, answeredBy: pass.unit, at: now)
        if case .notDrawn(let basis)? = draw { return [.resultAccepted] + notDrawn(basis) }
        let clock = try rules.clocks.clock(.callback, for: self, from: now)
        return [.resultAccepted] + [clock.map { .callbackDue(clock: $0) }, begun(draw, at: now)].compactMap(\.self)
    }

    /// The same for an answer on the spot, given by `answerer`, or for that of a repeat's master.
    func answering(
        _ answer: TicketEvent,
        of unit: UnitCode?,
        by answerer: String?,
        at now: Date,
        under rules: OfficeRules,
    ) -> [TicketEvent] {
        let draw = rules.callbacks.draw(self, answeredBy: unit, at: now)
        if case .notDrawn(let basis)? = draw { return [answer] + notDrawn(basis) }
        return [answer] + [begun(draw, by: answerer, at: now)].compactMap(\.self)
    }

    private func begun(_ draw: CallbackDraw?, by answerer: String? = nil, at now: Date) -> TicketEvent? {
        guard case .asked(let reason, let basis)? = draw else { return nil }
        return .callbackBegun(course: CallbackCourse(reason: reason, basis: basis, since: now, answerer: answerer))
    }

    private func notDrawn(_ basis: String) -> [TicketEvent] {
        [
            .calledBack(outcome: .notNeeded(reason: basis)),
            .closed(closing: Closing(reason: .surveyNotNeeded, note: basis)),
        ]
    }

    /// What somebody heard, or that they heard nobody.
    func recordingCallback(
        _ outcome: CallbackOutcome,
        at now: Date,
        by author: Author,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        try apartFromHandling(author)
        guard !awaitsDisposition else { throw .grievanceUndecided }
        switch outcome {
        case .unreachable:
            return try trying(at: now, by: author, under: rules)
        // Petitions and disclosure have remedies of their own: 复查, 复议, 诉讼.
        case .reached(let answer) where answer.asksForRework && caseKind == .request:
            return [.calledBack(outcome: outcome)] + (try grieving(answer, at: now, under: rules))
        case .reached, .refused, .notNeeded:
            return [.calledBack(outcome: outcome)] + closing(after: outcome, isLastAttempt: false)
        }
    }

    /// An attempt in vain: the next one falls in another half-day; after the last comes a text message, then the end.
    private func trying(
        at now: Date,
        by author: Author,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        guard let course = overlays.callback else {
            let last = callbackAttempts + 1 >= rules.figures.callbackAttempts
            return [.calledBack(outcome: .unreachable)] + closing(after: .unreachable, isLastAttempt: last)
        }
        guard now >= course.notBefore else { throw .callbackTooEarly(course.notBefore) }
        let vain = CallbackTry(at: now, by: author.login ?? "", how: .call)
        let limit = rules.callbacks.attempts ?? rules.figures.callbackAttempts
        let next = rules.callbacks.nextAttempt(after: now)
        let tried = TicketEvent.callbackTried(attempt: vain, notBefore: next)
        // Who was texted already may still be tried; the message's end decides.
        guard course.until == nil, course.tries.count + 1 >= limit else { return [tried] }
        if let until = rules.callbacks.textHolds(from: now) { return [tried, .surveyTexted(until: until)] }
        return [tried] + unreachable
    }

    private var unreachable: [TicketEvent] {
        [.calledBack(outcome: .unreachable)] + closing(after: .unreachable, isLastAttempt: true)
    }

    /// Nobody has answered the text message in time.
    func callbackLapse(by now: Date) -> [TicketEvent]? {
        guard let until = overlays.callback?.until, until <= now else { return nil }
        return unreachable
    }

    private func grieving(
        _ answer: SurveyAnswer,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        guard case .callbackPending(let pass, _) = stage else {
            let grievance = TicketEvent.grievanceOpened(grievance: Grievance(since: now, round: 0))
            return [grievance, .reopened(newFacts: answer.words)]
        }
        let grievance = TicketEvent.grievanceOpened(grievance: Grievance(since: now, round: pass.round))
        guard !rules.callbacks.reviewsFirst else { return [grievance] }
        return [grievance, .reworkOrdered(pass: try rework(of: pass, at: now, under: rules), reason: answer.words)]
    }

    /// A reviewer says what becomes of the oldest grievance that nobody has decided on. Whatever it is, the pass that the
    /// citizen was asked about stays as it was.
    func disposing(
        _ kind: Disposition.Kind,
        because reason: String,
        at now: Date,
        by author: Author,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        guard let grievance = openGrievance else { throw .noGrievance }
        try apartFromHandling(author)
        let reason = try stated(reason, .reason)
        let disposition = Disposition(kind: kind, reason: reason, by: author.login ?? "", at: now)
        let disposed = TicketEvent.grievanceDisposed(disposition: disposition)
        guard kind == .rework else { return [disposed] + written(off: grievance, because: reason) }
        // Else it is under way already, or has been done.
        guard awaitsDisposition, let pass = stage.assignment else { return [disposed] }
        return [disposed, .reworkOrdered(pass: try rework(of: pass, at: now, under: rules), reason: reason)]
    }

    /// 销号: nothing more is expected of the unit, unless its new result is with the centre or the citizen already.
    private func written(off grievance: Grievance, because reason: String) -> [TicketEvent] {
        let isOpen: Bool =
            switch stage.name {
            case .registered, .dispatched, .signed, .handling: true
            case .callbackPending: awaitsDisposition
            default: false
            }
        return isOpen ? [.closed(closing: Closing(reason: .decided, note: reason))] : []
    }

    /// The oldest grievance that no reviewer has looked at.
    package var openGrievance: Grievance? { overlays.grievances.first { $0.disposition == nil } }

    /// The citizen was heard and is not content, and a reviewer decides before the ticket goes on.
    package var awaitsDisposition: Bool {
        guard case .callbackPending(let pass, _) = stage, let grievance = openGrievance else { return false }
        return grievance.round == pass.round
    }

    /// 办理 and 监督 are separate: neither who answered nor anybody of a unit that had a part asks the citizen.
    private func apartFromHandling(_ author: Author) throws(TicketRefusal) {
        guard case .staff(let login, _, let unit) = author else { return }
        let all = passes + [stage.assignment].compactMap(\.self)
        let units = all.flatMap { [$0.unit] + $0.coUnits } + [answeredBy].compactMap(\.self)
        let people = all.compactMap(\.handler) + [overlays.callback?.answerer].compactMap(\.self)
        guard !people.contains(login), !units.contains(where: { $0 == unit }) else { throw .handlerCannotSurvey }
    }

    /// Attempts so far in tickets that have no course.
    private var callbackAttempts: Int {
        switch stage {
        case .callbackPending(_, let attempts), .answered(_, let attempts): attempts
        default: 0
        }
    }
}

extension Ticket {
    /// Takes in what happened while the citizen was asked.
    mutating func applyCallback(_ event: TicketEvent, at instant: Date) {
        switch event {
        case .calledBack: countAttempt(at: instant)
        case .callbackBegun(let course): overlays.callback = course
        case .callbackTried(let attempt, let notBefore):
            overlays.callback?.tries.append(attempt)
            overlays.callback?.notBefore = notBefore
            countAttempt(at: instant)
        case .surveyTexted(let until): overlays.callback?.until = until
        case .grievanceOpened(let grievance): overlays.grievances.append(grievance)
        case .grievanceDisposed(let disposition):
            let open = overlays.grievances.firstIndex { $0.disposition == nil }
            if let open { overlays.grievances[open].disposition = disposition }
        default: break
        }
    }
}
