// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Supervision
import Tickets

/// One clock of a pass: what it asks for, until when, by which rule, and how it stands. Template `staff/clocks`.
struct ClockRow: Sendable {
    let kind: String
    let start: String
    let due: String
    /// How it stands in words, for example how much time is left.
    let state: String
    /// nil once what it asks for has happened.
    let lamp: LampMark?
    /// Whether it happened in time, once it has happened.
    let met: String?
    let isMissed: Bool
    let rule: String
    /// Where the limit is written.
    let source: String?
    /// The same as a picture; nil for the clocks of other passes.
    private(set) var bar: ClockBar?

    init(_ deadline: Deadline, _ view: TicketView) {
        let wording = view.wording
        kind = wording.word(deadline.kind)
        start = wording.minute(deadline.start)
        due = wording.minute(deadline.due)
        state = Self.state(of: deadline, view)
        lamp = deadline.metAt == nil ? LampMark(deadline.lamp(at: view.now), wording) : nil
        met = deadline.metAt.map { _ in wording.text(deadline.isMetInTime ? "clock.inTime" : "clock.tooLate") }
        isMissed = deadline.metAt.map { $0 > deadline.due } ?? (view.now > deadline.due)
        rule = deadline.rule
        source = view.site.source(of: deadline)
    }

    /// With the clock on the time line of its pass.
    func on(_ line: TimeLine?, _ deadline: Deadline) -> ClockRow {
        var row = self
        row.bar = line?.bar(of: deadline, isMissed: isMissed)
        return row
    }

    private static func state(of deadline: Deadline, _ view: TicketView) -> String {
        let wording = view.wording
        if let met = deadline.metAt {
            return wording.text("clock.met", ["at": wording.minute(met)])
        }
        if view.ticket.overlays.pause != nil { return wording.text("clock.paused") }
        let left = deadline.due.timeIntervalSince(view.now)
        return wording.text(left >= 0 ? "clock.left" : "clock.over", ["time": wording.duration(abs(left))])
    }
}

extension Site {
    /// Where the limit of a clock is written, if the pack that set it is still in force.
    fileprivate func source(of deadline: Deadline) -> String? {
        let prefix = "deadlines \(documents[.deadlines] ?? 0) · "
        guard deadline.rule.hasPrefix(prefix) else { return nil }
        let code = deadline.rule.dropFirst(prefix.count)
        return deadlines.rules.first { $0.code == code }?.source
    }
}

extension Wording {
    /// A stretch of time, not negative, in its two largest units, for example 2 days 3 hours.
    func duration(_ seconds: TimeInterval) -> String {
        let minutes = Int(seconds / 60)
        let (days, hours) = (minutes / 1_440, minutes / 60 % 24)
        if days > 0 { return text("duration.days", ["days": String(days), "hours": String(hours)]) }
        if hours > 0 { return text("duration.hours", ["hours": String(hours), "minutes": String(minutes % 60)]) }
        return minutes > 0 ? text("duration.minutes", ["minutes": String(minutes)]) : text("duration.moment")
    }
}
