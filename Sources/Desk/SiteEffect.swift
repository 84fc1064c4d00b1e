// SPDX-License-Identifier: Apache-2.0

import Records
package import Sites
import Storage
package import Supervision
package import Tickets

/// What another calendar or deadline pack would have made of the clocks that run, on the newest tickets of each stage.
package struct SiteEffect: Equatable, Sendable {
    /// The tickets that were counted again, at most `SiteEffect.sample` of each stage.
    package var counted = 0
    /// Of these, the tickets with a clock that would be another.
    package var moved = 0
    package var units: [UnitCode: Directions] = [:]
    /// At most `SiteEffect.mostExamples`, newest first.
    package var examples: [Example] = []
    /// Some stage has more tickets than were counted.
    package var isSample = false

    /// Clocks by where they would move.
    package struct Directions: Equatable, Sendable {
        package var earlier = 0
        package var later = 0
        /// They would not run at all.
        package var gone = 0
    }

    package struct Example: Equatable, Sendable {
        package let number: TicketNumber
        package let shift: ClockShift
    }

    /// Newest tickets of each stage that are looked at: enough to see what a change does, few enough to wait for.
    package static let sample = 200
    package static let mostExamples = 10
    /// In which a unit's clock can run.
    package static let stages: [Stage.Name] = [
        .dispatched, .signed, .handling, .returnRequested, .extensionRequested, .terminationReview,
    ]
}

extension Desk {
    /// What `site` would have made of the running clocks, had it been in force when they were set.
    ///
    /// - Parameters:
    ///   - site: Mostly one that is not stored yet.
    ///   - author: Who asks; examples are of tickets that they may know of.
    /// - Returns: The effect on the newest tickets of each stage.
    /// - Throws: `DatabaseError`.
    package func effect(of site: Site, for author: Author) async throws -> SiteEffect {
        let current = self.site
        var effect = SiteEffect()
        for stage in SiteEffect.stages {
            // One more than is counted tells whether there are more.
            let tickets = try await database.read {
                try TicketRecords.newest(in: stage, limit: SiteEffect.sample + 1, in: $0)
            }
            if tickets.count > SiteEffect.sample { effect.isSample = true }
            for stored in tickets.prefix(SiteEffect.sample) {
                let shifts = stored.ticket.shifts(from: current.deadlinePolicy, to: site.deadlinePolicy)
                effect.add(stored.ticket, shifts, isShown: current.shows(stored.ticket, to: author))
            }
        }
        return effect
    }
}

extension SiteEffect {
    fileprivate mutating func add(_ ticket: Ticket, _ shifts: [ClockShift], isShown: Bool) {
        counted += 1
        guard !shifts.isEmpty else { return }
        moved += 1
        for shift in shifts {
            switch shift.after {
            case nil: units[shift.unit, default: .init()].gone += 1
            case let after? where after < shift.before: units[shift.unit, default: .init()].earlier += 1
            default: units[shift.unit, default: .init()].later += 1
            }
            if isShown, examples.count < Self.mostExamples {
                examples.append(Example(number: ticket.number, shift: shift))
            }
        }
    }
}
