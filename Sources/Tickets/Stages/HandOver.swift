// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What was agreed with an emergency line about a ticket handed to it: their number often comes minutes later, and then
/// there is a second record (domain.md 1.17). Our number is the ticket's.
package struct HandOver: Codable, Equatable, Sendable {
    /// The emergency line's own number of the case; nil while it has none.
    package let theirNumber: String?
    /// Who took it there, by name or badge number.
    package let spokenTo: String
    package let way: Way
    package let consent: Consent
    /// When they spoke; a command that does not say means now.
    package var at: Date?
    package let note: String

    package init(theirNumber: String?, spokenTo: String, way: Way, consent: Consent, at: Date?, note: String = "") {
        self.theirNumber = theirNumber
        self.spokenTo = spokenTo
        self.way = way
        self.consent = consent
        self.at = at
        self.note = note
    }

    /// Whether the caller agreed to be connected, or called back by the line.
    package enum Consent: String, Codable, CaseIterable, Sendable {
        case agreed, refused, notAsked
    }

    package enum Way: String, Codable, CaseIterable, Sendable {
        /// 一键转接: the caller was connected and our seat left.
        case connected
        /// 三方通话: caller, 12345 and the line together.
        case threeWay
        /// Their seat was told, the caller was not connected.
        case passedOn
    }
}

extension Ticket {
    /// Handed to an emergency line, whose number of the case is not known yet.
    package var awaitsTheirNumber: Bool {
        guard case .transferred(let transfer) = stage else { return false }
        return transfer.theirNumber == nil && overlays.handOvers.allSatisfy { $0.theirNumber == nil }
    }

    /// The emergency line's number of the case, the last one heard.
    package var theirNumber: String? {
        guard case .transferred(let transfer) = stage else { return nil }
        return overlays.handOvers.last { $0.theirNumber != nil }?.theirNumber ?? transfer.theirNumber
    }
}
