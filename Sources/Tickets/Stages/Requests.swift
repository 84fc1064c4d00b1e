// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// 退单: the unit says that the ticket is not its own.
package struct ReturnRequest: Codable, Equatable, Sendable {
    package let reason: String
    package let legalBasis: String
    package let suggestedUnit: UnitCode?
    /// The person who asked; somebody else must decide.
    package let requester: Author

    package init(reason: String, legalBasis: String, suggestedUnit: UnitCode?, requester: Author) {
        self.reason = reason
        self.legalBasis = legalBasis
        self.suggestedUnit = suggestedUnit
        self.requester = requester
    }
}

/// 延期: asked before the limit expires, with reason and new limit (domain.md 1.8).
package struct ExtensionRequest: Codable, Equatable, Sendable {
    package let until: Date
    package let reason: String
    package let requester: Author

    package init(until: Date, reason: String, requester: Author) {
        self.until = until
        self.reason = reason
        self.requester = requester
    }
}

/// Asked when a matter turns out not to be acceptable, or the citizen refuses to cooperate (Weifang art. 21).
package struct TerminationRequest: Codable, Equatable, Sendable {
    package let reason: String
    package let requester: Author

    package init(reason: String, requester: Author) {
        self.reason = reason
        self.requester = requester
    }
}

/// A question to the citizen without which the office can't go on (待补充).
package struct Question: Codable, Equatable, Sendable {
    package let text: String
    package let askedAt: Date

    package init(text: String, askedAt: Date) {
        self.text = text
        self.askedAt = askedAt
    }
}

/// The six lawful reasons for not opening a case. Source: Beijing art. 11 (1)–(6), Weifang art. 19, domain.md 1.3.
package enum NonAcceptance: String, Codable, CaseIterable, Sendable {
    case emergency
    case otherProcedure
    case alreadyHandled
    case secret
    case beyondDuty
    case unlawful
}

/// The line that takes an emergency at once (domain.md 1.17).
package enum EmergencyLine: String, Codable, CaseIterable, Sendable {
    case police = "110"
    case fire = "119"
    case ambulance = "120"
    case traffic = "122"
}

/// The hand-over record of a one-key transfer: our number is the ticket's, theirs comes when they have it.
package struct EmergencyTransfer: Codable, Equatable, Sendable {
    package let line: EmergencyLine
    package let theirNumber: String?
    package let note: String

    package init(line: EmergencyLine, theirNumber: String?, note: String) {
        self.line = line
        self.theirNumber = theirNumber
        self.note = note
    }
}
