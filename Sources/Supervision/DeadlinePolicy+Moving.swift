// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets
import WorkCalendar

// How clocks that run are moved: computed anew, extended, set going again after they stood still.

extension DeadlinePolicy {
    package func recomputed(_ pass: Assignment, for ticket: Ticket) throws(TicketRefusal) -> PassClocks {
        let fresh = try clocks(for: ticket, round: pass.round, from: pass.dispatchedAt)
        var deadlines: [Deadline] = []
        for old in pass.deadlines {
            deadlines.append(old.metAt == nil ? try recomputed(old, of: pass, for: ticket) : old)
        }
        // One clock for the result at a time: a second one would climb the ladder beside it.
        deadlines += fresh.deadlines.filter { new in
            !pass.deadlines.contains { $0.kind == new.kind || $0.kind.isForResult && new.kind.isForResult }
        }
        return PassClocks(deadlines: deadlines, returnUntil: fresh.returnUntil)
    }

    /// `old` by the rule that fits now, with what stood still given back; a date that was granted is not taken back.
    private func recomputed(
        _ old: Deadline,
        of pass: Assignment,
        for ticket: Ticket,
    ) throws(TicketRefusal) -> Deadline {
        guard old.kind != .completion, var new = try deadline(old.kind, for: ticket, from: old.start) else {
            return old
        }
        for pause in pass.pauses where pause.until > old.start { new = try resumed(new, after: pause.interval) }
        if pass.extensions > 0, old.kind == pass.resultDeadline?.kind, old.due > new.due {
            new = try extended(new, to: old.due)
        }
        guard new.due != old.due || new.rule != old.rule else { return old }
        new.rung = try rung(of: old, goingOnIn: new)
        return new
    }

    package func extended(_ deadline: Deadline, to due: Date) throws(TicketRefusal) -> Deadline {
        try withRung(
            Deadline(
                kind: deadline.kind,
                start: deadline.start,
                due: due,
                alarms: try alarms(deadline.kind, from: deadline.start, due: due),
                rule: deadline.rule,
                counting: deadline.counting,
                statutory: deadline.statutory,
            )
        )
    }

    /// What passes while the clock stands still is given back in the clock's own measure: around the clock the time
    /// itself, else the working time or the days that ended meanwhile. A clock that had run out stays run out.
    package func resumed(_ deadline: Deadline, after pause: DateInterval) throws(TicketRefusal) -> Deadline {
        guard pause.start < deadline.due else { return deadline }
        let due = try counted { calendar throws(CalendarFault) in
            try self.due(of: deadline, after: pause, in: calendar)
        }
        guard due > deadline.due else { return deadline }
        var moved = try extended(deadline, to: due)
        moved.rung = try rung(of: deadline, goingOnIn: moved)
        return moved
    }

    private func due(
        of deadline: Deadline,
        after pause: DateInterval,
        in calendar: WorkCalendar,
    ) throws(CalendarFault) -> Date {
        let lastDay = calendar.day(of: deadline.due)
        // A day that did not count cannot be given back.
        let start = max(
            counting.firstDay(after: deadline.start, in: calendar),
            calendar.firstDayUnended(at: pause.start, counting),
        )
        let missed = start..<max(start, calendar.firstDayUnended(at: pause.end, counting))
        switch measure(of: deadline) {
        case nil:
            return deadline.due.addingTimeInterval(pause.duration)
        case .workingHours:
            return try calendar.deadline(
                from: pause.end,
                seconds: calendar.elapsed(from: pause.start, to: deadline.due),
            )
        case .days:
            guard !missed.isEmpty else { return deadline.due }
            return calendar.end(of: lastDay.advanced(by: missed.count), counting)
        case .workdays:
            let count = missed.count(where: calendar.isWorkday)
            guard count > 0 else { return deadline.due }
            return calendar.end(of: try calendar.dueDay(after: lastDay, workdays: count), counting)
        }
    }

    /// The ladder goes on where it was: whoever has been reminded is not reminded again.
    private func rung(of old: Deadline, goingOnIn new: Deadline) throws(TicketRefusal) -> RungDue? {
        try old.rung.flatMap { reached throws(TicketRefusal) in
            try first(of: (pack.ladder ?? []).filter { $0.level >= reached.level }, for: new)
        }
    }
}
