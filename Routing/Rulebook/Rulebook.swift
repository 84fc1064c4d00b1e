// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Ordered rules; the first that matches decides (C2). Source: site document `rules`.
package struct Rulebook: Equatable, Sendable {
    /// The document's number.
    package let number: Int
    package let rules: [Rule]

    package init(number: Int, rules: [Rule]) {
        self.number = number
        self.rules = rules
    }

    package struct Rule: Codable, Equatable, Sendable {
        package let code: String
        package let when: Condition
        /// The matter whose lead unit gets the ticket; or else `unit`.
        package let matter: MatterCode?
        package let unit: UnitCode?
        /// May dispatch without a person.
        package let automatic: Bool?
    }
}

/// What a rule asks of a request. All parts that are given must hold; within a part any one is enough.
package struct Condition: Codable, Equatable, Sendable {
    package let words: [String]?
    package let kinds: [TicketKind]?
    package let channels: [Channel]?
    package let areas: [AreaCode]?
    package let urgency: [Urgency]?

    /// What a condition is asked about.
    struct Subject {
        let filing: Filing
        /// Those of the condition's words that occur in the request.
        let words: Set<String>
        /// The area it happened in and what that lies in: a rule for a district covers its streets.
        let areas: [AreaCode]
    }

    /// The evidence that the condition holds (words found, or the values that fit); nil when it does not.
    func evidence(in subject: Subject) -> [String]? {
        var evidence: [String] = []
        if let words {
            let found = words.filter(subject.words.contains)
            guard !found.isEmpty else { return nil }
            evidence += found
        }
        let filing = subject.filing
        guard Self.fits(filing.kind, kinds, &evidence), Self.fits(filing.channel, channels, &evidence),
            Self.fits(filing.urgency, urgency, &evidence)
        else { return nil }
        if let areas {
            guard let area = subject.areas.first(where: areas.contains) else { return nil }
            evidence.append(area.rawValue)
        }
        return evidence
    }

    private static func fits<Value: RawRepresentable<String> & Equatable>(
        _ value: Value,
        _ allowed: [Value]?,
        _ evidence: inout [String],
    ) -> Bool {
        guard let allowed else { return true }
        evidence.append(value.rawValue)
        return allowed.contains(value)
    }
}
