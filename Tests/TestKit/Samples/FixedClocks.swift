// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// Clocks that anyone can check in the head: around the clock, every day alike.
///
/// Sign in 2 hours, first contact in a day, reply in 5 days, rework in 3; returns within 2 days. Yellow after half of the
/// time, orange or red at the end, double red 5 days later.
package struct FixedClocks: ClockRules {
    /// The calendar has no working time left.
    package var isExhausted = false
    /// The site sets a window for returns.
    package var hasReturnWindow = true
    /// Only this matter's tickets are urgent: reply in one day.
    package var urgentMatter: MatterCode?

    /// The centre calls back within a day of the reply.
    package var hasCallbackClock = false

    /// A reminder a day before the reply or rework is due, an urging at that instant, supervision five days later.
    package var hasLadder = false

    package init() {}

    package static let withLadder: FixedClocks = {
        var clocks = FixedClocks()
        clocks.hasLadder = true
        return clocks
    }()

    package static let withCallback: FixedClocks = {
        var clocks = FixedClocks()
        clocks.hasCallbackClock = true
        return clocks
    }()

    package func clocks(for ticket: Ticket, round: Int, from start: Date) throws(TicketRefusal) -> PassClocks {
        guard !isExhausted else { throw .calendarExhausted }
        let sign = clock(.sign, from: start, hours: 2)
        let reply = clock(.reply, from: start, hours: ticket.matter != nil && ticket.matter == urgentMatter ? 24 : 120)
        let review = clock(.review, from: start, hours: 720)
        let first = ticket.reviews > 0 ? [sign, review] : [sign, clock(.firstContact, from: start, hours: 24), reply]
        return PassClocks(
            deadlines: round == 1 ? first : [sign, clock(.rework, from: start, hours: 72)],
            returnUntil: hasReturnWindow ? start.after(days: 2) : nil,
        )
    }

    package func clock(_ kind: Deadline.Kind, for ticket: Ticket, from start: Date) throws(TicketRefusal) -> Deadline? {
        guard !isExhausted else { throw .calendarExhausted }
        switch kind {
        case .coHandling: return clock(kind, from: start, hours: 72)
        case .callback: return hasCallbackClock ? clock(kind, from: start, hours: 24) : nil
        default: return clock(kind, from: start, hours: 120)
        }
    }

    /// Questions a week, third parties fifteen days, reviews thirty, promises sixty; only disclosure stands still.
    package func window(_ window: Window, for ticket: Ticket, from start: Date) throws(TicketRefusal) -> Term? {
        let days =
            switch window {
            case .question: 7
            case .thirdParty: 15
            case .review: 30
            case .commitment: 60
            }
        return Term(
            until: start.after(days: days),
            rule: "fixed · \(window.rawValue)",
            source: "",
            stopsClocks: ticket.caseKind == .disclosure,
        )
    }

    package func recomputed(_ pass: Assignment, for ticket: Ticket) throws(TicketRefusal) -> PassClocks {
        let fresh = try clocks(for: ticket, round: pass.round, from: pass.dispatchedAt)
        return PassClocks(
            deadlines: pass.deadlines.map { old in
                old.metAt == nil ? fresh.deadlines.first { $0.kind == old.kind } ?? old : old
            },
            returnUntil: fresh.returnUntil,
        )
    }

    package func approver(of deadline: Deadline, until: Date, for ticket: Ticket) throws(TicketRefusal) -> Approver {
        until > deadline.due.after(days: 5) || ticket.caseKind != .request ? .head : .centre
    }

    package func isHeavy(_ ticket: Ticket) -> Bool { ticket.filing.urgency == .critical || ticket.kind == .report }

    package func extended(_ deadline: Deadline, to due: Date) throws(TicketRefusal) -> Deadline {
        guard !isExhausted else { throw .calendarExhausted }
        return clock(deadline.kind, from: deadline.start, to: due)
    }

    package func rung(after level: Rung.Level?, of deadline: Deadline) throws(TicketRefusal) -> RungDue? {
        guard hasLadder, deadline.kind.isForResult else { return nil }
        switch level {
        case nil: return RungDue(level: .reminder, at: deadline.due.after(days: -1))
        case .reminder?: return RungDue(level: .urging, at: deadline.due)
        case .urging?: return RungDue(level: .supervision, at: deadline.due.after(days: 5))
        default: return nil
        }
    }

    package func latestExtension(
        of deadline: Deadline,
        days: Int,
        for ticket: Ticket,
    ) throws(TicketRefusal) -> Date {
        deadline.due.after(days: days)
    }

    package func resumed(_ deadline: Deadline, after pause: DateInterval) throws(TicketRefusal) -> Deadline {
        try extended(deadline, to: deadline.due.addingTimeInterval(pause.duration))
    }

    private func clock(_ kind: Deadline.Kind, from start: Date, hours: Int) -> Deadline {
        clock(kind, from: start, to: start.after(hours: hours))
    }

    private func clock(_ kind: Deadline.Kind, from start: Date, to due: Date) -> Deadline {
        let half = start.addingTimeInterval(due.timeIntervalSince(start) / 2)
        let isForResult = kind.isForResult || kind == .coHandling
        let late: [Deadline.Alarm] =
            isForResult
            ? [.init(lamp: .red, at: due), .init(lamp: .doubleRed, at: due.after(days: 5))]
            : [.init(lamp: .orange, at: due)]
        var deadline = Deadline(
            kind: kind,
            start: start,
            due: due,
            alarms: [.init(lamp: .yellow, at: half)] + late,
            rule: "fixed · \(kind.rawValue)",
        )
        // It refuses for no clock that could be set.
        deadline.rung = try? rung(after: nil, of: deadline)
        return deadline
    }
}

extension OfficeRules {
    /// One extension of at most ten days, three callbacks, three dispatches, and `FixedClocks`.
    package static func sample(
        maxExtensions: Int = 1,
        callbackAttempts: Int = 3,
        dispatchesBeforeDesignation: Int = 3,
        timesBeforeEscalation: Int? = nil,
        clocks: FixedClocks = FixedClocks(),
        callbacks: any CallbackRules = NoCallbackPolicy(),
    ) -> OfficeRules {
        let figures = Figures(
            maxExtensions: maxExtensions,
            maxExtensionDays: 10,
            callbackAttempts: callbackAttempts,
            dispatchesBeforeDesignation: dispatchesBeforeDesignation,
            timesBeforeEscalation: timesBeforeEscalation,
        )
        return OfficeRules(figures: figures, clocks: clocks, ranks: FixedRanks(), callbacks: callbacks) {
            level,
            ticket in
            let handler = "handler.\(ticket.unit?.rawValue ?? "")"
            return level == .reminder ? [handler] : [handler, "supervisor"]
        }
    }
}

/// The sample organisation: Hanjiang is below Fancheng, and both and Jianhua below the roads; every leader is at the
/// head of everything.
package struct FixedRanks: RankRules {
    package init() {}

    package func superiors(of unit: UnitCode) -> [UnitCode] {
        [.hanjiang, .jianhua].contains(unit) ? [.fancheng, .roads] : []
    }

    package func isHead(_ author: Author, of unit: UnitCode) -> Bool {
        author.role == .leader && (author.unit == nil || author.unit == unit)
    }

    package func leadsCity(_ author: Author) -> Bool { author.role == .leader && author.unit == nil }

    package func district(copiedOn unit: UnitCode) -> UnitCode? { unit == .hanjiang ? .fancheng : nil }
}
