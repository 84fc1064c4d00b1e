// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension Ticket {
    /// What follows from `command`, by the law and under the site's rules. Pure: nothing changes until `apply`.
    ///
    /// - Parameters:
    ///   - command: What is asked.
    ///   - now: The instant of the decision.
    ///   - author: Who asks.
    ///   - rules: The site's figures and clocks in force.
    /// - Returns: The events in order, at least one; the rungs reached and the change of the lamp that they bring are
    ///   among them.
    /// - Throws: `TicketRefusal`; then nothing has happened.
    package func decide(
        _ command: TicketCommand,
        at now: Date,
        by author: Author,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        guard Permission.allows(author, command.name) else { throw .notPermitted(command.name) }
        try notRecused(author, for: command)
        var after = self
        var events = try lapses(by: now, under: rules)
        for event in events { after.apply(event, at: now) }
        // Also what the command itself would end: nobody escapes a rung by the seconds before it is noticed.
        let late = try after.rungsReached(by: now, after: [], under: rules)
        for event in late { after.apply(event, at: now) }
        events += late
        let resumed = try after.resumption(before: command.name, at: now, under: rules)
        for event in resumed { after.apply(event, at: now) }
        events += resumed
        let brought = try after.lawfulEvents(of: command, at: now, by: author, under: rules)
        for event in brought { after.apply(event, at: now) }
        events += brought
        let reached = try after.rungsReached(by: now, after: brought, under: rules)
        for event in reached { after.apply(event, at: now) }
        events += reached
        let lamp = after.lampDue(at: now)
        if lamp != after.overlays.lamp { events.append(.lampChanged(lamp: lamp)) }
        guard !events.isEmpty else { throw .lampUnchanged }
        return events
    }

    /// The ticket that a journal's events give, or nil when they do not begin with a registration.
    package static func replay(_ history: [(event: TicketEvent, at: Date)], number: TicketNumber) -> Ticket? {
        guard case .registered(let filing)? = history.first?.event else { return nil }
        var ticket = Ticket(number: number, filing: filing)
        for (event, instant) in history.dropFirst() { ticket.apply(event, at: instant) }
        return ticket
    }
}
