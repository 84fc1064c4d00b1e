// SPDX-License-Identifier: Apache-2.0

import Tickets

/// The rules asked one after the other until one matches.
struct RuleTrial {
    private(set) var match: (rule: Rulebook.Rule, evidence: [RoutingEvidence])?
    /// Up to the one that matched, or all.
    private(set) var tried = 0
    private(set) var nearMisses: [RoutingInquiry.NearMiss] = []

    /// - Parameters:
    ///   - rules: In their order.
    ///   - subject: What is asked about; its words are filled in here.
    ///   - spoken: The words of each rule that occur, by the rule's place.
    ///   - isOffered: Whether a matter is in force; a rule for one that is not is passed over.
    init(
        _ rules: [Rulebook.Rule],
        on subject: Condition.Subject,
        spoken: [Int: Set<String>],
        isOffered: (MatterCode) -> Bool = { _ in true },
    ) {
        var subject = subject
        for (place, rule) in rules.enumerated() {
            tried += 1
            let words = spoken[place]
            // Most rules ask for a word that nobody said.
            guard words != nil || !rule.when.asksForWords else { continue }
            subject.words = words ?? []
            guard rule.matter.map(isOffered) ?? true else { continue }
            if let evidence = evidence(for: rule, on: subject) {
                match = (rule, evidence)
                return
            }
        }
    }

    private mutating func evidence(for rule: Rulebook.Rule, on subject: Condition.Subject) -> [RoutingEvidence]? {
        switch rule.when.verdict(on: subject) {
        case .fails(let part, let having):
            note(rule, failed: part, having: having)
            return nil
        case .holds(let evidence):
            guard let exception = rule.unless, case .holds(let excepted) = exception.verdict(on: subject) else {
                return evidence
            }
            note(rule, failed: .unless, having: evidence + excepted)
            return nil
        }
    }

    private mutating func note(_ rule: Rulebook.Rule, failed part: ConditionPart, having evidence: [RoutingEvidence]) {
        guard !evidence.isEmpty, nearMisses.count < RoutingInquiry.mostNearMisses else { return }
        nearMisses.append(RoutingInquiry.NearMiss(rule: rule.code, evidence: evidence, failed: part))
    }
}

extension Condition {
    /// Whether it can only hold where a word of it occurs.
    fileprivate var asksForWords: Bool { words != nil || allWords != nil }
}
