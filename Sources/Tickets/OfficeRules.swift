// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The site's figures and clocks, as far as the law of the ticket asks for them. Source: site document `deadlines`.
package struct OfficeRules: Sendable {
    package let figures: Figures
    package let clocks: any ClockRules
    /// The logins to which a rung that a ticket reaches is addressed.
    package let addressees: @Sendable (Rung.Level, Ticket) -> [String]

    package init(
        figures: Figures,
        clocks: any ClockRules,
        addressees: @escaping @Sendable (Rung.Level, Ticket) -> [String] = { _, _ in [] },
    ) {
        self.figures = figures
        self.clocks = clocks
        self.addressees = addressees
    }

    package struct Figures: Codable, Equatable, Sendable {
        /// Extensions that one pass may be granted, 0…10 (domain.md 1.8).
        package let maxExtensions: Int
        /// The longest extension, in days beyond the due instant, 1…365; which days, the site's clocks know.
        package let maxExtensionDays: Int
        /// Attempts to reach the citizen before a ticket closes as unreachable, 1…10 (domain.md 1.13).
        package let callbackAttempts: Int
        /// Dispatches after which the centre designates, 1…10 (domain.md 1.9).
        package let dispatchesBeforeDesignation: Int
        /// Dispatches, or reworks, at which a higher level must look at a ticket, 1…10; nil for never (domain.md 1.12).
        package let timesBeforeEscalation: Int?

        package init(
            maxExtensions: Int,
            maxExtensionDays: Int,
            callbackAttempts: Int,
            dispatchesBeforeDesignation: Int,
            timesBeforeEscalation: Int? = nil,
        ) {
            self.maxExtensions = maxExtensions
            self.maxExtensionDays = maxExtensionDays
            self.callbackAttempts = callbackAttempts
            self.dispatchesBeforeDesignation = dispatchesBeforeDesignation
            self.timesBeforeEscalation = timesBeforeEscalation
        }
    }
}

/// How clocks are set and moved; `Supervision.DeadlinePolicy` in the program.
package protocol ClockRules: Sendable {
    /// The clocks of a new pass that starts at `start`.
    ///
    /// - Throws: `TicketRefusal.calendarExhausted` when the calendar has no working time left.
    func clocks(for ticket: Ticket, round: Int, from start: Date) throws(TicketRefusal) -> PassClocks

    /// The clock of a unit that is asked to help with `ticket` at `start`; nil if the site sets none.
    func coHandlingClock(for ticket: Ticket, from start: Date) throws(TicketRefusal) -> Deadline?

    /// `deadline` with its due instant moved to `due` and its alarms with it.
    func extended(_ deadline: Deadline, to due: Date) throws(TicketRefusal) -> Deadline

    /// The rung that `deadline` reaches after that of `level`, or first; nil after the last.
    func rung(after level: Rung.Level?, of deadline: Deadline) throws(TicketRefusal) -> RungDue?

    /// The latest instant to which `deadline` may be extended.
    func latestExtension(of deadline: Deadline, days: Int) throws(TicketRefusal) -> Date

    /// `deadline` after the clock stood still during `pause`.
    func resumed(_ deadline: Deadline, after pause: DateInterval) throws(TicketRefusal) -> Deadline
}

package struct PassClocks: Equatable, Sendable {
    package let deadlines: [Deadline]
    /// The end of the window for returns; nil if the site sets none.
    package let returnUntil: Date?

    package init(deadlines: [Deadline], returnUntil: Date?) {
        self.deadlines = deadlines
        self.returnUntil = returnUntil
    }
}
