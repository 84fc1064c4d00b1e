// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
package import Sites
package import Tickets

extension Theme {
    /// UTF-16 units of a name, and of a goal, a note or a result.
    package static let nameLimit = 80
    package static let textLimit = 2_000
    /// Tickets of one project.
    package static let ticketLimit = 500
    /// The newest notes of one project that its page shows.
    static let noteLimit = 200
}

extension Site {
    /// Whether `author` begins, changes and finishes theme projects.
    package func leadsThemes(_ author: Author) -> Bool {
        switch author.role {
        case .supervisor, .admin: true
        case .leader: rules.ranks.leadsCity(author)
        case .agent, .dispatcher, .handler, .evaluator, .inspector, nil: false
        }
    }

    /// Whether `author` may know of a project: the lead unit's people and its head read theirs.
    func shows(_ theme: Theme, to author: Author) -> Bool {
        switch author.role {
        case .supervisor, .admin, .dispatcher: true
        case .leader: rules.ranks.leadsCity(author) || author.unit == theme.unit
        case .handler: author.unit == theme.unit
        case .agent, .evaluator, .inspector, nil: false
        }
    }
}

extension String {
    /// What somebody wrote, without white space at both ends.
    func checked(upTo limit: Int, or missing: TopicRefusal) throws(TopicRefusal) -> String {
        let text = trimmed
        guard !text.isEmpty else { throw missing }
        guard text.utf16.count <= limit else { throw .tooLong(limit: limit) }
        return text
    }
}
