// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets
package import WorkCalendar

/// Sets and moves a ticket's clocks by the pack in force and the work calendar (S2). Pure.
package struct DeadlinePolicy: ClockRules {
    /// The pack's document number, kept in each deadline's `rule`.
    package let number: Int
    package let pack: DeadlinePack
    package private(set) var calendar: WorkCalendar
    /// The unit whose own hours `calendar` is; nil for the site's.
    package private(set) var calendarOwner: UnitCode?
    private let ownCalendars: [String: WorkCalendar]
    /// The deadline class of a matter, from the catalogue.
    private let deadlineClass: @Sendable (MatterCode) -> String?

    package init(
        number: Int,
        pack: DeadlinePack,
        calendar: WorkCalendar,
        ownCalendars: [String: WorkCalendar] = [:],
        deadlineClass: @escaping @Sendable (MatterCode) -> String?,
    ) {
        self.number = number
        self.pack = pack
        self.calendar = calendar
        self.ownCalendars = ownCalendars
        self.deadlineClass = deadlineClass
    }

    package func counted(for unit: UnitCode) -> any ClockRules { of(unit) }

    /// The policy as it counts for `unit`: on its own working time, where it has one.
    package func of(_ unit: UnitCode) -> DeadlinePolicy {
        guard let own = ownCalendars[unit.rawValue] else { return self }
        var policy = self
        policy.calendar = own
        policy.calendarOwner = unit
        return policy
    }

    package func clocks(for ticket: Ticket, round: Int, from start: Date) throws(TicketRefusal) -> PassClocks {
        var deadlines: [Deadline] = []
        for kind in kinds(for: ticket, round: round) {
            let isReceipt = rule(clock(of: kind), for: ticket)?.from == .receipt && ticket.countsFromReceipt
            let from = isReceipt ? min(start, ticket.filing.receivedAt) : start
            if let deadline = try deadline(kind, for: ticket, from: from) { deadlines.append(deadline) }
        }
        let window = rule(.returnWindow, for: ticket)
        let returnUntil = try window.map { rule throws(TicketRefusal) in try due(rule.limit, from: start) }
        return PassClocks(deadlines: deadlines, returnUntil: returnUntil)
    }

    /// What the unit has to do in time in a new pass.
    private func kinds(for ticket: Ticket, round: Int) -> [Deadline.Kind] {
        guard round == 1 else { return [.sign, .rework] }
        guard ticket.reviews > 0 else { return [.sign, .firstContact, .reply] }
        return [.sign, rule(.review, for: ticket) == nil ? .reply : .review]
    }

    package func clock(_ kind: Deadline.Kind, for ticket: Ticket, from start: Date) throws(TicketRefusal) -> Deadline? {
        try deadline(kind, for: ticket, from: start)
    }

    package func window(_ window: Window, for ticket: Ticket, from start: Date) throws(TicketRefusal) -> Term? {
        guard let rule = rule(clock(of: window), for: ticket) else { return nil }
        return Term(
            until: try due(rule.limit, from: start),
            rule: name(of: rule),
            source: rule.source ?? "",
            stopsClocks: rule.stopsClocks ?? false,
        )
    }

    package func approver(
        of deadline: Deadline,
        until: Date,
        for ticket: Ticket,
    ) throws(TicketRefusal) -> Approver {
        if let approver = pack.figures.extensions(of: ticket.caseKind).approver { return approver }
        for level in pack.extensionLevels ?? [] {
            if try until <= latestExtension(of: deadline, days: level.upToDays, for: ticket) { return level.by }
        }
        return pack.extensionLevels?.last?.by ?? .centre
    }

    package func isHeavy(_ ticket: Ticket) -> Bool {
        pack.heavy?.holds(for: ticket, deadlineClass: ticket.matter.flatMap(deadlineClass)) ?? false
    }

    package func rung(after level: Rung.Level?, of deadline: Deadline) throws(TicketRefusal) -> RungDue? {
        guard deadline.kind.isForResult, let ladder = pack.ladder else { return nil }
        return try first(of: ladder.filter { step in level.map { $0 < step.level } ?? true }, for: deadline)
    }

    func first(of steps: [LadderStep], for deadline: Deadline) throws(TicketRefusal) -> RungDue? {
        for step in steps {
            let at = try counted { calendar throws(CalendarFault) in try step.instant(for: deadline.due, in: calendar) }
            // A limit shorter than the notice has no reminder.
            if at > deadline.start { return RungDue(level: step.level, at: at) }
        }
        return nil
    }

    func withRung(_ deadline: Deadline) throws(TicketRefusal) -> Deadline {
        var deadline = deadline
        deadline.rung = try rung(after: nil, of: deadline)
        return deadline
    }

    package func latestExtension(
        of deadline: Deadline,
        days: Int,
        for ticket: Ticket,
    ) throws(TicketRefusal) -> Date {
        let own = pack.figures.extensions(of: ticket.caseKind).counting
        let areWorkdays = own.map { $0 == .workdays } ?? (counting.extensions == .workdays)
        guard areWorkdays else { return deadline.due.addingTimeInterval(Double(days) * 86_400) }
        return try counted { calendar throws(CalendarFault) in
            calendar.end(of: try calendar.dueDay(after: deadline.due, workdays: days), counting)
        }
    }

    /// The rule that set `deadline`, where the pack has it.
    func rule(of deadline: Deadline) -> DeadlinePack.Rule? {
        pack.rules.first { deadline.rule == name(of: $0) }
    }

    /// What `deadline` counts in; one stored before that was noted counts as its rule does.
    func measure(of deadline: Deadline) -> Deadline.Counting? {
        deadline.counting ?? rule(of: deadline)?.limit.counting
    }

    /// The number of the pack that set `deadline`.
    package static func number(in deadline: Deadline) -> Int? {
        deadline.rule.wholeMatch(of: /deadlines (\d+) · .*/).flatMap { Int($0.1) }
    }

    /// How a deadline names the rule that set it.
    func name(of rule: DeadlinePack.Rule) -> String { "deadlines \(number) · \(rule.code)" }

    var counting: DeadlinePack.Counting { pack.counting ?? .init() }

    func deadline(
        _ kind: Deadline.Kind,
        for ticket: Ticket,
        from start: Date,
    ) throws(TicketRefusal) -> Deadline? {
        guard let rule = rule(clock(of: kind), for: ticket) else { return nil }
        let due = try due(rule.limit, from: start)
        return try withRung(
            Deadline(
                kind: kind,
                start: start,
                due: due,
                alarms: try alarms(kind, from: start, due: due),
                rule: name(of: rule),
                counting: rule.limit.counting,
                statutory: try rule.statutory.map { limit throws(TicketRefusal) in try self.due(limit, from: start) },
            )
        )
    }

    private func clock(of kind: Deadline.Kind) -> DeadlinePack.Clock {
        switch kind {
        case .sign: .sign
        case .firstContact: .firstContact
        case .reply: .reply
        case .rework: .rework
        case .coHandling: .coHandling
        case .callback: .callback
        case .review: .review
        case .completion: .commitment
        }
    }

    private func clock(of window: Window) -> DeadlinePack.Clock {
        switch window {
        case .question: .question
        case .thirdParty: .thirdParty
        case .review: .reviewWindow
        case .commitment: .commitment
        }
    }

    private func rule(_ clock: DeadlinePack.Clock, for ticket: Ticket) -> DeadlinePack.Rule? {
        let deadlineClass = ticket.matter.flatMap(deadlineClass)
        return pack.rules.first { rule in
            rule.clock == clock && rule.when?.holds(for: ticket, deadlineClass: deadlineClass) ?? true
        }
    }

    private func due(_ limit: Limit, from start: Date) throws(TicketRefusal) -> Date {
        try counted { calendar throws(CalendarFault) in try limit.due(from: start, in: calendar, counting: counting) }
    }

    func counted(
        _ count: (WorkCalendar) throws(CalendarFault) -> Date
    ) throws(TicketRefusal) -> Date {
        do throws(CalendarFault) {
            return try count(calendar)
        } catch {
            throw .calendarExhausted
        }
    }

    /// Yellow before the end; at the end orange for signing, first contact and callback, red for what the citizen waits
    /// for and for helping units; then double red.
    func alarms(_ kind: Deadline.Kind, from start: Date, due: Date) throws(TicketRefusal) -> [Deadline.Alarm] {
        let share = (due.timeIntervalSince(start) * pack.lamps.yellowShare).rounded()
        let yellow = start.addingTimeInterval(share)
        let warning = Deadline.Alarm(lamp: .yellow, at: yellow)
        guard kind.isForResult || kind == .coHandling else {
            return [warning, Deadline.Alarm(lamp: .orange, at: due)]
        }
        let late = try self.due(.workdays(pack.lamps.doubleRedAfterWorkdays), from: due)
        return [warning, Deadline.Alarm(lamp: .red, at: due), Deadline.Alarm(lamp: .doubleRed, at: late)]
    }
}

extension Ticket {
    /// The receipt starts the clock of an application as it came; one that was completed or answered since counts from
    /// its dispatch (政府信息公开条例 art. 31).
    fileprivate var countsFromReceipt: Bool { callerAnswers.isEmpty && !passes.contains { $0.result != nil } }
}

extension LadderStep {
    /// When it is reached by a clock that is due at `due`.
    fileprivate func instant(for due: Date, in calendar: WorkCalendar) throws(CalendarFault) -> Date {
        if let before { return due.addingTimeInterval(-before.length) }
        return try after?.due(from: due, in: calendar) ?? due
    }
}

extension Limit {
    /// Around the clock, in seconds; the site check lets nothing else stand before a limit.
    fileprivate var length: Double {
        switch self {
        case .minutes(let count): Double(count) * 60
        case .hours(let count), .workHours(let count): Double(count) * 3_600
        case .days(let count), .workdays(let count): Double(count) * 86_400
        }
    }
}
