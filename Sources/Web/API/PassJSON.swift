// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// One pass of a ticket through a responsible unit.
struct PassJSON: Encodable {
    let unit: String
    let coUnits: [String]
    let coTasks: [CoTaskJSON]
    let round: Int
    let designated: Bool
    let dispatchedAt: Date
    let returnUntil: Date?
    let decision: DecisionJSON?
    let handler: String?
    let signedAt: Date?
    let firstContact: FirstContact?
    let extensions: Int
    let commitment: Commitment?
    let endorsedBy: String?
    let copiedTo: String?
    let result: HandlingResult?

    init(_ pass: Assignment) {
        unit = pass.unit.rawValue
        coUnits = pass.coUnits.map(\.rawValue)
        coTasks = pass.coTasks.map(CoTaskJSON.init)
        round = pass.round
        designated = pass.isDesignated
        dispatchedAt = pass.dispatchedAt
        returnUntil = pass.returnUntil
        decision = pass.decision.map(DecisionJSON.init)
        handler = pass.handler
        signedAt = pass.signedAt
        firstContact = pass.firstContact
        extensions = pass.extensions
        commitment = pass.commitment
        endorsedBy = pass.endorsedBy
        copiedTo = pass.copiedTo?.rawValue
        result = pass.result
    }
}

/// What one helping unit was asked for and what it delivered.
struct CoTaskJSON: Encodable {
    let unit: String
    let askedAt: Date
    let due: Date?
    let order: String?
    let report: CoReport?

    init(_ task: CoTask) {
        unit = task.unit.rawValue
        askedAt = task.askedAt
        due = task.deadline?.due
        order = task.order
        report = task.report
    }
}

/// A clock, with the lamp that it shows at the moment.
struct DeadlineJSON: Encodable {
    let kind: String
    let start: Date
    let due: Date
    let lamp: String
    let rule: String
    let metAt: Date?

    init(_ deadline: Deadline, at clockTime: Date) {
        kind = deadline.kind.rawValue
        start = deadline.start
        due = deadline.due
        lamp = deadline.lamp(at: clockTime).rawValue
        rule = deadline.rule
        metAt = deadline.metAt
    }
}

/// Where routing would send a ticket, and why.
struct DecisionJSON: Encodable {
    let unit: String?
    let coUnits: [String]
    let matter: String?
    let certain: Bool
    let basis: String
    let because: [Reason]
    /// nil in decisions from before it was kept.
    let inquiry: Inquiry?

    /// What was looked at, as `RoutingInquiry` has it.
    struct Inquiry: Encodable {
        let rulesTried: Int
        let nearMisses: [NearMiss]
        let guesses: [RoutingInquiry.Guess]
        /// nil where no area was found.
        let place: PlaceInquiry?

        struct NearMiss: Encodable {
            let rule: String
            let evidence: [String]
            let failed: ConditionPart
        }
    }

    /// `reason` says which of the other members are there.
    struct Reason: Encodable {
        let reason: String
        private(set) var rule: String?
        private(set) var matter: String?
        private(set) var mailbox: String?
        private(set) var area: String?
        private(set) var unit: String?
        private(set) var evidence: [String]?
        private(set) var probability: Double?
        private(set) var guarded: RoutingDecision.Guarded?
    }

    init(_ decision: RoutingDecision) {
        unit = decision.unit?.rawValue
        coUnits = decision.coUnits.map(\.rawValue)
        matter = decision.matter?.rawValue
        certain = decision.isCertain
        basis = decision.basis
        because = decision.because.map(Reason.init)
        inquiry = decision.inquiry.map(Inquiry.init)
    }
}

extension DecisionJSON.Inquiry {
    fileprivate init(_ inquiry: RoutingInquiry) {
        rulesTried = inquiry.rulesTried
        nearMisses = inquiry.nearMisses.map { miss in
            NearMiss(rule: miss.rule, evidence: miss.evidence.map(\.description), failed: miss.failed)
        }
        guesses = inquiry.guesses
        place = inquiry.place
    }
}

extension DecisionJSON.Reason {
    fileprivate init(_ reason: RoutingDecision.Reason) {
        switch reason {
        case .matterChosen(let matter): self.init(reason: "matterChosen", matter: matter.rawValue)
        case .ruleMatched(let rule, let evidence):
            self.init(reason: "ruleMatched", rule: rule, evidence: evidence.map(\.description))
        case .classified(let matter, let probability):
            self.init(reason: "classified", matter: matter.rawValue, probability: probability)
        case .wordsMatched(let matter, let words):
            self.init(reason: "wordsMatched", matter: matter.rawValue, evidence: words)
        case .writtenTo(let mailbox): self.init(reason: "writtenTo", mailbox: mailbox.rawValue)
        case .districtOf(let area): self.init(reason: "districtOf", area: area.rawValue)
        case .leadIn(let area): self.init(reason: "leadIn", area: area.rawValue)
        case .excludedAccused(let unit): self.init(reason: "excludedAccused", unit: unit.rawValue)
        case .excludedNamed(let unit): self.init(reason: "excludedNamed", unit: unit.rawValue)
        case .heldBack(let guarded): self.init(reason: "heldBack", guarded: guarded)
        case .noOwner: self.init(reason: "noOwner")
        }
    }
}
