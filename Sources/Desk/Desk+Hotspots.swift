// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
package import Routing
import Sites
import Storage
import Tickets
package import WorkCalendar

extension Desk {
    /// What citizens said since a day, as finding hot topics needs it: every ticket counts, merged ones too, each for
    /// another person unless the same telephone number filed it.
    ///
    /// - Parameter since: The first day of filing; nil for 90 days ago.
    /// - Returns: One for each ticket, with the ticket's number for its id.
    /// - Throws: `DatabaseError`.
    package func concerns(since: Day?) async throws -> [Concern] {
        let first = since ?? site.calendar.day(of: time.now.addingTimeInterval(-GroupTopics.window))
        return try await database.read { reader in
            var concerns: [Concern] = []
            // People are told apart by numbers of their own, so that no telephone number leaves here.
            var people: [PhoneNumber: Int] = [:]
            try TicketRecords.each(filedSince: first, in: reader) { stored in
                let filing = stored.ticket.filing
                let phone = try ContactRecords.contact(of: stored.id, in: reader).phone
                let person = phone.map { phone in
                    let known = people[phone] ?? people.count
                    people[phone] = known
                    return String(known)
                }
                concerns.append(
                    Concern(
                        id: stored.ticket.number.rawValue,
                        person: person,
                        time: filing.receivedAt,
                        title: filing.summary,
                        narrative: filing.narrative + "\n" + filing.place.address,
                        likes: 0,
                    )
                )
            }
            return concerns
        }
    }
}
