// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Tickets

/// A ticket's whole history, oldest first.
struct JournalJSON: Encodable {
    let items: [Entry]

    struct Entry: Encodable {
        let position: Int64
        /// The ticket's version that the entry made.
        let version: Int
        let at: Date
        let author: AuthorJSON
        let device: String
        let events: [Event]
    }

    /// One event: its name, a sentence for people, and its content under its name.
    struct Event: Encodable {
        let event: TicketEvent
        let sentence: String

        enum CodingKeys: String, CodingKey {
            case type, sentence
        }

        func encode(to encoder: any Encoder) throws {
            try event.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(event.name, forKey: .type)
            try container.encode(sentence, forKey: .sentence)
        }
    }

    init(_ entries: [JournalEntry], in wording: Wording) {
        items = entries.map { entry in
            Entry(
                position: entry.position,
                version: entry.version,
                at: entry.at,
                author: AuthorJSON(entry.author),
                device: entry.device,
                events: entry.events.map { Event(event: $0, sentence: wording.sentence($0)) },
            )
        }
    }
}

/// Who did something.
struct AuthorJSON: Encodable {
    let type: String
    private(set) var login: String?
    private(set) var role: String?
    private(set) var unit: String?

    init(_ author: Author) {
        switch author {
        case .citizen: type = "citizen"
        case .clock: type = "clock"
        case .staff(let login, let role, let unit):
            type = "staff"
            self.login = login
            self.role = role.rawValue
            self.unit = unit?.rawValue
        }
    }
}
