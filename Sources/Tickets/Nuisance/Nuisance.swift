// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A number on the nuisance list (骚扰号码): whoever answers it is warned, nobody is blocked, and an emergency is taken
/// from it like any other (A11; Jinan art. 42, Beijing arts. 9, 37).
///
/// It is what its steps make of it. An entry counts only once a second person has confirmed it, ends by itself, and can be
/// appealed against.
package struct Nuisance: Equatable, Sendable {
    package let id: ID<Nuisance>
    package let phone: PhoneNumber
    package let reason: String
    /// From then on it counts no more.
    package let expiresAt: Date
    /// Oldest first; the first is `proposed`.
    package let steps: [Step]

    package struct Step: Equatable, Sendable {
        package let act: Act
        package let at: Date
        package let login: String
        /// Why, in the words of who did it.
        package let note: String

        package init(_ act: Act, at: Date, by login: String, note: String) {
            self.act = act
            self.at = at
            self.login = login
            self.note = note
        }
    }

    /// What is done to an entry.
    package enum Act: String, Codable, CaseIterable, Sendable {
        case proposed, confirmed, rejected
        /// The owner of the number objects.
        case appealed
        case kept, lifted
    }

    /// What an entry is worth.
    package enum Standing: String, CaseIterable, Sendable {
        case waiting, inForce, appealed, rejected, lifted, expired
    }

    package init(id: ID<Nuisance>, phone: PhoneNumber, reason: String, expiresAt: Date, steps: [Step]) {
        self.id = id
        self.phone = phone
        self.reason = reason
        self.expiresAt = expiresAt
        self.steps = steps
    }

    package func standing(at now: Date) -> Standing {
        switch steps.last?.act {
        case .rejected: .rejected
        case .lifted: .lifted
        case _ where now >= expiresAt: .expired
        case .confirmed, .kept: .inForce
        case .appealed: .appealed
        case .proposed, nil: .waiting
        }
    }

    /// Whether whoever answers the number is warned. An appeal alone does not end it.
    package func counts(at now: Date) -> Bool { [.inForce, .appealed].contains(standing(at: now)) }
}
