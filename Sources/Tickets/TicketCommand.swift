// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Everything that can be asked of a ticket. `Ticket.decide` says what follows, or why not.
package enum TicketCommand: Equatable, Sendable {
    // The centre's desk
    case answerDirectly(reply: String)
    case decline(NonAcceptance, told: String, how: Telling.Way = .call)
    case transfer(EmergencyTransfer)
    case recordHandOver(HandOver)
    case recordTelling(Telling.Way, words: String)
    case noteInquiry(told: String, news: String)
    case merge(into: TicketNumber)
    case unmerge(reason: String)
    case link(to: TicketNumber, as: Relation, note: String)
    case unlink(from: TicketNumber, reason: String)
    case split([SplitPart])
    case passOnAnswer(reply: String, unit: UnitCode?)
    case askCaller(question: String)
    case noteCallerAnswer(String)
    case classify(kind: TicketKind, matter: MatterCode?, accused: UnitCode? = nil)
    case propose(RoutingDecision)
    case dispatch(to: UnitCode, coUnits: [UnitCode], decision: RoutingDecision?)
    case designate(UnitCode, reason: String)

    // The unit
    case sign(handler: String)
    case assign(handler: String)
    case subDispatch(to: [UnitCode], order: String)
    case addCoHandlers([UnitCode])
    case reportCoHandling(String)
    case recordFirstContact(note: String)
    case requestReturn(reason: String, legalBasis: String, suggestedUnit: UnitCode?)
    case requestExtension(until: Date, reason: String)
    case requestTermination(reason: String)
    case commit(Commitment)
    case consultThirdParty(String)
    case noteThirdPartyOpinion(String)
    case submitResult(HandlingResult)

    // Those who decide
    case approveReturn
    case rejectReturn(reason: String)
    case approveExtension
    case rejectExtension(reason: String)
    case approveTermination
    case rejectTermination(reason: String)
    case endorseResult
    case acceptResult
    case rejectResult(reason: String)

    // After the reply
    case recordCallback(CallbackOutcome)
    case dispose(Disposition.Kind, reason: String)
    case rework(reason: String)
    case close(note: String)
    case askReview(reason: String)
    case reopen(newFacts: String)
    case archive
    case withdraw(reason: String)

    // Riding along
    case supplement(String)
    case urge(note: String)
    case supervise(order: String)
    case liftSupervision(reason: String)
    case instruct(String)
    case pause(legalBasis: String, notice: String)
    case resume
    case recompute(reason: String)
    case acknowledge
    case recuse(login: String, reason: String)
    case endRecusal(of: String, reason: String)
    case publish(title: String)
    case unpublish(reason: String)
    case requestExclusion(FactGroup, ExclusionReason, evidence: String)
    case decideExclusion(ordinal: Int, ExclusionRuling.Kind, reason: String)
    case attach([Attachment])
    case withdrawAttachment(ordinal: Int, reason: String, keepsContent: Bool)
    case noticeLamp

    /// The command without its content: for permissions, the law's table and the API's nouns.
    package enum Name: String, Codable, CaseIterable, Sendable {
        case answerDirectly, decline, transfer, recordHandOver, recordTelling, noteInquiry
        case merge, unmerge, passOnAnswer, link, unlink, split, askCaller
        case noteCallerAnswer, classify, propose
        case dispatch, designate
        case sign, assign, subDispatch, addCoHandlers, reportCoHandling, recordFirstContact, requestReturn
        case requestExtension, requestTermination, commit, consultThirdParty, noteThirdPartyOpinion, submitResult
        case approveReturn, rejectReturn, approveExtension, rejectExtension, approveTermination, rejectTermination
        case endorseResult, acceptResult, rejectResult
        case recordCallback, dispose, rework, close, askReview, reopen, archive, withdraw
        case supplement, urge, supervise, liftSupervision, instruct, pause, resume, recompute, acknowledge
        case recuse, endRecusal
        case requestExclusion, decideExclusion
        case publish, unpublish, attach, withdrawAttachment, noticeLamp
    }
}

extension TicketCommand {
    package var name: Name {
        switch self {
        case .answerDirectly: .answerDirectly
        case .decline: .decline
        case .transfer: .transfer
        case .recordHandOver: .recordHandOver
        case .recordTelling: .recordTelling
        case .noteInquiry: .noteInquiry
        case .merge: .merge
        case .unmerge: .unmerge
        case .link: .link
        case .unlink: .unlink
        case .split: .split
        case .passOnAnswer: .passOnAnswer
        case .askCaller: .askCaller
        case .noteCallerAnswer: .noteCallerAnswer
        case .classify: .classify
        case .propose: .propose
        case .dispatch: .dispatch
        case .designate: .designate
        case .sign: .sign
        case .assign: .assign
        case .subDispatch: .subDispatch
        case .addCoHandlers: .addCoHandlers
        case .reportCoHandling: .reportCoHandling
        case .recordFirstContact: .recordFirstContact
        case .requestReturn: .requestReturn
        case .requestExtension: .requestExtension
        case .requestTermination: .requestTermination
        case .commit: .commit
        case .consultThirdParty: .consultThirdParty
        case .noteThirdPartyOpinion: .noteThirdPartyOpinion
        case .submitResult: .submitResult
        case .approveReturn: .approveReturn
        case .rejectReturn: .rejectReturn
        case .approveExtension: .approveExtension
        case .rejectExtension: .rejectExtension
        case .approveTermination: .approveTermination
        case .rejectTermination: .rejectTermination
        case .endorseResult: .endorseResult
        case .acceptResult: .acceptResult
        case .rejectResult: .rejectResult
        case .recordCallback: .recordCallback
        case .dispose: .dispose
        case .rework: .rework
        case .close: .close
        case .askReview: .askReview
        case .reopen: .reopen
        case .archive: .archive
        case .withdraw: .withdraw
        case .supplement: .supplement
        case .urge: .urge
        case .supervise: .supervise
        case .liftSupervision: .liftSupervision
        case .instruct: .instruct
        case .pause: .pause
        case .resume: .resume
        case .recompute: .recompute
        case .acknowledge: .acknowledge
        case .recuse: .recuse
        case .endRecusal: .endRecusal
        case .publish: .publish
        case .unpublish: .unpublish
        case .requestExclusion: .requestExclusion
        case .decideExclusion: .decideExclusion
        case .attach: .attach
        case .withdrawAttachment: .withdrawAttachment
        case .noticeLamp: .noticeLamp
        }
    }
}
