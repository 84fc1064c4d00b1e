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
    package let before: RoutingDecision
    package let after: RoutingDecision
}

/// What trying rules on past tickets came to (C2).
package struct DryRun: Equatable, Sendable {
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
        if after.isCertain, !before.isCertain { moreAutomatic += 1 }
        if before.isCertain, !after.isCertain { lessAutomatic += 1 }
    }
}

extension Desk {
    /// Routes past tickets again, as the rules of `candidate` would, and changes nothing.
    ///
    /// A ticket is compared with what routing said when it last looked at it. Load is that of now: that of then is not
    /// kept. Who took a report down is not kept either; one that was dispatched alone was taken down by our people.
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
        return try await database.read { reader in
            let load = try UnitLoad.openTickets(of: site.rulebook.weighedUnits, in: reader)
            var run = DryRun()
            try TicketRecords.each(filedSince: since, in: reader) { stored in
                let ticket = stored.ticket
                guard let before = ticket.proposal ?? ticket.lastPass?.decision else { return }
                run.tickets += 1
                let after = site.router.route(
                    ticket.filing,
                    isTakenDown: before.isCertain,
                    in: site.circumstances(of: ticket.filing, load: load),
                )
                guard after.differs(from: before) else { return }
                let change = DryRunChange(
                    number: ticket.number,
                    handledBy: ticket.lastPass?.unit,
                    before: before,
                    after: after,
                )
                run.count(change)
                tell(change)
            }
            return run
        }
    }
}

extension RoutingDecision {
    fileprivate func differs(from other: RoutingDecision) -> Bool {
        (unit, coUnits, matter) != (other.unit, other.coUnits, other.matter) || isCertain != other.isCertain
    }
}
