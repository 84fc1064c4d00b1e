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
        case .callerAsked(let question): ask(question)
        case .callerAnswered(let text):
            callerAnswers.append(text)
            stopAsking()
        case .questionLapsed: stopAsking()
        case .classified(let kind, let matter): classify(kind, matter)
        case .accusedNamed(let unit): accusedUnit = unit
        case .routeProposed(let decision): proposal = decision
        case .dispatched(let pass), .designated(let pass, _): begin(pass)

        // The unit
        case .signed(let handler): sign(handler, at: instant)
        case .assigned(let handler): stage = stage.updating { $0.handler = handler }
        case .subDispatched(let tasks): handle { $0.ask(tasks) }
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
        case .committed(let commitment, let clock): handle { $0.promise(commitment, clock, at: instant) }
        case .thirdPartyAsked: handle { $0.hasAskedThirdParty = true }
        case .thirdPartyHeard: move { .handling($0) }
        case .resultSubmitted(let result): submit(result, at: instant)
        case .resultEndorsed(let login): stage = stage.updating { $0.endorsedBy = login }
        case .resultAccepted: accept(at: instant)
        case .resultRejected: handle { $0.reopenResult() }

        // After the reply
        case .callbackDue(let clock): stage = stage.updating { $0.start(clock) }
        case .calledBack, .callbackBegun, .callbackTried, .surveyTexted, .grievanceOpened, .grievanceDisposed:
            applyCallback(event, at: instant)
        case .reworkOrdered(let pass, _): endPass(with: .dispatched(pass))
        case .closed(let closing): endPass(with: .closed(closing))
        case .reviewAsked: comeBack(underReview: reviews + 1)
        case .reopened: comeBack(underReview: 0)
        case .archived:
            if case .closed(let closing) = stage { stage = .archived(closing) }

        case .handOverRecorded, .citizenTold, .inquired, .linked, .unlinked, .splitOff, .supplemented, .urged,
            .supervised, .supervisionLifted, .instructed, .paused, .resumed, .clocksRecomputed, .lampChanged,
            .rungReached, .rungsAcknowledged, .recused, .recusalEnded, .attached, .attachmentWithdrawn, .published,
            .unpublished, .exclusionRequested, .exclusionDecided:
            ride(event, at: instant)
        }
    }

    private mutating func classify(_ kind: TicketKind, _ matter: MatterCode?) {
        self.kind = kind
        self.matter = matter
        // Nothing of a report is public.
        if !mayBePublished { publication = nil }
    }

    /// Takes in what rides along without changing the stage.
    private mutating func ride(_ event: TicketEvent, at instant: Date) {
        switch event {
        case .handOverRecorded(let record): overlays.handOvers.append(record)
        case .citizenTold(let telling): overlays.tellings.append(telling)
        case .inquired(let inquiry): overlays.inquiries.append(inquiry)
        case .linked(let link): links.append(link)
        case .unlinked(let other, _): links.removeAll { $0.number == other }
        case .splitOff(let parts): links += parts.map { Link(number: $0.number, relation: .child, note: "") }
        case .supplemented(let text): overlays.supplements.append(text)
        case .urged: overlays.urgings += 1
        case .supervised(let order): overlays.supervision = order
        case .supervisionLifted: overlays.supervision = nil
        case .instructed(let text): overlays.instructions.append(text)
        case .paused(let pause, _): overlays.pause = pause
        case .resumed(let deadlines): resume(with: deadlines, at: instant)
        case .clocksRecomputed(let deadlines, let returnUntil, let isHeavy, _):
            stage = stage.updating { pass in
                pass.deadlines = deadlines
                pass.returnUntil = returnUntil
                pass.isHeavy = isHeavy ?? pass.isHeavy
            }
        case .lampChanged(let lamp): overlays.lamp = lamp
        case .rungReached(let rung, let next): climb(rung, next: next)
        case .rungsAcknowledged(let login): acknowledge(by: login)
        case .recused(let recusal): recuse(recusal)
        case .recusalEnded(let login, _): overlays.recusals.removeAll { $0.login == login }
        case .published(let title): publication = Publication(title: title, since: instant)
        case .unpublished: publication = nil
        case .exclusionRequested(let exclusion): overlays.exclusions.append(exclusion)
        case .exclusionDecided(let ordinal, let ruling): rule(ruling, on: ordinal)
        case .attached(let attachment): attach(attachment, at: instant)
        case .attachmentWithdrawn(let ordinal, let reason, let keeps): withdraw(ordinal, reason, keeps, at: instant)
        default: break
        }
    }

    private mutating func climb(_ rung: Rung, next: RungDue?) {
        overlays.rungs.append(rung)
        stage = stage.updating { $0.setRung(next) }
    }

    /// Whoever withdraws answers for it no longer; the unit names somebody else.
    private mutating func recuse(_ recusal: Recusal) {
        overlays.recusals.append(recusal)
        stage = stage.updating { if $0.handler == recusal.login { $0.handler = nil } }
    }

    private mutating func acknowledge(by login: String) {
        for index in overlays.rungs.indices { overlays.rungs[index].acknowledge(by: login) }
    }

    /// Before dispatch the ticket itself waits; later the unit goes on with it.
    private mutating func ask(_ question: Question) {
        if stage.assignment == nil {
            stage = .awaitingCaller(question)
        } else {
            overlays.question = question
            move { .handling($0) }
        }
    }

    private mutating func stopAsking() {
        overlays.question = nil
        if case .awaitingCaller = stage { stage = .registered }
    }

    private mutating func resume(with deadlines: [Deadline], at instant: Date) {
        guard let pause = overlays.pause else { return }
        let standstill = Standstill(since: pause.since, until: min(instant, pause.until ?? instant))
        overlays.pause = nil
        stage = stage.updating { pass in
            pass.deadlines = deadlines
            pass.pauses.append(standstill)
        }
    }

    /// New facts begin a new course; a review goes on with the old one.
    private mutating func comeBack(underReview count: Int) {
        reviews = count
        endPass(with: .registered)
    }

    private mutating func accept(at instant: Date) {
        overlays.question = nil
        stage = stage.updating { $0.repliedAt = instant }
        move { .callbackPending($0, attempts: 0) }
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
            pass.meetResult(at: instant)
        }
        move { .resultReview($0, result: result) }
    }

    private mutating func extend(to deadline: Deadline) {
        handle { pass in
            pass.extensions += 1
            pass.deadlines = pass.deadlines.map { $0.kind == deadline.kind ? deadline : $0 }
        }
    }

    mutating func countAttempt(at instant: Date) {
        stage = stage.updating { $0.meet(.callback, at: instant) }
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
        overlays.question = nil
        overlays.callback = nil
        stage = next
    }
}
