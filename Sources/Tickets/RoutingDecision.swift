// SPDX-License-Identifier: Apache-2.0

/// Where a request should go, and every reason a person needs to check it. Made by `Routing`, kept by the ticket.
package struct RoutingDecision: Codable, Equatable, Sendable {
    package let unit: UnitCode?
    package let coUnits: [UnitCode]
    package let matter: MatterCode?
    /// Sure enough to be dispatched without a person.
    package let isCertain: Bool
    /// The catalogue and rulebook it was made with, for example `catalogue 3, rules 7`.
    package let basis: String
    /// Each step in order: rules tried and what spoke for the match.
    package let because: [Reason]

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

    /// One reason; the page puts it in words.
    package enum Reason: Codable, Equatable, Sendable {
        case matterChosen(MatterCode)
        case ruleMatched(rule: String, evidence: [String])
        case wordsMatched(MatterCode, words: [String])
        case districtOf(AreaCode)
        /// Written to a mailbox of the unit's.
        case writtenTo(MailboxCode)
        case excludedAccused(UnitCode)
        case noOwner
    }
}
