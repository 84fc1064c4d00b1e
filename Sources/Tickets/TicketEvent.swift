// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What happened to a ticket: the journal's vocabulary. Stored for ever; add a case, never change one.
package enum TicketEvent: Codable, Equatable, Sendable {
    case registered(filing: Filing)
    case answeredDirectly(reply: String)
    case declined(reason: NonAcceptance, told: String)
    case transferred(to: EmergencyTransfer)
    case handOverRecorded(record: HandOver)
    case citizenTold(telling: Telling)
    case inquired(inquiry: Inquiry)
    case merged(into: TicketNumber)
    case unmerged(reason: String)
    case answerPassedOn(reply: String, unit: UnitCode?)
    case linked(link: Link)
    case unlinked(from: TicketNumber, reason: String)
    case splitOff(parts: [SplitPart])
    case callerAsked(question: Question)
    case callerAnswered(text: String)
    case questionLapsed
    case classified(kind: TicketKind, matter: MatterCode?)
    case routeProposed(decision: RoutingDecision)
    case dispatched(pass: Assignment)
    case designated(pass: Assignment, reason: String)

    case signed(handler: String)
    case assigned(handler: String)
    case subDispatched(tasks: [CoTask])
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
    case committed(commitment: Commitment, clock: Deadline)
    case thirdPartyAsked(party: String, until: Date?)
    case thirdPartyHeard(opinion: String)
    case resultSubmitted(result: HandlingResult)
    case resultEndorsed(by: String)
    case resultAccepted
    case resultRejected(reason: String)

    case callbackDue(clock: Deadline)
    case calledBack(outcome: CallbackOutcome)
    case reworkOrdered(pass: Assignment, reason: String)
    case closed(closing: Closing)
    case reviewAsked(reason: String)
    case reopened(newFacts: String)
    case archived

    case urged(note: String)
    case supervised(order: String)
    case supervisionLifted(reason: String)
    case instructed(text: String)
    case paused(pause: Overlays.Pause, notice: String)
    case resumed(deadlines: [Deadline])
    case clocksRecomputed(deadlines: [Deadline], returnUntil: Date?, isHeavy: Bool?, reason: String)
    case lampChanged(lamp: Lamp)
    case rungReached(rung: Rung, next: RungDue?)
    case rungsAcknowledged(login: String)
    case published(title: String)
    case unpublished(reason: String)
    case attached(attachment: Attachment)
    case attachmentWithdrawn(ordinal: Int, reason: String, keepsContent: Bool)
}
