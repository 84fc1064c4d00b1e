// SPDX-License-Identifier: Apache-2.0

import Foundation

// What waits for somebody outside the office: the citizen's answer, a third party's opinion, and the ends of such waits.

extension Ticket {
    /// The unit asks the citizen while it handles the ticket. What a request for disclosure lacks is asked once, within
    /// its window, and the clocks stand still meanwhile (补正, 政府信息公开条例 art. 30).
    func asking(
        _ text: String,
        in pass: Assignment,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        if let open = overlays.question { throw .alreadyAsked(until: open.until) }
        if let pause = overlays.pause { throw .alreadyPaused(since: pause.since) }
        let term = try rules.clocks.window(.question, for: self, from: now)
        let asked = TicketEvent.callerAsked(question: Question(text: text, askedAt: now, until: term?.until))
        guard let term, term.stopsClocks else { return [asked] }
        guard callerAnswers.isEmpty else { throw .completionAskedBefore }
        if let contact = pass.deadline(.firstContact), now > contact.due {
            throw .completionWindowClosed(contact.due)
        }
        let pause = Overlays.Pause(legalBasis: term.basis, since: now, until: term.until)
        return [asked, .paused(pause: pause, notice: term.basis)]
    }

    /// The citizen's answer. An application that has been completed counts from then on.
    func answered(_ text: String, at now: Date, under rules: OfficeRules) throws(TicketRefusal) -> [TicketEvent] {
        let answer = TicketEvent.callerAnswered(text: text)
        guard let pause = overlays.pause, let question = overlays.question, pause.since == question.askedAt else {
            return [answer]
        }
        let resumed = [answer] + (try resumption(after: pause, at: now, under: rules))
        return resumed + (try restarted(after: resumed, because: pause.legalBasis, at: now, under: rules))
    }

    /// The reply's clock from `now` on, as the law counts it once the application is complete (art. 31).
    private func restarted(
        after events: [TicketEvent],
        because reason: String,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        var ticket = self
        for event in events { ticket.apply(event, at: now) }
        guard caseKind == .disclosure, let pass = ticket.stage.assignment, pass.deadline(.reply)?.metAt == nil,
            let clock = try rules.clocks.counted(for: pass.unit).clock(.reply, for: self, from: now)
        else { return [] }
        let deadlines = pass.deadlines.map { $0.kind == .reply ? clock : $0 }
        return [
            .clocksRecomputed(deadlines: deadlines, returnUntil: pass.returnUntil, isHeavy: nil, reason: reason)
        ]
    }

    /// A third party is asked for its opinion; clocks stand still for as long as the law gives it (art. 32), once in a
    /// pass: all third parties are asked at the same time.
    func consulting(
        _ party: String,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        try only(.disclosure)
        if let pause = overlays.pause { throw .alreadyPaused(since: pause.since) }
        let term = try rules.clocks.window(.thirdParty, for: self, from: now)
        let asked = TicketEvent.thirdPartyAsked(party: party, until: term?.until)
        guard let term, term.stopsClocks, stage.assignment?.hasAskedThirdParty == false else { return [asked] }
        let pause = Overlays.Pause(legalBasis: term.basis, since: now, until: term.until)
        return [asked, .paused(pause: pause, notice: term.basis)]
    }

    /// What ended by itself before `now`: a question nobody answered, a pause whose time is over. Judged by its own
    /// instant, however late one looks.
    func lapses(by now: Date, under rules: OfficeRules) throws(TicketRefusal) -> [TicketEvent] {
        if let lapse = callbackLapse(by: now) { return lapse }
        var ticket = self
        var ended: [TicketEvent] = []
        if let question = openQuestion, let until = question.until, until <= now {
            ended.append(.questionLapsed)
            // Not completed in time: the application counts as given up (政府信息公开条例 art. 30).
            if caseKind == .disclosure, overlays.question != nil, overlays.pause?.since == question.askedAt {
                return ended + [.closed(closing: Closing(reason: .abandoned, note: question.text))]
            }
            for event in ended { ticket.apply(event, at: until) }
        }
        if let pause = ticket.overlays.pause, let until = pause.until, until <= now {
            ended += try ticket.resumption(after: pause, at: until, under: rules)
        }
        return ended
    }
}

extension Term {
    /// What the citizen is told as the reason why clocks stand still: where it is written, else which rule it is.
    fileprivate var basis: String { source.isEmpty ? rule : source }
}
