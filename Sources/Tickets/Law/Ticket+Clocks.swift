// SPDX-License-Identifier: Apache-2.0

import Foundation

// How the law sets clocks beside those of a new pass: computed anew, promised, opened again for a review.

extension Ticket {
    /// The clocks of `pass` counted anew on order; there is no order that changes nothing.
    func recomputing(
        _ pass: Assignment,
        because reason: String,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        let reason = try stated(reason, .reason)
        let events = try recomputed(pass, after: nil, because: reason, at: now, under: rules)
        guard !events.isEmpty else { throw .clocksUnchanged }
        return events
    }

    /// The clocks of `pass` and its weight as they are after `event`, where that changes any; what was met stays as it
    /// was (S2).
    func recomputed(
        _ pass: Assignment,
        after event: TicketEvent?,
        because reason: String,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        var ticket = self
        if let event { ticket.apply(event, at: now) }
        let clocks = try rules.clocks.counted(for: pass.unit).recomputed(pass, for: ticket)
        let isHeavy = rules.clocks.isHeavy(ticket)
        let isSame =
            clocks.deadlines == pass.deadlines && clocks.returnUntil == pass.returnUntil && isHeavy == pass.isHeavy
        guard !isSame else { return [] }
        return [
            .clocksRecomputed(
                deadlines: clocks.deadlines,
                returnUntil: clocks.returnUntil,
                isHeavy: isHeavy,
                reason: reason,
            )
        ]
    }

    /// 暂不能解决的: measures and a date are told to the citizen, and the date is tracked like any other limit (Jinan
    /// art. 24). Once in a pass, and no later than the site allows.
    func committing(
        _ commitment: Commitment,
        in pass: Assignment,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        try only(.request)
        if let before = pass.commitment { throw .alreadyCommitted(until: before.until) }
        let told = Commitment(
            until: commitment.until,
            measures: try stated(commitment.measures, .measures),
            reply: try stated(commitment.reply, .reply),
        )
        let due = pass.resultDeadline?.due ?? now
        guard told.until > max(due, now) else { throw .commitmentNotLater(due: max(due, now)) }
        let clocks = rules.clocks.counted(for: pass.unit)
        guard let term = try clocks.window(.commitment, for: self, from: now) else {
            throw .commitmentTooLong(latest: due)
        }
        guard told.until <= term.until else { throw .commitmentTooLong(latest: term.until) }
        let promised = Deadline(kind: .completion, start: now, due: term.until, alarms: [], rule: term.rule)
        return [.committed(commitment: told, clock: try clocks.extended(promised, to: told.until))]
    }

    /// 复查、复核: the petitioner asks the next level to look at the reply (信访工作条例 arts. 35–36).
    func askingReview(
        of pass: Assignment,
        _ reason: String,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        try only(.petition)
        guard reviews < 2 else { throw .reviewsUsedUp }
        guard let replied = pass.repliedAt else { throw .unlawful(.askReview, in: stage.name) }
        if let term = try rules.clocks.window(.review, for: self, from: replied), now > term.until {
            throw .reviewWindowClosed(term.until)
        }
        return [.reviewAsked(reason: reason)]
    }
}
