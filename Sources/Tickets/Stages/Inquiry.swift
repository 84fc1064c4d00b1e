// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The citizen asked again about an open matter: they were told how it stands, and no second case was opened (Beijing
/// art. 11 (3), domain.md 1.11).
package struct Inquiry: Codable, Equatable, Sendable {
    package let at: Date
    /// What they were told.
    package let told: String
    /// What was new; empty where nothing was.
    package let news: String

    package init(at: Date, told: String, news: String = "") {
        self.at = at
        self.told = told
        self.news = news
    }
}
