// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Finds the district or street that a text speaks of, by the names people use (C4).
package struct Gazetteer: Equatable, Sendable {
    /// An area and every name it goes by. Source: site document `areas`.
    package struct Entry: Codable, Equatable, Sendable {
        package let code: AreaCode
        package let name: LocalText
        /// The district a street lies in; nil for a district.
        package let parent: AreaCode?
        package let aliases: [String]?
    }

    package let entries: [Entry]
    /// Longest name first, so that a street wins over the district whose name it contains.
    private let names: [(name: String, code: AreaCode)]

    package init(_ entries: [Entry]) {
        self.entries = entries
        names =
            entries
            .flatMap { entry in ([entry.name.zh] + (entry.aliases ?? [])).map { ($0, entry.code) } }
            .sorted { ($0.0.count, $1.1) > ($1.0.count, $0.1) }
    }

    /// The area whose longest name occurs in `text`; the first by code among equals.
    package func area(in text: String) -> AreaCode? {
        names.first { text.contains($0.name) }?.code
    }

    package subscript(code: AreaCode) -> Entry? { entries.first { $0.code == code } }

    package static func == (one: Gazetteer, other: Gazetteer) -> Bool { one.entries == other.entries }
}
