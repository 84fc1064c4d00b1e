// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Everything that can be asked of a ticket. `Ticket.decide` says what follows, or why not.
package enum TicketCommand: Equatable, Sendable {
    // The centre's desk
    case answerDirectly(reply: String)
    case decline(NonAcceptance, told: String)
    case transfer(EmergencyTransfer)
    case merge(into: TicketNumber)
    case unmerge(reason: String)
    case passOnAnswer(reply: String, unit: UnitCode?)
    case askCaller(question: String)
    case noteCallerAnswer(String)
    case classify(kind: TicketKind, matter: MatterCode?)
    case propose(RoutingDecision)
    case dispatch(to: UnitCode, coUnits: [UnitCode], decision: RoutingDecision?)
    case designate(UnitCode, reason: String)

    // The unit
    case sign(handler: String)
    case addCoHandlers([UnitCode])
    case reportCoHandling(String)
    case recordFirstContact(note: String)
    case requestReturn(reason: String, legalBasis: String, suggestedUnit: UnitCode?)
    case requestExtension(until: Date, reason: String)
    case requestTermination(reason: String)
    case submitResult(HandlingResult)

    // Those who decide
    case approveReturn
    case rejectReturn(reason: String)
    case approveExtension
    case rejectExtension(reason: String)
    case approveTermination
    case rejectTermination(reason: String)
    case acceptResult
    case rejectResult(reason: String)

    // After the reply
    case recordCallback(CallbackOutcome)
    case rework(reason: String)
    case close(note: String)
    case reopen(newFacts: String)
    case archive

    // Riding along
    case urge(note: String)
    case supervise(order: String)
    case liftSupervision(reason: String)
    case instruct(String)
    case pause(legalBasis: String, notice: String)
    case resume
    case acknowledge
    case noticeLamp

    /// The command without its content: for permissions, the law's table and the API's nouns.
    package enum Name: String, Codable, CaseIterable, Sendable {
        case answerDirectly, decline, transfer, merge, unmerge, passOnAnswer, askCaller, noteCallerAnswer, classify
        case propose
        case dispatch, designate
        case sign, addCoHandlers, reportCoHandling, recordFirstContact, requestReturn, requestExtension
        case requestTermination, submitResult
        case approveReturn, rejectReturn, approveExtension, rejectExtension, approveTermination, rejectTermination
        case acceptResult, rejectResult
        case recordCallback, rework, close, reopen, archive
        case urge, supervise, liftSupervision, instruct, pause, resume, acknowledge, noticeLamp
    }
}

extension TicketCommand {
    package var name: Name {
        switch self {
        case .answerDirectly: .answerDirectly
        case .decline: .decline
        case .transfer: .transfer
        case .merge: .merge
        case .unmerge: .unmerge
        case .passOnAnswer: .passOnAnswer
        case .askCaller: .askCaller
        case .noteCallerAnswer: .noteCallerAnswer
        case .classify: .classify
        case .propose: .propose
        case .dispatch: .dispatch
        case .designate: .designate
        case .sign: .sign
        case .addCoHandlers: .addCoHandlers
        case .reportCoHandling: .reportCoHandling
        case .recordFirstContact: .recordFirstContact
        case .requestReturn: .requestReturn
        case .requestExtension: .requestExtension
        case .requestTermination: .requestTermination
        case .submitResult: .submitResult
        case .approveReturn: .approveReturn
        case .rejectReturn: .rejectReturn
        case .approveExtension: .approveExtension
        case .rejectExtension: .rejectExtension
        case .approveTermination: .approveTermination
        case .rejectTermination: .rejectTermination
        case .acceptResult: .acceptResult
        case .rejectResult: .rejectResult
        case .recordCallback: .recordCallback
        case .rework: .rework
        case .close: .close
        case .reopen: .reopen
        case .archive: .archive
        case .urge: .urge
        case .supervise: .supervise
        case .liftSupervision: .liftSupervision
        case .instruct: .instruct
        case .pause: .pause
        case .resume: .resume
        case .acknowledge: .acknowledge
        case .noticeLamp: .noticeLamp
        }
    }
}
