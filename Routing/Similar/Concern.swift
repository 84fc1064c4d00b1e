// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What somebody told the office, as far as finding hot topics needs it.
package struct Concern: Sendable {
    package let id: String
    /// Who told it, as anything that tells people apart; nil where nobody knows, who then counts as another person.
    package let person: String?
    package let time: Date
    package let title: String
    package let narrative: String
    /// How many agreed with it, 0 and more.
    package let likes: Int

    package init(id: String, person: String?, time: Date, title: String, narrative: String, likes: Int) {
        (self.id, self.person, self.time) = (id, person, time)
        (self.title, self.narrative, self.likes) = (title, narrative, likes)
    }
}
