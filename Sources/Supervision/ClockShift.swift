// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// What another pack or calendar would have made of a clock that runs.
package struct ClockShift: Equatable, Sendable {
    package let kind: Deadline.Kind
    /// Whose clock it is.
    package let unit: UnitCode
    package let before: Date
    /// Nil when it would not run at all.
    package let after: Date?
}

extension Ticket {
    /// The running clocks that `new` sets otherwise than `old`, each counted again from its own start: pauses and
    /// extensions are left aside on both sides, so what differs comes from the documents alone.
    package func shifts(from old: DeadlinePolicy, to new: DeadlinePolicy) -> [ClockShift] {
        guard let pass = stage.assignment else { return [] }
        let running = Set(pass.deadlines.filter { $0.metAt == nil }.map(\.kind))
        let before = clocks(of: pass, under: old)
        let after = clocks(of: pass, under: new)
        let lead = before.filter { running.contains($0.key) }.map { kind, due in
            ClockShift(kind: kind, unit: pass.unit, before: due, after: after[kind])
        }
        let helping = pass.coTasks.filter { $0.report == nil }.compactMap { task -> ClockShift? in
            guard let before = coClock(of: task, under: old) else { return nil }
            return ClockShift(
                kind: .coHandling,
                unit: task.unit,
                before: before,
                after: coClock(of: task, under: new),
            )
        }
        return (lead.sorted { $0.before < $1.before } + helping).filter { $0.before != $0.after }
    }

    private func clocks(of pass: Assignment, under policy: DeadlinePolicy) -> [Deadline.Kind: Date] {
        // Where the calendar runs out there is no clock; the check of a site lets no such calendar in.
        let clocks = try? policy.of(pass.unit).clocks(for: self, round: pass.round, from: pass.dispatchedAt)
        return Dictionary(
            (clocks?.deadlines ?? []).map { ($0.kind, $0.due) },
            uniquingKeysWith: { first, _ in first },
        )
    }

    private func coClock(of task: CoTask, under policy: DeadlinePolicy) -> Date? {
        // As above.
        try? policy.of(task.unit).clock(.coHandling, for: self, from: task.askedAt)?.due
    }
}
