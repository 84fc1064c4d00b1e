// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// What somebody can do with a ticket now, and why not the rest. Pure: it asks the law about each command.
struct LawfulSteps: Equatable, Sendable {
    /// The next step, with its alternatives where it is a decision; empty when nothing is expected of this person.
    let next: [TicketCommand.Name]
    /// What else is lawful, the more usual first.
    let others: [TicketCommand.Name]
    /// What the law refuses, in the order of the vocabulary.
    let refused: [Refused]

    struct Refused: Equatable, Sendable {
        let command: TicketCommand.Name
        let refusal: TicketRefusal
    }

    /// - Parameters:
    ///   - ticket: As it stands.
    ///   - author: Who looks at it.
    ///   - now: When.
    ///   - rules: The site's figures and clocks.
    ///   - units: All units; the commands that need one are asked about with one of them.
    init(
        for ticket: Ticket,
        author: Author,
        at now: Date,
        under rules: OfficeRules,
        units: [UnitCode],
    ) {
        let probes = Probes(
            ticket: ticket,
            author: author,
            now: now,
            units: units,
            superiors: rules.ranks.superiors,
        )
        var lawful: Set<TicketCommand.Name> = []
        var refused: [Refused] = []
        for name in TicketCommand.Name.allCases where !Self.isElsewhere(name) {
            guard let command = probes.command(name) else { continue }
            do throws(TicketRefusal) {
                _ = try ticket.decide(command, at: now, by: author, under: rules)
                lawful.insert(name)
            } catch {
                refused.append(Refused(command: name, refusal: error))
            }
        }
        let usual = ticket.stage.name.usualSteps.map { $0.filter(lawful.contains) }.filter { !$0.isEmpty }
        // To say no is the alternative of a step, never the step itself.
        let goesOn = ticket.stage.name.isOpen || ticket.awaitsTheirNumber
        next = goesOn ? usual.first { $0 != [.rejectResult] } ?? [] : []
        others = (usual.flatMap(\.self) + Self.riding.filter(lawful.contains)).filter { [next] in !next.contains($0) }
        self.refused = refused
    }

    /// Routing proposes, the clock notices, and a repeat's answer is its master's; nobody does it by hand. Attachments
    /// have a part of the page to themselves.
    private static func isElsewhere(_ name: TicketCommand.Name) -> Bool {
        [.propose, .noticeLamp, .passOnAnswer, .attach, .withdrawAttachment].contains(name)
    }

    static let riding: [TicketCommand.Name] = [
        .acknowledge, .dispose, .resume, .noteInquiry, .recordTelling, .supplement, .urge, .supervise, .liftSupervision,
        .instruct,
        .pause, .link, .unlink,
        .split,
        .recompute,
        .recuse, .endRecusal,
        .publish, .unpublish, .withdraw,
        .decideExclusion, .requestExclusion,
    ]
}

extension Stage.Name {
    /// What usually follows here, the more likely first; a decision and its opposite stand together.
    var usualSteps: [[TicketCommand.Name]] {
        switch self {
        case .registered:
            [
                [.dispatch], [.designate], [.answerDirectly], [.askCaller], [.classify], [.merge], [.transfer],
                [.decline],
            ]
        case .awaitingCaller: [[.noteCallerAnswer], [.classify], [.merge], [.decline]]
        case .dispatched: [[.sign], [.reportCoHandling], [.requestReturn], [.merge], [.classify]]
        case .signed, .handling:
            [
                [.recordFirstContact], [.submitResult], [.reportCoHandling], [.assign], [.askCaller],
                [.noteCallerAnswer], [.subDispatch], [.addCoHandlers], [.consultThirdParty], [.noteThirdPartyOpinion],
                [.commit], [.requestExtension], [.requestReturn], [.requestTermination], [.classify],
            ]
        case .returnRequested: [[.approveReturn, .designate, .rejectReturn]]
        case .extensionRequested: [[.approveExtension, .rejectExtension], [.reportCoHandling]]
        case .terminationReview: [[.approveTermination, .rejectTermination], [.reportCoHandling]]
        case .resultReview: [[.endorseResult, .acceptResult, .rejectResult], [.reportCoHandling]]
        case .callbackPending, .answered: [[.recordCallback], [.dispose], [.rework], [.askReview], [.close]]
        case .notAccepted: [[.reopen]]
        case .transferred: [[.recordHandOver]]
        case .archived: []
        case .merged: [[.unmerge]]
        case .closed: [[.askReview], [.reopen], [.rework], [.archive]]
        }
    }
}
