// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Ordered rules; the first that matches decides (C2). Source: site document `rules`.
package struct Rulebook: Equatable, Sendable {
    /// The document's number.
    package let number: Int
    package let rules: [Rule]
    /// How far the classifier is trusted; nil where it is not asked.
    package let classifier: ClassifierPolicy?

    package init(number: Int, rules: [Rule], classifier: ClassifierPolicy? = nil) {
        self.number = number
        self.rules = rules
        self.classifier = classifier
    }

    /// The units whose open tickets some rule counts.
    package var weighedUnits: Set<UnitCode> {
        Set(rules.flatMap { [$0.when.load?.unit, $0.unless?.load?.unit].compactMap(\.self) })
    }

    package struct Rule: Codable, Equatable, Sendable {
        package let code: String
        package let when: Condition
        /// Where this holds the rule does not match; nil for no exception.
        package let unless: Condition?
        /// The matter whose lead unit gets the ticket; or else `unit`.
        package let matter: MatterCode?
        package let unit: UnitCode?
        /// May dispatch without a person.
        package let automatic: Bool?
    }
}

/// How far a site trusts its classifier (C3). Source: site document `rules`, its part `classifier`.
package struct ClassifierPolicy: Codable, Equatable, Sendable {
    /// From this probability on it dispatches alone, 0.5…1; nil for never.
    package let dispatchAbove: Double?
    /// From this probability on it proposes, 0…1; below, the catalogue's words and the district are asked.
    package let proposeAbove: Double
    /// Whose requests a person dispatches, such as those of minors.
    package let guardedGroups: [PersonGroupCode]?
    /// A model learnt from the store's tickets guesses at once where it does better than the one in force; else it waits
    /// for a person.
    package let activateBetter: Bool?

    /// Why a request is not the classifier's to dispatch, however sure it is; nil where it may (domain.md 1.4, 1.16).
    func guarding(_ filing: Filing) -> RoutingDecision.Guarded? {
        if filing.kind == .report { return .report }
        if filing.urgency == .critical { return .emergency }
        if filing.isConfidential { return .confidential }
        if let group = filing.personGroup, guardedGroups?.contains(group) ?? false { return .personGroup }
        return nil
    }
}
