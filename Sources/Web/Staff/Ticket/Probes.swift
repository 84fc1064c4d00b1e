// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// Commands to ask the law with whether they are lawful now: whatever a person would still have to fill in is filled
/// in, so that only the ticket, the person and the time can be refused.
struct Probes {
    let ticket: Ticket
    let author: Author
    let now: Date
    let units: [UnitCode]
    let superiors: (UnitCode) -> [UnitCode]

    /// - Returns: nil where the site has nothing to ask with.
    func command(_ name: TicketCommand.Name) -> TicketCommand? {
        atCentre(name) ?? inUnit(name) ?? decision(name) ?? riding(name)
    }

    private static let words = "…"

    private func atCentre(_ name: TicketCommand.Name) -> TicketCommand? {
        switch name {
        case .answerDirectly: .answerDirectly(reply: Self.words)
        case .decline: .decline(.beyondDuty, told: Self.words)
        case .transfer: .transfer(EmergencyTransfer(line: .police, theirNumber: nil, note: Self.words))
        case .recordHandOver:
            .recordHandOver(
                HandOver(theirNumber: nil, spokenTo: Self.words, way: .connected, consent: .agreed, at: now)
            )
        case .recordTelling: .recordTelling(.call, words: Self.words)
        case .noteInquiry: .noteInquiry(told: Self.words, news: "")
        case .merge: otherNumber.map { .merge(into: $0) }
        case .unmerge: .unmerge(reason: Self.words)
        case .link: otherNumber.map { .link(to: $0, as: .related, note: "") }
        case .unlink: (ticket.links.first?.number ?? otherNumber).map { .unlink(from: $0, reason: Self.words) }
        case .split: .split([SplitPart(narrative: Self.words)])
        case .askCaller: .askCaller(question: Self.words)
        case .noteCallerAnswer: .noteCallerAnswer(Self.words)
        case .classify: .classify(kind: ticket.kind, matter: ticket.matter)
        case .dispatch: otherUnit.map { .dispatch(to: $0, coUnits: [], decision: nil) }
        case .designate: otherUnit.map { .designate($0, reason: Self.words) }
        default: nil
        }
    }

    private func inUnit(_ name: TicketCommand.Name) -> TicketCommand? {
        switch name {
        case .sign: .sign(handler: Self.words)
        case .assign: .assign(handler: Self.words)
        case .subDispatch: below.map { .subDispatch(to: [$0], order: Self.words) }
        case .addCoHandlers: otherUnit.map { .addCoHandlers([$0]) }
        case .reportCoHandling: .reportCoHandling(Self.words)
        case .recordFirstContact: .recordFirstContact(note: Self.words)
        case .requestReturn: .requestReturn(reason: Self.words, legalBasis: Self.words, suggestedUnit: nil)
        case .requestExtension: .requestExtension(until: laterDue, reason: Self.words)
        case .requestTermination: .requestTermination(reason: Self.words)
        case .commit: .commit(Commitment(until: laterDue, measures: Self.words, reply: Self.words))
        case .consultThirdParty: .consultThirdParty(Self.words)
        case .noteThirdPartyOpinion: .noteThirdPartyOpinion(Self.words)
        case .submitResult: .submitResult(result)
        default: nil
        }
    }

    private func decision(_ name: TicketCommand.Name) -> TicketCommand? {
        switch name {
        case .approveReturn: .approveReturn
        case .rejectReturn: .rejectReturn(reason: Self.words)
        case .approveExtension: .approveExtension
        case .rejectExtension: .rejectExtension(reason: Self.words)
        case .approveTermination: .approveTermination
        case .rejectTermination: .rejectTermination(reason: Self.words)
        case .endorseResult: .endorseResult
        case .acceptResult: .acceptResult
        case .rejectResult: .rejectResult(reason: Self.words)
        case .recordCallback: .recordCallback(.unreachable)
        case .dispose: .dispose(.rework, reason: Self.words)
        case .rework: .rework(reason: Self.words)
        case .close: .close(note: Self.words)
        case .askReview: .askReview(reason: Self.words)
        case .reopen: .reopen(newFacts: Self.words)
        case .archive: .archive
        case .withdraw: .withdraw(reason: Self.words)
        default: nil
        }
    }

    private func riding(_ name: TicketCommand.Name) -> TicketCommand? {
        switch name {
        case .supplement: .supplement(Self.words)
        case .urge: .urge(note: Self.words)
        case .supervise: .supervise(order: Self.words)
        case .liftSupervision: .liftSupervision(reason: Self.words)
        case .instruct: .instruct(Self.words)
        case .pause: .pause(legalBasis: Self.words, notice: Self.words)
        case .resume: .resume
        case .recompute: .recompute(reason: Self.words)
        case .acknowledge: .acknowledge
        case .recuse: .recuse(login: author.login ?? "", reason: Self.words)
        case .endRecusal: .endRecusal(of: ticket.overlays.recusals.first?.login ?? Self.words, reason: Self.words)
        case .publish: .publish(title: Self.words)
        case .unpublish: .unpublish(reason: Self.words)
        case .requestExclusion: freeGroup.map { .requestExclusion($0, .other, evidence: Self.words) }
        case .decideExclusion: decidable
        default: nil
        }
    }

    /// A unit that may receive the ticket; if there is none, one that may not, so that the law says why.
    private var otherUnit: UnitCode? {
        let involved = ticket.stage.assignment.map { [$0.unit] + $0.coUnits } ?? []
        return units.first { $0 != ticket.accusedUnit && !involved.contains($0) } ?? units.first
    }

    /// Something that the author's unit has not asked to be left out; if there is nothing, one that the law names.
    private var freeGroup: FactGroup? {
        let unit = author.role == .admin ? ticket.lastPass?.unit ?? ticket.answeredBy : author.unit
        let taken = ticket.overlays.exclusions.filter { exclusion in
            exclusion.unit == unit && [.requested, .granted].contains(exclusion.state)
        }
        return FactGroup.allCases.first { group in !taken.contains { $0.group == group } } ?? .satisfaction
    }

    /// The first exclusion that waits for a decision or, where none does, one that can be taken back.
    private var decidable: TicketCommand {
        let waiting = ticket.overlays.exclusions.first { $0.state == .requested }
        let granted = ticket.overlays.exclusions.first { $0.state == .granted }
        let ordinal = (waiting ?? granted)?.ordinal ?? ticket.overlays.exclusions.last?.ordinal ?? 1
        return .decideExclusion(ordinal: ordinal, waiting == nil ? .revoke : .grant, reason: Self.words)
    }

    /// A unit below the responsible one that has no part yet; nil where there is none, and nothing to hand down to.
    private var below: UnitCode? {
        guard let pass = ticket.stage.assignment else { return units.first }
        return units.first { unit in
            unit != ticket.accusedUnit && !pass.coUnits.contains(unit) && superiors(unit).contains(pass.unit)
        }
    }

    private var result: HandlingResult {
        HandlingResult(
            conclusion: .solved,
            report: Self.words,
            reply: Self.words,
            decision: ticket.caseKind == .disclosure ? .granted : nil,
        )
    }

    private var otherNumber: TicketNumber? {
        TicketNumber(ticket.number.rawValue == Self.someNumber ? Self.anotherNumber : Self.someNumber)
    }

    private static let someNumber = "20000101000001"
    private static let anotherNumber = "20000101000002"

    /// A day more than there is; every site allows at least that.
    private var laterDue: Date { (ticket.stage.assignment?.resultDeadline?.due ?? now).addingTimeInterval(86_400) }
}
