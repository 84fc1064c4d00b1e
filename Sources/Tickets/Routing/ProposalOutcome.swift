// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The way by which routing found a unit: what its first reason says (C2).
package enum RoutingWay: String, Codable, CaseIterable, Sendable {
    case mailbox, chosenMatter, rule, classifier, words, district
}

/// What became of a decision of routing: how often it was right is counted by way, day by day (C3).
package struct ProposalOutcome: Hashable, Sendable {
    package let way: RoutingWay
    package let kind: Kind

    package init(way: RoutingWay, kind: Kind) {
        self.way = way
        self.kind = kind
    }

    package enum Kind: String, Codable, CaseIterable, Sendable {
        /// A person dispatched as proposed.
        case kept
        /// A person chose another matter or another unit.
        case changed
        /// It was sent without a person, and stayed so far.
        case alone
        /// It was sent without a person, and was given back or taken away.
        case givenBack
    }
}

extension RoutingDecision {
    /// nil where it found nobody.
    package var way: RoutingWay? {
        guard unit != nil else { return nil }
        return switch because.first {
        case .writtenTo: .mailbox
        case .matterChosen: .chosenMatter
        case .ruleMatched: .rule
        case .classified: .classifier
        case .wordsMatched: .words
        case .districtOf: .district
        case .leadIn, .excludedAccused, .excludedNamed, .heldBack, .noOwner, nil: nil
        }
    }
}

extension Ticket {
    /// What `events` say of routing's decisions on this ticket, as it stands before them.
    package func proposalOutcomes(of events: [TicketEvent], at instant: Date) -> [ProposalOutcome] {
        var ticket = self
        var outcomes: [ProposalOutcome] = []
        for event in events {
            if let outcome = ticket.proposalOutcome(of: event) { outcomes.append(outcome) }
            ticket.apply(event, at: instant)
        }
        return outcomes
    }

    private func proposalOutcome(of event: TicketEvent) -> ProposalOutcome? {
        switch event {
        case .dispatched(let pass):
            guard let proposal else { return pass.decision?.outcomeAlone(.alone) }
            return proposal.way.map { ProposalOutcome(way: $0, kind: proposal.isKept(by: pass) ? .kept : .changed) }
        case .classified(_, let matter):
            // What is proposed next follows from what the person said.
            guard let proposal, let way = proposal.way, matter != proposal.matter else { return nil }
            return ProposalOutcome(way: way, kind: .changed)
        case .returnApproved:
            return stage.assignment?.decision?.outcomeAlone(.givenBack)
        case .designated(let pass, _):
            guard let given = stage.assignment, given.unit != pass.unit else { return nil }
            return given.decision?.outcomeAlone(.givenBack)
        default:
            return nil
        }
    }
}

extension RoutingDecision {
    fileprivate func isKept(by pass: Assignment) -> Bool { pass.unit == unit && pass.decision?.matter == matter }

    /// nil where a person dispatched.
    fileprivate func outcomeAlone(_ kind: ProposalOutcome.Kind) -> ProposalOutcome? {
        isCertain ? way.map { ProposalOutcome(way: $0, kind: kind) } : nil
    }
}
