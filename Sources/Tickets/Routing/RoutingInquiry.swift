// SPDX-License-Identifier: Apache-2.0

/// What routing looked at before it decided: kept with the decision, so that a person can check it years later (C2).
package struct RoutingInquiry: Codable, Equatable, Sendable {
    /// How many rules were asked, in their order: up to the one that matched, or all.
    package let rulesTried: Int
    /// Those of them of which a part held and another did not; the first `mostNearMisses`.
    package let nearMisses: [NearMiss]
    /// What the classifier took the request for, the likeliest first; at most `mostGuesses`, none without a classifier.
    package let guesses: [Guess]
    /// How the area was found; nil where none was, and in decisions from before that was kept.
    package let place: PlaceInquiry?

    package static let mostNearMisses = 5
    package static let mostGuesses = 3

    package init(rulesTried: Int, nearMisses: [NearMiss], guesses: [Guess], place: PlaceInquiry? = nil) {
        self.rulesTried = rulesTried
        self.nearMisses = nearMisses
        self.guesses = guesses
        self.place = place
    }

    /// A rule that would have matched but for one part of its condition.
    package struct NearMiss: Codable, Equatable, Sendable {
        package let rule: String
        /// Of the parts before, in their order.
        package let evidence: [RoutingEvidence]
        package let failed: ConditionPart

        package init(rule: String, evidence: [RoutingEvidence], failed: ConditionPart) {
            self.rule = rule
            self.evidence = evidence
            self.failed = failed
        }
    }

    /// One class that the classifier thought of.
    package struct Guess: Codable, Equatable, Sendable {
        package let matter: MatterCode
        /// 0…1, calibrated.
        package let probability: Double
        /// Words of the request that spoke for it, the strongest first.
        package let words: [String]

        package init(matter: MatterCode, probability: Double, words: [String]) {
            self.matter = matter
            self.probability = probability
            self.words = words
        }
    }
}

/// A part of a rule's condition, in the order in which they are asked; the cheap ones and the telling ones first.
package enum ConditionPart: String, Codable, CaseIterable, Sendable {
    case words, allWords, matters, kinds, channels, urgency, areas, personGroups, days, hours, load
    /// What the rule excepts.
    case unless
}
