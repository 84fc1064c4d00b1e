// SPDX-License-Identifier: Apache-2.0

import Records
import Routing
package import Sites
import Storage
package import Tickets
package import WorkCalendar

/// One past ticket that rules would route otherwise than it was.
package struct DryRunChange: Sendable {
    package let number: TicketNumber
    /// The unit that has it now or had it last; nil where none did.
    package let handledBy: UnitCode?
    package let before: DryRun.Way
    package let after: DryRun.Way
    /// The reasons of the new decision.
    package let because: [RoutingDecision.Reason]
}

/// What trying rules on past tickets came to (C2).
package struct DryRun: Equatable, Sendable {
    /// Where a ticket goes.
    package struct Way: Equatable, Sendable {
        package let unit: UnitCode?
        package let coUnits: [UnitCode]
        package let matter: MatterCode?
        package let isAutomatic: Bool
    }

    /// From one unit to another; nil for nobody.
    package struct Move: Hashable, Sendable {
        package let from: UnitCode?
        package let to: UnitCode?

        package init(from: UnitCode?, to: UnitCode?) {
            self.from = from
            self.to = to
        }
    }

    package fileprivate(set) var tickets = 0
    package fileprivate(set) var changed = 0
    /// Tickets for which the unit that handled them would be named only now, or no longer.
    package fileprivate(set) var gained = 0
    package fileprivate(set) var lost = 0
    /// How many would go from one unit to another, and how many would be sent alone now, or no longer.
    package fileprivate(set) var moves: [Move: Int] = [:]
    package fileprivate(set) var moreAutomatic = 0
    package fileprivate(set) var lessAutomatic = 0

    fileprivate mutating func count(_ change: DryRunChange) {
        let (before, after) = (change.before, change.after)
        changed += 1
        if before.unit != after.unit {
            moves[Move(from: before.unit, to: after.unit), default: 0] += 1
            if let handler = change.handledBy {
                if after.unit == handler { gained += 1 }
                if before.unit == handler { lost += 1 }
            }
        }
        if after.isAutomatic, !before.isAutomatic { moreAutomatic += 1 }
        if before.isAutomatic, !after.isAutomatic { lessAutomatic += 1 }
    }
}

extension Desk {
    /// Routes past tickets again, as the rules of `candidate` would, and changes nothing.
    ///
    /// A ticket that waits is compared with what is proposed for it, another with its first dispatch, whether routing or a
    /// person made it; one that never was a unit's is left out. Load is that of now: that of then is not kept. Who took a
    /// report down is not kept either; one that was dispatched alone was taken down by our people.
    ///
    /// - Parameters:
    ///   - since: The first day of filing.
    ///   - candidate: nil for the site in force.
    ///   - tell: Each ticket that would be routed otherwise, the oldest first.
    /// - Returns: The counts.
    /// - Throws: `DatabaseError`.
    package func dryRun(
        since: Day,
        under candidate: Site? = nil,
        tell: @escaping @Sendable (DryRunChange) -> Void,
    ) async throws -> DryRun {
        let site = candidate ?? site
        let model = currentModel.model
        return try await database.read { reader in
            let load = try UnitLoad.openTickets(of: site.rulebook.weighedUnits, in: reader)
            var run = DryRun()
            try TicketRecords.each(filedSince: since, in: reader) { stored in
                let ticket = stored.ticket
                guard let before = ticket.wayTaken else { return }
                run.tickets += 1
                let decision = site.router.route(
                    ticket.filing,
                    isTakenDown: before.isAutomatic,
                    in: site.circumstances(of: ticket.filing, load: load, guessedBy: model),
                )
                let after = DryRun.Way(decision)
                guard after != before else { return }
                let change = DryRunChange(
                    number: ticket.number,
                    handledBy: ticket.lastPass?.unit,
                    before: before,
                    after: after,
                    because: decision.because,
                )
                run.count(change)
                tell(change)
            }
            return run
        }
    }
}

extension DryRun.Way {
    fileprivate init(_ decision: RoutingDecision) {
        unit = decision.unit
        coUnits = decision.coUnits
        matter = decision.matter
        isAutomatic = decision.isCertain
    }
}

extension Ticket {
    /// Where it was sent first, or is proposed to go.
    fileprivate var wayTaken: DryRun.Way? {
        if let proposal { return DryRun.Way(proposal) }
        guard let pass = passes.first ?? stage.assignment else { return nil }
        if let decision = pass.decision { return DryRun.Way(decision) }
        return DryRun.Way(unit: pass.unit, coUnits: pass.coUnits, matter: matter, isAutomatic: false)
    }
}
