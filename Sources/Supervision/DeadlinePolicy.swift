// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets
package import WorkCalendar

/// Sets and moves a ticket's clocks by the pack in force and the work calendar (S2). Pure.
package struct DeadlinePolicy: ClockRules {
    /// The pack's document number, kept in each deadline's `rule`.
    package let number: Int
    package let pack: DeadlinePack
    package let calendar: WorkCalendar
    /// The deadline class of a matter, from the catalogue.
    private let deadlineClass: @Sendable (MatterCode) -> String?

    package init(
        number: Int,
        pack: DeadlinePack,
        calendar: WorkCalendar,
        deadlineClass: @escaping @Sendable (MatterCode) -> String?,
    ) {
        self.number = number
        self.pack = pack
        self.calendar = calendar
        self.deadlineClass = deadlineClass
    }

    package func clocks(for ticket: Ticket, round: Int, from start: Date) throws(TicketRefusal) -> PassClocks {
        var deadlines: [Deadline] = []
        for kind in round > 1 ? [.sign, .rework] : [Deadline.Kind.sign, .firstContact, .reply] {
            if let deadline = try deadline(kind, for: ticket, from: start) { deadlines.append(deadline) }
        }
        let window = rule(.returnWindow, for: ticket)
        let returnUntil = try window.map { rule throws(TicketRefusal) in try due(rule.limit, from: start) }
        return PassClocks(deadlines: deadlines, returnUntil: returnUntil)
    }

    package func extended(_ deadline: Deadline, to due: Date) throws(TicketRefusal) -> Deadline {
        Deadline(
            kind: deadline.kind,
            start: deadline.start,
            due: due,
            alarms: try alarms(deadline.kind, from: deadline.start, due: due),
            rule: deadline.rule,
        )
    }

    package func resumed(_ deadline: Deadline, after pause: DateInterval) throws(TicketRefusal) -> Deadline {
        try extended(deadline, to: deadline.due.addingTimeInterval(pause.duration))
    }

    private func deadline(
        _ kind: Deadline.Kind,
        for ticket: Ticket,
        from start: Date,
    ) throws(TicketRefusal) -> Deadline? {
        guard let rule = rule(clock(of: kind), for: ticket) else { return nil }
        let due = try due(rule.limit, from: start)
        return Deadline(
            kind: kind,
            start: start,
            due: due,
            alarms: try alarms(kind, from: start, due: due),
            rule: "deadlines \(number) · \(rule.code)",
        )
    }

    private func clock(of kind: Deadline.Kind) -> DeadlinePack.Clock {
        switch kind {
        case .sign: .sign
        case .firstContact: .firstContact
        case .reply: .reply
        case .rework: .rework
        }
    }

    private func rule(_ clock: DeadlinePack.Clock, for ticket: Ticket) -> DeadlinePack.Rule? {
        let deadlineClass = ticket.matter.flatMap(deadlineClass)
        return pack.rules.first { rule in
            rule.clock == clock && rule.when?.holds(for: ticket, deadlineClass: deadlineClass) ?? true
        }
    }

    private func due(_ limit: Limit, from start: Date) throws(TicketRefusal) -> Date {
        do throws(CalendarFault) {
            return try limit.due(from: start, in: calendar)
        } catch {
            throw .calendarExhausted
        }
    }

    /// Yellow before the end; at the end orange for signing and first contact, red for the reply; then double red.
    private func alarms(_ kind: Deadline.Kind, from start: Date, due: Date) throws(TicketRefusal) -> [Deadline.Alarm] {
        let share = (due.timeIntervalSince(start) * pack.lamps.yellowShare).rounded()
        let yellow = start.addingTimeInterval(share)
        let warning = Deadline.Alarm(lamp: .yellow, at: yellow)
        guard kind == .reply || kind == .rework else { return [warning, Deadline.Alarm(lamp: .orange, at: due)] }
        let late = try self.due(.workdays(pack.lamps.doubleRedAfterWorkdays), from: due)
        return [warning, Deadline.Alarm(lamp: .red, at: due), Deadline.Alarm(lamp: .doubleRed, at: late)]
    }
}
