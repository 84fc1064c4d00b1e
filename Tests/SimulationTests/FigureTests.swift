// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Records
import Simulation
import Sites
import Storage
import Survey
import TestKit
import Testing
import Tickets
import WorkCalendar

/// What the office believes after a city's life agrees with what was written down.
struct FigureTests {
    @Test(arguments: Engine.available)
    func `store, tallies and scorecards agree with the journal`(engine: Engine) async throws {
        try await Simulated.play(SimulationPlan(tickets: 60, seed: 1, days: 30), on: engine) { simulated in
            let office = simulated.office
            let calendar = office.desk.site.calendar
            let first = calendar.day(of: office.clock.now.addingTimeInterval(-30 * 86_400))
            let last = calendar.day(of: office.clock.now)

            let (cards, recount) = try await office.desk.database.read { reader in
                (
                    try ScorecardQuery.cards(from: first, through: last, in: reader),
                    try Self.recount(in: reader),
                )
            }

            #expect(try await office.verification().disagreements == [])
            #expect(cards.mapValues(\.counts) == recount)
            #expect(recount.values.reduce(0) { $0 + ($1[.received] ?? 0) } == 60)
        }
    }

    /// Every unit's facts, counted from the journal alone.
    private static func recount(in reader: any Reader) throws -> [UnitCode?: [Fact: Int]] {
        var tickets: [ID<Ticket>: Ticket] = [:]
        var counts: [UnitCode?: [Fact: Int]] = [:]
        for entry in try Journal.entries(after: 0, limit: 100_000, in: reader) {
            var ticket = try tickets[entry.ticket] ?? #require(Ticket(entry))
            for event in entry.events {
                for counted in ticket.facts(of: event, at: entry.at) {
                    counts[counted.unit, default: [:]][counted.fact, default: 0] += 1
                }
                ticket.apply(event, at: entry.at)
            }
            tickets[entry.ticket] = ticket
        }
        return counts
    }
}

extension Ticket {
    /// As its first entry finds it; the number plays no part in a count.
    fileprivate init?(_ entry: JournalEntry) {
        guard case .registered(let filing)? = entry.events.first, let number = TicketNumber("20260101000001") else {
            return nil
        }
        self.init(number: number, filing: filing)
    }
}
