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
    /// Who has to decide on it; nil in requests stored before there were levels, which the centre decides.
    package let approver: Approver?

    package init(until: Date, reason: String, requester: Author, approver: Approver? = nil) {
        self.until = until
        self.reason = reason
        self.requester = requester
        self.approver = approver
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
    /// When the office goes on without an answer; nil if the site sets no limit.
    package let until: Date?

    package init(text: String, askedAt: Date, until: Date? = nil) {
        self.text = text
        self.askedAt = askedAt
        self.until = until
    }
}

/// What a unit promises that cannot be done within the limit: measures, and a date that the hotline tracks (Jinan
/// art. 24). The citizen is told both.
package struct Commitment: Codable, Equatable, Sendable {
    package let until: Date
    package let measures: String
    /// What the citizen is told.
    package let reply: String

    package init(until: Date, measures: String, reply: String) {
        self.until = until
        self.measures = measures
        self.reply = reply
    }
}

/// 答复类型 of a request for disclosure. Source: 政府信息公开条例 arts. 36–37.
package enum DisclosureDecision: String, Codable, CaseIterable, Sendable {
    case granted, partlyGranted, refused, notHeld, notProcessed, other
}

/// How two tickets belong together; each names the other.
package enum Relation: String, Codable, CaseIterable, Sendable {
    case related, parent, child

    /// The same seen from the other ticket.
    package var inverse: Relation {
        switch self {
        case .related: .related
        case .parent: .child
        case .child: .parent
        }
    }
}

/// A tie to another ticket: `relation` says what the other one is to this one.
package struct Link: Codable, Equatable, Sendable {
    package let number: TicketNumber
    package let relation: Relation
    package let note: String

    package init(number: TicketNumber, relation: Relation, note: String) {
        self.number = number
        self.relation = relation
        self.note = note
    }
}

/// 拆单: one of the matters that a request turned out to hold, as a ticket of its own.
package struct SplitPart: Codable, Equatable, Sendable {
    /// Unassigned until the desk has given it one.
    package var number: TicketNumber
    package let narrative: String

    package init(number: TicketNumber = .unassigned, narrative: String) {
        self.number = number
        self.narrative = narrative
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
