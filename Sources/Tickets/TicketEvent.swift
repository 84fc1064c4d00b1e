// SPDX-License-Identifier: Apache-2.0

/// What happened to a ticket: the journal's vocabulary. Stored for ever; add a case, never change one.
package enum TicketEvent: Codable, Equatable, Sendable {
    case registered(filing: Filing)
    case answeredDirectly(reply: String)
    case declined(reason: NonAcceptance, told: String)
    case transferred(to: EmergencyTransfer)
    case merged(into: TicketNumber)
    case unmerged(reason: String)
    case answerPassedOn(reply: String, unit: UnitCode?)
    case callerAsked(question: Question)
    case callerAnswered(text: String)
    case classified(kind: TicketKind, matter: MatterCode?)
    case routeProposed(decision: RoutingDecision)
    case dispatched(pass: Assignment)
    case designated(pass: Assignment, reason: String)

    case signed(handler: String)
    case coHandlersAdded(units: [UnitCode])
    case coTasksSet(tasks: [CoTask])
    case coClocksMoved(tasks: [CoTask])
    case coHandlingReported(unit: UnitCode, report: CoReport)
    case firstContactMade(contact: FirstContact)
    case returnRequested(request: ReturnRequest)
    case returnApproved
    case returnRejected(reason: String)
    case extensionRequested(request: ExtensionRequest)
    case extensionApproved(deadline: Deadline)
    case extensionRejected(reason: String)
    case terminationRequested(request: TerminationRequest)
    case terminationRejected(reason: String)
    case resultSubmitted(result: HandlingResult)
    case resultAccepted
    case resultRejected(reason: String)

    case calledBack(outcome: CallbackOutcome)
    case reworkOrdered(pass: Assignment, reason: String)
    case closed(closing: Closing)
    case reopened(newFacts: String)
    case archived

    case urged(note: String)
    case supervised(order: String)
    case supervisionLifted(reason: String)
    case instructed(text: String)
    case paused(pause: Overlays.Pause, notice: String)
    case resumed(deadlines: [Deadline])
    case lampChanged(lamp: Lamp)
    case rungReached(rung: Rung, next: RungDue?)
    case rungsAcknowledged(login: String)
}
