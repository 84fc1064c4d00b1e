// SPDX-License-Identifier: Apache-2.0

/// How somebody came to the counter (来访): by how many, and at which window. Names are `Contact`'s.
package struct Visit: Codable, Equatable, Sendable {
    /// The visitor and everybody with them, 1…999.
    package let people: Int
    /// The counter or window, at most 60 characters.
    package let window: String

    package static let peopleRange = 1...999

    package init(people: Int, window: String) {
        self.people = people
        self.window = window
    }
}
