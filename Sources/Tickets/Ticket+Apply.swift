// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension Ticket {
    /// Takes in what happened at `instant`. Never fails: the law has already said yes.
    package mutating func apply(_ event: TicketEvent, at instant: Date) {
        switch event {
        // The centre's desk
        case .registered: stage = .registered
        case .answeredDirectly(let reply): answer(reply, by: nil)
        case .declined(let reason, _): stage = .notAccepted(reason)
        case .transferred(let transfer): stage = .transferred(transfer)
        case .merged(let master): endPass(with: .merged(into: master))
        case .unmerged: stage = .registered
        case .answerPassedOn(let reply, let unit): answer(reply, by: unit)
        case .callerAsked(let question): stage = .awaitingCaller(question)
        case .callerAnswered(let text):
            callerAnswers.append(text)
            stage = .registered
        case .classified(let kind, let matter):
            self.kind = kind
            self.matter = matter
        case .routeProposed(let decision): proposal = decision
        case .dispatched(let pass), .designated(let pass, _): begin(pass)

        // The unit
        case .signed(let handler): sign(handler, at: instant)
        case .coHandlersAdded(let units): handle { $0.coUnits += units }
        case .coTasksSet(let tasks): stage = stage.updating { $0.coTasks += tasks }
        case .coClocksMoved(let tasks): stage = stage.updating { $0.coTasks = tasks }
        case .coHandlingReported(let unit, let report): stage = stage.updating { $0.deliver(report, from: unit) }
        case .firstContactMade(let contact): handle { $0.note(contact, at: instant) }
        case .returnRequested(let request): move { .returnRequested($0, request: request) }
        case .returnApproved: endPass(with: .registered)
        case .returnRejected: move { $0.signedAt == nil ? .dispatched($0) : .signed($0) }
        case .extensionRequested(let request): move { .extensionRequested($0, request: request) }
        case .extensionApproved(let deadline): extend(to: deadline)
        case .extensionRejected, .terminationRejected: move { .handling($0) }
        case .terminationRequested(let request): move { .terminationReview($0, request: request) }
        case .resultSubmitted(let result): submit(result, at: instant)
        case .resultAccepted: move { .callbackPending($0, attempts: 0) }
        case .resultRejected: handle { $0.reopenResult() }

        // After the reply
        case .calledBack(let outcome): countAttempt(outcome)
        case .reworkOrdered(let pass, _): endPass(with: .dispatched(pass))
        case .closed(let closing): endPass(with: .closed(closing))
        case .reopened: endPass(with: .registered)
        case .archived:
            if case .closed(let closing) = stage { stage = .archived(closing) }

        // Riding along
        case .urged: overlays.urgings += 1
        case .supervised(let order): overlays.supervision = order
        case .supervisionLifted: overlays.supervision = nil
        case .instructed(let text): overlays.instructions.append(text)
        case .paused(let pause, _): overlays.pause = pause
        case .resumed(let deadlines):
            overlays.pause = nil
            stage = stage.updating { $0.deadlines = deadlines }
        case .lampChanged(let lamp): overlays.lamp = lamp
        case .rungReached(let rung, let next): climb(rung, next: next)
        case .rungsAcknowledged(let login): acknowledge(by: login)
        }
    }

    private mutating func climb(_ rung: Rung, next: RungDue?) {
        overlays.rungs.append(rung)
        stage = stage.updating { $0.setRung(next) }
    }

    private mutating func acknowledge(by login: String) {
        for index in overlays.rungs.indices { overlays.rungs[index].acknowledge(by: login) }
    }

    private mutating func answer(_ reply: String, by unit: UnitCode?) {
        directReply = reply
        answeredBy = unit
        stage = .answered(reply: reply, attempts: 0)
    }

    private mutating func begin(_ pass: Assignment) {
        endPass(with: .dispatched(pass))
        dispatches += 1
        matter = pass.decision?.matter ?? matter
        proposal = nil
    }

    private mutating func sign(_ handler: String, at instant: Date) {
        stage = stage.updating { pass in
            pass.handler = handler
            pass.signedAt = instant
            pass.meet(.sign, at: instant)
        }
        move { .signed($0) }
    }

    private mutating func submit(_ result: HandlingResult, at instant: Date) {
        stage = stage.updating { pass in
            pass.result = result
            pass.meet(.reply, at: instant)
            pass.meet(.rework, at: instant)
        }
        move { .resultReview($0, result: result) }
    }

    private mutating func extend(to deadline: Deadline) {
        handle { pass in
            pass.extensions += 1
            pass.deadlines = pass.deadlines.map { $0.kind == deadline.kind ? deadline : $0 }
        }
    }

    private mutating func countAttempt(_ outcome: CallbackOutcome) {
        switch stage {
        case .callbackPending(let pass, let attempts): stage = .callbackPending(pass, attempts: attempts + 1)
        case .answered(let reply, let attempts): stage = .answered(reply: reply, attempts: attempts + 1)
        default: break
        }
    }

    /// The unit works on it: changes the pass and puts the ticket in handling.
    private mutating func handle(_ change: (inout Assignment) -> Void) {
        stage = stage.updating(change)
        move { .handling($0) }
    }

    private mutating func move(_ next: (Assignment) -> Stage) {
        guard let pass = stage.assignment else { return }
        stage = next(pass)
    }

    /// Keeps the pass under way as history and goes on to `next`.
    private mutating func endPass(with next: Stage) {
        if let pass = stage.assignment { passes.append(pass) }
        overlays.pause = nil
        stage = next
    }
}
