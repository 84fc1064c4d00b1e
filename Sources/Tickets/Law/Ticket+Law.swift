// SPDX-License-Identifier: Apache-2.0

import Foundation

// The law of a ticket on one page: what may follow what. Source: the canonical machine of domain.md 1.6.
// Rows are grouped by command; each group ends with the refusal of all other stages, so a new command does not compile
// until its law stands here. The generated table is docs/law.md.

extension Ticket {
    func lawfulEvents(
        of command: TicketCommand,
        at now: Date,
        by author: Author,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        switch (command, stage) {
        // — The centre's desk —
        case (.answerDirectly(let reply), .registered):
            let answer = TicketEvent.answeredDirectly(reply: try stated(reply, .reply))
            return answering(answer, of: nil, by: author.login, at: now, under: rules)
        case (.answerDirectly, _): throw unlawful(command)

        case (.decline(let reason, let told, let how), _) where [.registered, .awaitingCaller].contains(stage.name):
            return try declining(reason, telling: told, by: how, at: now)
        case (.decline, _): throw unlawful(command)

        case (.transfer(let transfer), .registered):
            return [.transferred(to: transfer)]
        case (.transfer, _): throw unlawful(command)

        case (.recordHandOver(let record), .transferred): return try recording(record, at: now)
        case (.recordHandOver, _): throw unlawful(command)

        case (.recordTelling(let how, let words), _) where stage.name.hasSomethingToTell:
            return try telling(words, by: how, at: now)
        case (.recordTelling, _): throw unlawful(command)

        case (.noteInquiry(let told, let news), _) where stage.name.isOpen:
            return [.inquired(inquiry: Inquiry(at: now, told: try stated(told, .told), news: news.trimmed))]
        case (.noteInquiry, _): throw unlawful(command)

        case (.merge(let master), .registered), (.merge(let master), .awaitingCaller),
            (.merge(let master), .dispatched):
            guard master != number else { throw .cannotMergeIntoItself }
            return [.merged(into: master)]
        case (.merge, _): throw unlawful(command)

        case (.unmerge(let reason), .merged):
            return [.unmerged(reason: try stated(reason, .reason))]
        case (.unmerge, _): throw unlawful(command)

        case (.passOnAnswer(let reply, let unit), .merged):
            let answer = TicketEvent.answerPassedOn(reply: try stated(reply, .reply), unit: unit)
            return answering(answer, of: unit, by: nil, at: now, under: rules)
        case (.passOnAnswer, _): throw unlawful(command)

        case (.link(let other, let relation, let note), _) where stage.name != .archived:
            return try linking(other, relation, note: note)
        case (.link, _): throw unlawful(command)

        case (.unlink(let other, let reason), _) where stage.name != .archived:
            return try unlinking(other, because: reason)
        case (.unlink, _): throw unlawful(command)

        case (.split(let parts), _) where stage.name.isOpen: return try splitting(into: parts)
        case (.split, _): throw unlawful(command)

        case (.askCaller(let question), .registered):
            guard author.role != .handler else { throw .notPermitted(.askCaller) }
            let until = try rules.clocks.window(.question, for: self, from: now)?.until
            return [
                .callerAsked(question: Question(text: try stated(question, .question), askedAt: now, until: until))
            ]
        case (.askCaller(let question), .signed(let pass)), (.askCaller(let question), .handling(let pass)):
            try ofUnitOrCentre(pass, author)
            return try asking(try stated(question, .question), in: pass, at: now, under: rules)
        case (.askCaller, _): throw unlawful(command)

        case (.noteCallerAnswer(let answer), .awaitingCaller):
            guard author.role != .handler else { throw .notPermitted(.noteCallerAnswer) }
            return [.callerAnswered(text: try stated(answer, .answer))]
        case (.noteCallerAnswer(let answer), _) where overlays.question != nil:
            if let pass = stage.assignment { try ofUnitOrCentre(pass, author) }
            return try answered(try stated(answer, .answer), at: now, under: rules)
        case (.noteCallerAnswer, _): throw unlawful(command)

        case (.classify(let kind, let matter, let accused), .registered),
            (.classify(let kind, let matter, let accused), .awaitingCaller):
            return try classified(as: kind, matter, about: accused, under: rules)
        case (.classify(let kind, let matter, let accused), .dispatched(let pass)),
            (.classify(let kind, let matter, let accused), .signed(let pass)),
            (.classify(let kind, let matter, let accused), .handling(let pass)):
            let classified = try classified(as: kind, matter, about: accused, under: rules)
            return classified + (try recomputed(pass, after: classified[0], because: "", at: now, under: rules))
        case (.classify, _): throw unlawful(command)

        case (.propose(let decision), .registered):
            return [.routeProposed(decision: decision)]
        case (.propose, _): throw unlawful(command)

        case (.dispatch(let unit, let coUnits, let decision), .registered):
            let dispatches = dispatchesWithoutResult
            guard dispatches < rules.figures.dispatchesBeforeDesignation else {
                throw .mustDesignate(dispatches: dispatches)
            }
            let naming = Naming(unit: unit, coUnits: coUnits, decision: decision)
            let pass = try newPass(naming, at: now, under: rules)
            return [.dispatched(pass: pass)]
        case (.dispatch, _): throw unlawful(command)

        case (.designate(let unit, let reason), .registered),
            (.designate(let unit, let reason), .returnRequested):
            try otherThanRequester(author)
            let pass = try newPass(Naming(unit: unit, isDesignated: true), at: now, under: rules)
            return [.designated(pass: pass, reason: try stated(reason, .reason))]
        case (.designate, _): throw unlawful(command)

        // — The unit —
        case (.sign(let handler), .dispatched(let pass)):
            try ofUnit(pass, author)
            return [.signed(handler: try stated(handler, .handler))]
        case (.sign, _): throw unlawful(command)

        case (.assign(let handler), .signed(let pass)), (.assign(let handler), .handling(let pass)):
            try ofUnit(pass, author)
            return [.assigned(handler: try stated(handler, .handler))]
        case (.assign, _): throw unlawful(command)

        case (.subDispatch(let units, let order), .signed(let pass)),
            (.subDispatch(let units, let order), .handling(let pass)):
            try ofUnit(pass, author)
            let added = try newCoUnits(units, besides: pass, under: rules)
            for unit in added where !rules.ranks.superiors(of: unit).contains(pass.unit) { throw .notBelow(unit) }
            let tasks = try coTasks(of: added, order: try stated(order, .order), at: now, under: rules)
            return [.subDispatched(tasks: tasks)]
        case (.subDispatch, _): throw unlawful(command)

        case (.addCoHandlers(let units), .signed(let pass)), (.addCoHandlers(let units), .handling(let pass)):
            try ofUnit(pass, author)
            let added = try newCoUnits(units, besides: pass, under: rules)
            let tasks = try coTasks(of: added, at: now, under: rules)
            return [.coHandlersAdded(units: added), .coTasksSet(tasks: tasks)]
        case (.addCoHandlers, _): throw unlawful(command)

        case (.reportCoHandling(let text), .dispatched(let pass)), (.reportCoHandling(let text), .signed(let pass)),
            (.reportCoHandling(let text), .handling(let pass)),
            (.reportCoHandling(let text), .extensionRequested(let pass, _)),
            (.reportCoHandling(let text), .terminationReview(let pass, _)),
            (.reportCoHandling(let text), .resultReview(let pass, _)):
            let unit = try coUnit(of: pass, for: author)
            let report = CoReport(at: now, by: author.login ?? "", text: try stated(text, .report))
            return try clocksMoved(of: unit, at: now, under: rules)
                + [.coHandlingReported(unit: unit, report: report)]
        case (.reportCoHandling, _): throw unlawful(command)

        case (.recordFirstContact(let note), .signed(let pass)), (.recordFirstContact(let note), .handling(let pass)):
            try ofUnit(pass, author)
            if let first = pass.firstContact { throw .alreadyContacted(first.at) }
            let contact = FirstContact(at: now, by: author.login ?? "", note: try stated(note, .note))
            return [.firstContactMade(contact: contact)]
        case (.recordFirstContact, _): throw unlawful(command)

        case (.requestReturn(let reason, let basis, let unit), .dispatched(let pass)),
            (.requestReturn(let reason, let basis, let unit), .signed(let pass)):
            try ofUnit(pass, author)
            guard !pass.isDesignated else { throw .designatedUnitCannotReturn }
            if let end = pass.returnUntil, now > end { throw .returnWindowClosed(end) }
            return [
                .returnRequested(
                    request: ReturnRequest(
                        reason: try stated(reason, .reason),
                        legalBasis: try stated(basis, .legalBasis),
                        suggestedUnit: unit,
                        requester: author,
                    )
                )
            ]
        case (.requestReturn, _): throw unlawful(command)

        case (.requestExtension(let until, let reason), .signed(let pass)),
            (.requestExtension(let until, let reason), .handling(let pass)):
            try ofUnit(pass, author)
            let approver = try extensionApprover(pass, until: until, at: now, under: rules)
            return [
                .extensionRequested(
                    request: ExtensionRequest(
                        until: until,
                        reason: try stated(reason, .reason),
                        requester: author,
                        approver: approver == .centre ? nil : approver,
                    )
                )
            ]
        case (.requestExtension, _): throw unlawful(command)

        case (.requestTermination(let reason), .signed(let pass)),
            (.requestTermination(let reason), .handling(let pass)):
            try ofUnit(pass, author)
            let request = TerminationRequest(reason: try stated(reason, .reason), requester: author)
            return [.terminationRequested(request: request)]
        case (.requestTermination, _): throw unlawful(command)

        case (.commit(let commitment), .signed(let pass)), (.commit(let commitment), .handling(let pass)):
            try ofUnit(pass, author)
            return try committing(commitment, in: pass, at: now, under: rules)
        case (.commit, _): throw unlawful(command)

        case (.consultThirdParty(let party), .signed(let pass)), (.consultThirdParty(let party), .handling(let pass)):
            try ofUnit(pass, author)
            return try consulting(try stated(party, .party), at: now, under: rules)
        case (.consultThirdParty, _): throw unlawful(command)

        case (.noteThirdPartyOpinion(let opinion), .signed(let pass)),
            (.noteThirdPartyOpinion(let opinion), .handling(let pass)):
            try ofUnit(pass, author)
            try only(.disclosure)
            let heard = TicketEvent.thirdPartyHeard(opinion: try stated(opinion, .answer))
            // What an application lacks is not the third party's to say.
            guard let pause = overlays.pause, overlays.question == nil else { return [heard] }
            return [heard] + (try resumption(after: pause, at: now, under: rules))
        case (.noteThirdPartyOpinion, _): throw unlawful(command)

        case (.submitResult(let result), .signed(let pass)), (.submitResult(let result), .handling(let pass)):
            try ofUnit(pass, author)
            _ = try stated(result.report, .report)
            _ = try stated(result.reply, .reply)
            if caseKind == .disclosure, result.decision == nil { throw .decisionMissing }
            if caseKind != .disclosure, result.decision != nil { throw .decisionNotForThis }
            return [.resultSubmitted(result: result)]
        case (.submitResult, _): throw unlawful(command)

        // — Those who decide —
        case (.approveReturn, .returnRequested):
            try otherThanRequester(author)
            return [.returnApproved]
        case (.approveReturn, _): throw unlawful(command)

        case (.rejectReturn(let reason), .returnRequested):
            try otherThanRequester(author)
            return [.returnRejected(reason: try stated(reason, .reason))]
        case (.rejectReturn, _): throw unlawful(command)

        case (.approveExtension, .extensionRequested(let pass, let request)):
            try otherThanRequester(author)
            guard let clock = pass.resultDeadline else { throw .calendarExhausted }
            try mayDecide(on: request, of: pass, author, under: rules)
            let clocks = rules.clocks.counted(for: pass.unit)
            return [.extensionApproved(deadline: try clocks.extended(clock, to: request.until))]
        case (.approveExtension, _): throw unlawful(command)

        case (.rejectExtension(let reason), .extensionRequested(let pass, let request)):
            try otherThanRequester(author)
            try mayDecide(on: request, of: pass, author, under: rules)
            return [.extensionRejected(reason: try stated(reason, .reason))]
        case (.rejectExtension, _): throw unlawful(command)

        case (.approveTermination, .terminationReview(_, let request)):
            try otherThanRequester(author)
            return [.closed(closing: Closing(reason: .terminated, note: request.reason))]
        case (.approveTermination, _): throw unlawful(command)

        case (.rejectTermination(let reason), .terminationReview):
            try otherThanRequester(author)
            return [.terminationRejected(reason: try stated(reason, .reason))]
        case (.rejectTermination, _): throw unlawful(command)

        case (.endorseResult, .resultReview(let pass, _)):
            try atTheHead(of: pass, author, under: rules)
            try notTheHandler(of: pass, author)
            guard pass.endorsedBy == nil else { throw .alreadyEndorsed }
            return [.resultEndorsed(by: author.login ?? "")]
        case (.endorseResult, _): throw unlawful(command)

        case (.acceptResult, .resultReview(let pass, _)):
            try notTheHandler(of: pass, author)
            guard !pass.awaitsEndorsement else { throw .needsEndorsement }
            return try accepting(pass, at: now, under: rules)
        case (.acceptResult, _): throw unlawful(command)

        case (.rejectResult(let reason), .resultReview(let pass, _)):
            if author.role == .leader { try atTheHead(of: pass, author, under: rules) }
            return [.resultRejected(reason: try stated(reason, .reason))]
        case (.rejectResult, _): throw unlawful(command)

        // — After the reply —
        case (.recordCallback(let outcome), .callbackPending), (.recordCallback(let outcome), .answered):
            return try recordingCallback(outcome, at: now, by: author, under: rules)
        case (.recordCallback, _): throw unlawful(command)

        case (.dispose, .archived): throw unlawful(command)
        case (.dispose(let kind, let reason), _):
            return try disposing(kind, because: reason, at: now, by: author, under: rules)

        case (.rework(let reason), .callbackPending), (.rework(let reason), .closed):
            guard let pass = lastPass else { throw .noPassToRework }
            let rework = try rework(of: pass, at: now, under: rules)
            return [.reworkOrdered(pass: rework, reason: try stated(reason, .reason))]
        case (.rework, _): throw unlawful(command)

        case (.close(let note), .callbackPending(let pass, _)):
            try notTheHandler(of: pass, author)
            return [.closed(closing: Closing(reason: .decided, note: try stated(note, .note)))]
        case (.close(let note), .answered):
            return [.closed(closing: Closing(reason: .decided, note: try stated(note, .note)))]
        case (.close, _): throw unlawful(command)

        case (.askReview(let reason), .callbackPending(let pass, _)):
            return try askingReview(of: pass, try stated(reason, .reason), at: now, under: rules)
        case (.askReview(let reason), .closed):
            guard let pass = passes.last else { throw unlawful(command) }
            return try askingReview(of: pass, try stated(reason, .reason), at: now, under: rules)
        case (.askReview, _): throw unlawful(command)

        case (.reopen(let facts), .closed), (.reopen(let facts), .notAccepted):
            return [.reopened(newFacts: try stated(facts, .newFacts))]
        case (.reopen, _): throw unlawful(command)

        case (.archive, .closed):
            return [.archived]
        case (.archive, _): throw unlawful(command)

        case (.withdraw(let reason), _): return try withdrawing(reason)

        // — Riding along —
        case (.supplement(let text), _) where stage.name.isOpen:
            return [.supplemented(text: try stated(text, .text))]
        case (.supplement, _): throw unlawful(command)

        case (.urge(let note), _) where stage.name.isOpen:
            return [.urged(note: try stated(note, .note))]
        case (.urge, _): throw unlawful(command)

        case (.supervise(let order), _) where stage.name.isOpen:
            try notTheUnitsOwn(author, command.name, under: rules)
            return [.supervised(order: try stated(order, .order))]
        case (.supervise, _): throw unlawful(command)

        case (.liftSupervision, .archived): throw unlawful(command)
        case (.liftSupervision(let reason), _):
            try notTheUnitsOwn(author, command.name, under: rules)
            guard overlays.supervision != nil else { throw .notSupervised }
            return [.supervisionLifted(reason: try stated(reason, .reason))]

        case (.instruct(let text), _) where stage.name.isOpen:
            try mayInstruct(author, under: rules)
            return [.instructed(text: try stated(text, .text))]
        case (.instruct, _): throw unlawful(command)

        case (.pause(let basis, let notice), .signed), (.pause(let basis, let notice), .handling):
            try notTheUnitsOwn(author, command.name, under: rules)
            if let pause = overlays.pause { throw .alreadyPaused(since: pause.since) }
            let pause = Overlays.Pause(legalBasis: try stated(basis, .legalBasis), since: now)
            return [.paused(pause: pause, notice: try stated(notice, .notice))]
        case (.pause, _): throw unlawful(command)

        case (.resume, _):
            try notTheUnitsOwn(author, command.name, under: rules)
            guard let pause = overlays.pause else { throw .notPaused }
            return try resumption(after: pause, at: now, under: rules)

        case (.recompute(let reason), .dispatched(let pass)), (.recompute(let reason), .signed(let pass)),
            (.recompute(let reason), .handling(let pass)):
            return try recomputing(pass, because: reason, at: now, under: rules)
        case (.recompute, _): throw unlawful(command)

        case (.acknowledge, _):
            guard let login = author.login, silentAddressees.contains(login) else { throw .nothingToAcknowledge }
            return [.rungsAcknowledged(login: login)]

        case (.recuse(let login, let reason), _) where stage.name.isOpen:
            return try recusing(login, because: reason, by: author, under: rules)
        case (.recuse, _): throw unlawful(command)
        case (.endRecusal(let login, let reason), _): return try endingRecusal(of: login, because: reason)

        case (.publish(let title), _): return try publishing(title)
        case (.unpublish(let reason), _): return try unpublishing(reason)
        case (.requestExclusion, _), (.decideExclusion, _): return try excluding(command, at: now, by: author)

        case (.attach(let attachments), _) where stage.name.isOpen:
            return try attaching(attachments, by: author)
        case (.attach, _): throw unlawful(command)

        case (.withdrawAttachment(let ordinal, let reason, let keepsContent), _):
            try mayWithdraw(ordinal, author)
            let reason = try stated(reason, .reason)
            return [.attachmentWithdrawn(ordinal: ordinal, reason: reason, keepsContent: keepsContent)]

        case (.noticeLamp, _):
            return []
        }
    }
}
