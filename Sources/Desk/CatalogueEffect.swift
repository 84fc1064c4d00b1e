// SPDX-License-Identifier: Apache-2.0

import Records
import Routing
package import Sites
import Storage
package import Tickets
package import WorkCalendar

/// What another catalogue would make of the open tickets and those of the last weeks, were they filed on `day` (C1).
package struct CatalogueEffect: Equatable, Sendable {
    /// When all of the changes hold.
    package let day: Day
    package fileprivate(set) var counted = 0
    /// There are more tickets than were counted.
    package fileprivate(set) var isSample = false
    /// Tickets that would be proposed to another unit.
    package fileprivate(set) var moves: [DryRun.Move: Int] = [:]
    /// Tickets that would follow other limits.
    package fileprivate(set) var classes: [ClassMove: Int] = [:]
    /// At most `mostExamples`, newest first.
    package fileprivate(set) var examples: [Example] = []

    /// From one deadline class to another; nil for none.
    package struct ClassMove: Hashable, Sendable {
        package let from: String?
        package let to: String?

        package init(from: String?, to: String?) {
            self.from = from
            self.to = to
        }
    }

    package struct Example: Equatable, Sendable {
        package let number: TicketNumber
        package let before: Target
        package let after: Target
    }

    /// Where a ticket would be proposed to go, and by which limits.
    package struct Target: Equatable, Sendable {
        package let unit: UnitCode?
        package let matter: MatterCode?
        package let deadlineClass: String?
    }

    package var otherUnit: Int { moves.values.reduce(0, +) }
    package var otherClass: Int { classes.values.reduce(0, +) }

    /// How many days back tickets are looked at that have ended.
    package static let days = 30
    /// Enough to see what a change does, few enough to wait for.
    package static let mostRecent = 2_000
    package static let mostOfStage = 200
    package static let mostExamples = 10

    fileprivate mutating func count(_ ticket: Ticket, from before: Target, to after: Target, isShown: Bool) {
        counted += 1
        if before.unit != after.unit { moves[DryRun.Move(from: before.unit, to: after.unit), default: 0] += 1 }
        if before.deadlineClass != after.deadlineClass {
            classes[ClassMove(from: before.deadlineClass, to: after.deadlineClass), default: 0] += 1
        }
        guard before.unit != after.unit || before.deadlineClass != after.deadlineClass, isShown,
            examples.count < Self.mostExamples
        else { return }
        examples.append(Example(number: ticket.number, before: before, after: after))
    }
}

extension Desk {
    /// Routes tickets by the catalogue in force and by that of `candidate`, and changes nothing.
    ///
    /// - Parameters:
    ///   - candidate: Mostly one that is not stored yet.
    ///   - author: Who asks; examples are of tickets that they may know of.
    /// - Returns: The tickets for which the two differ.
    /// - Throws: `DatabaseError`.
    package func catalogueEffect(of candidate: Site, for author: Author) async throws -> CatalogueEffect {
        let current = site
        let day = Catalogue.day(of: current.catalogue.changes(to: candidate.catalogue), from: today)
        let since = today.advanced(by: -CatalogueEffect.days)
        let model = currentModel.model
        return try await database.read { reader in
            let load = try UnitLoad.openTickets(of: candidate.rulebook.weighedUnits, in: reader)
            var effect = CatalogueEffect(day: day)
            for ticket in try Self.tickets(since: since, &effect, in: reader) {
                var circumstances = candidate.circumstances(of: ticket.filing, load: load, guessedBy: model)
                circumstances.day = day
                effect.count(
                    ticket,
                    from: current.target(of: ticket, in: circumstances),
                    to: candidate.target(of: ticket, in: circumstances),
                    isShown: current.shows(ticket, to: author),
                )
            }
            return effect
        }
    }

    /// Those filed since `day`, and the open ones of before, newest first.
    private static func tickets(
        since day: Day,
        _ effect: inout CatalogueEffect,
        in reader: any Reader,
    ) throws -> [Ticket] {
        // One more than is counted tells whether there are more.
        let recent = try TicketRecords.newest(filedSince: day, limit: CatalogueEffect.mostRecent + 1, in: reader)
        effect.isSample = recent.count > CatalogueEffect.mostRecent
        var tickets = Dictionary(
            recent.prefix(CatalogueEffect.mostRecent).map { ($0.id, $0.ticket) },
            uniquingKeysWith: { first, _ in first },
        )
        for stage in Stage.Name.allCases where stage.isOpen {
            let open = try TicketRecords.newest(in: stage, limit: CatalogueEffect.mostOfStage + 1, in: reader)
            if open.count > CatalogueEffect.mostOfStage { effect.isSample = true }
            for stored in open.prefix(CatalogueEffect.mostOfStage) { tickets[stored.id] = stored.ticket }
        }
        return tickets.values.sorted { $0.number > $1.number }
    }
}

extension Site {
    /// - Returns: What routing proposes for a ticket today, and by which limits it would be handled.
    fileprivate func target(of ticket: Ticket, in circumstances: Circumstances) -> CatalogueEffect.Target {
        let decision = router.route(ticket.filingAsClassified, in: circumstances)
        let matter = decision.matter ?? ticket.matter
        let deadlineClass = matter.flatMap { catalogue[$0]?.deadlineClass }
        return CatalogueEffect.Target(unit: decision.unit, matter: decision.matter, deadlineClass: deadlineClass)
    }
}

extension Ticket {
    /// As said, with the matter that a person found; what routing found itself it is to find again.
    fileprivate var filingAsClassified: Filing {
        var filing = filingAsSaid
        guard let matter, matter != filing.matter else { return filing }
        let found = ([proposal] + passes.map(\.decision) + [stage.assignment?.decision]).map { $0?.matter }
        guard !found.contains(matter) else { return filing }
        filing.matter = matter
        return filing
    }
}
