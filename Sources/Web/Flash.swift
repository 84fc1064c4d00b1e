// SPDX-License-Identifier: Apache-2.0

/// One sentence that the next page says: what was just done. Only its key travels, so nobody can put words on a page.
package struct Flash: Equatable, Sendable {
    package enum Mood: String, Sendable {
        case success, warning
    }

    package let mood: Mood
    /// A key under `flash` in the texts.
    package let key: String

    package static func success(_ key: String) -> Flash { Flash(mood: .success, key: key) }
    package static func warning(_ key: String) -> Flash { Flash(mood: .warning, key: key) }

    private init(mood: Mood, key: String) {
        self.mood = mood
        self.key = key
    }

    var cookie: String { "\(mood.rawValue).\(key)" }

    init?(cookie: String) {
        let parts = cookie.split(separator: ".", maxSplits: 1)
        guard parts.count == 2, let mood = Mood(rawValue: String(parts[0])) else { return nil }
        self.init(mood: mood, key: String(parts[1]))
    }
}
