// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// The ways in besides the one number: old lines, the counter's windows, the nuisance list, what tells requests apart, and
/// when many about one thing are an alarm.
/// Source: site document `intake`; a site without it has none of them.
package struct IntakePolicy: Codable, Equatable, Sendable {
    package let lines: [LegacyLine]?
    package let counter: Counter?
    package let nuisance: NuisanceRule?
    package let personGroups: [PersonGroup]?
    package let tags: [Tag]?
    package let topics: TopicRule?

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

/// From when on supervisors are told of a topic.
package struct TopicRule: Codable, Equatable, Sendable {
    /// From so many different people on, 2…10,000; and again when they have doubled.
    package let alertPeople: Int
    /// Who told of it in the last so many days counts, 1…90.
    package let alertDays: Int

    /// Of a site that says nothing else; not sourced.
    static let standard = TopicRule(alertPeople: 5, alertDays: 7)
}

extension Site {
    package var topicRule: TopicRule { intake?.topics ?? .standard }
}
