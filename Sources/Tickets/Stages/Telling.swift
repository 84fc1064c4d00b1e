// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The record that the citizen was told: when, how, and in which words (domain.md 1.3).
package struct Telling: Codable, Equatable, Sendable {
    package let how: Way
    package let at: Date
    package let words: String

    package init(how: Way, at: Date, words: String) {
        self.how = how
        self.at = at
        self.words = words
    }

    /// How a person told them. What gateways send is in the outbox.
    package enum Way: String, Codable, CaseIterable, Sendable {
        case call, inPerson, printed, message
    }
}
