// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Wording {
    /// What happened, as one line of a ticket's timeline. It quotes what was written down, so it is for those who may
    /// see the ticket.
    package func sentence(_ event: TicketEvent) -> String { text("event.\(event.name)", arguments(of: event)) }

    private func arguments(of event: TicketEvent) -> [String: String] {
        switch event {
        case .assigned, .subDispatched, .committed, .thirdPartyAsked, .thirdPartyHeard, .resultEndorsed,
            .dispatched, .designated, .signed, .coHandlersAdded, .coTasksSet, .coClocksMoved, .coHandlingReported,
            .firstContactMade,
            .returnRequested, .returnApproved,
            .returnRejected, .extensionRequested, .extensionApproved, .extensionRejected, .terminationRequested,
            .terminationRejected, .resultSubmitted, .resultAccepted, .resultRejected, .recused, .recusalEnded:
            handlingArguments(of: event)
        case .registered(let filing): ["channel": word(filing.channel), "kind": word(filing.kind)]
        case .answeredDirectly(let reply), .answerPassedOn(let reply, _): ["reply": reply]
        case .declined(let reason, let told): ["reason": word(reason), "told": told]
        case .transferred(let transfer): ["line": word(transfer.line), "note": transfer.note]
        case .handOverRecorded(let record):
            [
                "way": word(record.way), "spokenTo": record.spokenTo, "theirNumber": record.theirNumber ?? "—",
                "consent": word(record.consent), "at": record.at.map(minute) ?? "—",
                "note": record.note,
            ]
        case .citizenTold(let telling): ["how": word(telling.how), "words": telling.words]
        case .inquired(let inquiry): ["told": inquiry.told, "news": inquiry.news.isEmpty ? "—" : inquiry.news]
        case .merged(let master): ["number": master.rawValue]
        case .linked(let link): ["number": link.number.rawValue, "relation": word(link.relation), "note": link.note]
        case .unlinked(let number, let reason): ["number": number.rawValue, "reason": reason]
        case .splitOff(let parts): ["numbers": list(parts.map(\.number.rawValue))]
        case .callerAsked(let question): ["question": question.text]
        case .classified(let kind, let matter): ["kind": word(kind), "matter": matter.map(self.matter) ?? "—"]
        case .accusedNamed(let unit): ["unit": self.unit(unit)]
        case .routeProposed(let decision): ["unit": decision.unit.map(unit) ?? text("event.noUnit")]
        case .callbackBegun, .callbackTried, .surveyTexted, .calledBack, .callbackDue, .grievanceOpened,
            .grievanceDisposed, .reopened:
            callbackArguments(of: event)
        case .closed(let closing) where closing.reason == .withdrawn:
            ["reason": text("event.withdrawn", ["reason": word(closing.reason), "note": closing.note])]
        case .closed(let closing): ["reason": word(closing.reason)]
        case .callerAnswered(let text), .supplemented(let text), .instructed(let text): ["text": text]
        case .urged(let note): ["note": note]
        case .supervised(let order): ["order": order]
        case .unmerged(let reason), .reworkOrdered(_, let reason), .supervisionLifted(let reason),
            .reviewAsked(let reason):
            ["reason": reason]
        case .clocksRecomputed(let deadlines, _, _, let reason):
            [
                "dues": list(deadlines.filter { $0.metAt == nil }.map { "\(word($0.kind)) \(minute($0.due))" }),
                "reason": reason,
            ]
        case .paused(let pause, let notice): ["basis": pause.legalBasis, "notice": notice]
        case .lampChanged(let lamp): ["lamp": word(lamp)]
        case .rungReached(let rung, _):
            ["level": word(rung.level), "to": rung.to.isEmpty ? "—" : list(rung.to.map(colleague))]
        case .rungsAcknowledged(let login): ["who": colleague(login)]
        case .attached, .attachmentWithdrawn: attachmentArguments(of: event)
        case .published(let title): ["title": title]
        case .unpublished(let reason): ["reason": reason]
        case .exclusionRequested, .exclusionDecided: exclusionArguments(of: event)
        case .archived, .resumed, .questionLapsed: [:]
        }
    }

    private func attachmentArguments(of event: TicketEvent) -> [String: String] {
        switch event {
        case .attached(let attachment):
            ["name": attachment.name, "type": word(attachment.type), "size": size(attachment.size)]
        case .attachmentWithdrawn(let ordinal, let reason, let keepsContent):
            [
                "ordinal": String(ordinal), "reason": reason,
                "content": text(keepsContent ? "attachments.contentKept" : "attachments.contentDeleted"),
            ]
        default: [:]
        }
    }

    /// What is left out of a score.
    private func exclusionArguments(of event: TicketEvent) -> [String: String] {
        switch event {
        case .exclusionRequested(let exclusion):
            [
                "ordinal": String(exclusion.ordinal), "unit": unit(exclusion.unit), "group": word(exclusion.group),
                "reason": word(exclusion.reason), "evidence": exclusion.evidence,
            ]
        case .exclusionDecided(let ordinal, let ruling):
            ["ordinal": String(ordinal), "ruling": word(ruling.kind), "reason": ruling.reason]
        default: [:]
        }
    }

    /// While the citizen is asked, and where they are not content.
    private func callbackArguments(of event: TicketEvent) -> [String: String] {
        switch event {
        case .callbackBegun(let course): ["reason": word(course.reason), "basis": course.basis]
        case .callbackTried(let attempt, let notBefore):
            [
                "who": attempt.by.isEmpty ? "—" : colleague(attempt.by), "how": word(attempt.how),
                "next": minute(notBefore),
            ]
        case .surveyTexted(let until): ["until": minute(until)]
        case .calledBack(let outcome): ["outcome": sentence(outcome)]
        case .callbackDue(let clock): ["due": minute(clock.due)]
        case .reopened(let facts): ["facts": facts]
        case .grievanceDisposed(let disposition):
            ["kind": word(disposition.kind), "reason": disposition.reason, "who": colleague(disposition.by)]
        default: [:]
        }
    }

    /// From dispatch to result.
    private func handlingArguments(of event: TicketEvent) -> [String: String] {
        switch event {
        case .dispatched(let pass): ["unit": unit(pass.unit)]
        case .designated(let pass, let reason): ["unit": unit(pass.unit), "reason": reason]
        case .signed(let handler): ["handler": colleague(handler)]
        case .assigned(let handler): ["handler": colleague(handler)]
        case .subDispatched(let tasks):
            ["units": units(tasks.map(\.unit)), "order": tasks.first?.order ?? ""]
        case .committed(let commitment, _):
            ["until": minute(commitment.until), "measures": commitment.measures, "reply": commitment.reply]
        case .thirdPartyAsked(let party, _): ["party": party]
        case .thirdPartyHeard(let opinion): ["opinion": opinion]
        case .recused(let recusal): ["who": colleague(recusal.login), "reason": recusal.reason]
        case .recusalEnded(let login, let reason): ["who": colleague(login), "reason": reason]
        case .resultEndorsed(let login): ["who": colleague(login)]
        case .coHandlersAdded(let codes): ["units": units(codes)]
        case .coTasksSet(let tasks), .coClocksMoved(let tasks): ["units": units(tasks.map(\.unit))]
        case .coHandlingReported(let unit, let report): ["unit": self.unit(unit), "report": report.text]
        case .firstContactMade(let contact): ["note": contact.note]
        case .returnRequested(let request): ["reason": request.reason, "basis": request.legalBasis]
        case .extensionRequested(let request): ["until": minute(request.until), "reason": request.reason]
        case .extensionApproved(let deadline): ["due": minute(deadline.due)]
        case .terminationRequested(let request): ["reason": request.reason]
        case .resultSubmitted(let result): ["conclusion": word(result.conclusion)]
        case .returnRejected(let reason), .extensionRejected(let reason), .terminationRejected(let reason),
            .resultRejected(let reason):
            ["reason": reason]
        default: [:]
        }
    }

    /// How an attempt to ask the citizen ended.
    package func sentence(_ outcome: CallbackOutcome) -> String {
        switch outcome {
        case .reached(let answer): text("outcome.reached", ["answers": answers(answer)])
        case .unreachable: text("outcome.unreachable")
        case .refused: text("outcome.refused")
        case .notNeeded(let reason): text("outcome.notNeeded", ["reason": reason])
        }
    }

    /// What the citizen said, question by question; one left open is left out.
    private func answers(_ answer: SurveyAnswer) -> String {
        let contacted = answer.contactedFirst.map { text($0 ? "outcome.contactedFirst" : "outcome.notContactedFirst") }
        let parts = [contacted, answer.resolution.map(word), answer.satisfaction.map(word)].compactMap(\.self)
        return parts.isEmpty ? text("outcome.noAnswer") : list(parts)
    }
}

extension TicketEvent {
    /// The case's name: the key of its sentence.
    package var name: String {
        // An enum's mirror names the case that it holds; a case without values prints its name.
        Mirror(reflecting: self).children.first?.label ?? String(describing: self)
    }
}
