// SPDX-License-Identifier: Apache-2.0

/// Where a request should go, and every reason a person needs to check it. Made by `Routing`, kept by the ticket.
package struct RoutingDecision: Codable, Equatable, Sendable {
    package let unit: UnitCode?
    package let coUnits: [UnitCode]
    package let matter: MatterCode?
    /// Sure enough to be dispatched without a person.
    package private(set) var isCertain: Bool
    /// The catalogue, rulebook and classifier it was made with, for example `catalogue 3, rules 7, model 2`.
    package let basis: String
    /// Each step in order, and what spoke for it.
    package let because: [Reason]
    /// What was looked at on the way; nil in decisions from before that was kept.
    package var inquiry: RoutingInquiry?

    package init(
        unit: UnitCode?,
        coUnits: [UnitCode] = [],
        matter: MatterCode? = nil,
        isCertain: Bool,
        basis: String,
        because: [Reason],
    ) {
        self.unit = unit
        self.coUnits = coUnits
        self.matter = matter
        self.isCertain = isCertain
        self.basis = basis
        self.because = because
    }

    /// What a dispatcher says: whose it is, and what it is about. Its basis is for the desk to fill in.
    package init(of matter: MatterCode, to unit: UnitCode, coUnits: [UnitCode]) {
        self.init(
            unit: unit,
            coUnits: coUnits,
            matter: matter,
            isCertain: false,
            basis: "",
            because: [.matterChosen(matter)],
        )
    }

    /// The same for a person to decide on, however certain it is.
    package var forPerson: RoutingDecision {
        var decision = self
        decision.isCertain = false
        return decision
    }

    /// One reason; the page puts it in words.
    package enum Reason: Codable, Equatable, Sendable {
        case matterChosen(MatterCode)
        case ruleMatched(rule: String, evidence: [RoutingEvidence])
        /// Its likeliest guess is in the inquiry.
        case classified(MatterCode, probability: Double)
        case wordsMatched(MatterCode, words: [String])
        case districtOf(AreaCode)
        /// The catalogue names the unit for this area.
        case leadIn(AreaCode)
        /// Written to a mailbox of the unit's.
        case writtenTo(MailboxCode)
        case excludedAccused(UnitCode)
        /// A report names the unit, and nobody has said yet whom it accuses.
        case excludedNamed(UnitCode)
        /// Sure enough, and yet a person decides.
        case heldBack(Guarded)
        case noOwner
    }

    /// Requests that only a rule or a person dispatches, however sure the classifier is.
    package enum Guarded: String, Codable, CaseIterable, Sendable {
        /// 举报: it may be about the very unit that would get it.
        case report
        case emergency
        /// Who asked wants to stay unknown to the unit.
        case confidential
        /// Minors, or whomever else the site names.
        case personGroup
    }
}
