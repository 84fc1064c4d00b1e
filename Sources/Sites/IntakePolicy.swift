// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The ways in besides the one number: old lines, the counter's windows, the nuisance list, and what tells requests apart.
/// Source: site document `intake`; a site without it has none of them.
package struct IntakePolicy: Codable, Equatable, Sendable {
    package let lines: [LegacyLine]?
    package let counter: Counter?
    package let nuisance: NuisanceRule?
    package let personGroups: [PersonGroup]?
    package let tags: [Tag]?

    package struct Counter: Codable, Equatable, Sendable {
        /// As signs show them.
        package let windows: [LocalText]
        /// From so many people on it is a group visit (集体来访), 2…999.
        package let groupFrom: Int
    }

    package struct NuisanceRule: Codable, Equatable, Sendable {
        /// The longest that a number stays on the list, in days, 1…3,650.
        package let longestDays: Int
    }

    package subscript(line code: LineCode) -> LegacyLine? { lines?.first { $0.code == code } }

    package subscript(group code: PersonGroupCode) -> PersonGroup? { personGroups?.first { $0.code == code } }

    package subscript(tag code: TagCode) -> Tag? { tags?.first { $0.code == code } }

    /// Whether so many come as a group.
    package func isGroup(_ visit: Visit) -> Bool { counter.map { visit.people >= $0.groupFrom } ?? false }
}
