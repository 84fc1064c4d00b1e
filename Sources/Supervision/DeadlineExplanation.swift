// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets
package import WorkCalendar

/// How a deadline came about, step by step: every step can be checked by hand against the rule, the calendar and the
/// journal (S2).
package struct DeadlineExplanation: Equatable, Sendable {
    /// The clock as it stands, or stood when its pass ended.
    package let deadline: Deadline
    /// The helping unit whose clock it is; nil for those of the lead.
    package let coUnit: UnitCode?
    /// The rule that set it; nil when its pack does not have it, which only a damaged store can bring about.
    package let rule: DeadlinePack.Rule?
    /// The unit on whose own working time it was counted; nil for the site's calendar.
    package let calendarOwner: UnitCode?
    /// What was counted from the start to the first due instant.
    package let count: Count
    /// The due instant that the count gave, before any pause or extension.
    package let firstDue: Date
    /// What moved it since, oldest first.
    package let moves: [Move]

    package enum Count: Equatable, Sendable {
        /// Around the clock, so nothing was skipped.
        case time
        /// Nothing: the unit promised a date.
        case promised
        /// Working time, one stretch after the other.
        case workingTime([DateInterval])
        /// Every day from the first that could count, counted or skipped and why.
        case workdays([DayCount])
        /// From the first day that counts to the last.
        case days(first: Day, last: Day)
    }

    package struct Move: Equatable, Sendable {
        package let cause: Cause
        /// When it was moved.
        package let at: Date
        package let from: Date
        package let to: Date

        package init(cause: Cause, at: Date, from: Date, to: Date) {
            self.cause = cause
            self.at = at
            self.from = from
            self.to = to
        }

        package enum Cause: Equatable, Sendable {
            /// Granted on this reason.
            case extended(reason: String)
            /// The clock stood still by law since then.
            case paused(since: Date, legalBasis: String)
            /// Set anew after the ticket was classified again, the pack changed, or an application was completed; empty
            /// where the classification was the reason.
            case recomputed(reason: String)
        }
    }
}

/// The clocks of one pass of a ticket, explained.
package struct PassExplanation: Equatable, Sendable {
    package let unit: UnitCode
    /// 1 for the first pass, one more for each rework.
    package let round: Int
    package let deadlines: [DeadlineExplanation]
}

extension Ticket {
    /// Explains every clock of every pass, oldest pass first.
    ///
    /// - Parameters:
    ///   - history: All the ticket's events in order, each with its instant.
    ///   - policy: The pack and calendar by which a deadline was set.
    /// - Returns: One for each pass.
    package func explanations(
        of history: [(event: TicketEvent, at: Date)],
        policy: (Deadline) -> DeadlinePolicy,
    ) -> [PassExplanation] {
        let moved = DeadlineMoves(history)
        let passes = self.passes + [stage.assignment].compactMap(\.self)
        return zip(passes, moved.passes).map { pass, moves in
            PassExplanation(
                unit: pass.unit,
                round: pass.round,
                deadlines: pass.deadlines.map {
                    policy($0).of(pass.unit).explanation(of: $0, moves: moves[.init(kind: $0.kind)] ?? [])
                }
                    + pass.coTasks.compactMap { task in
                        task.deadline.map { deadline in
                            policy(deadline).of(task.unit).explanation(
                                of: deadline,
                                coUnit: task.unit,
                                moves: moves[.init(kind: deadline.kind, coUnit: task.unit)] ?? [],
                            )
                        }
                    },
            )
        }
    }
}

extension DeadlinePolicy {
    fileprivate func explanation(
        of deadline: Deadline,
        coUnit: UnitCode? = nil,
        moves: [DeadlineExplanation.Move],
    ) -> DeadlineExplanation {
        let firstDue = firstDue(of: deadline, moves)
        return DeadlineExplanation(
            deadline: deadline,
            coUnit: coUnit,
            rule: rule(of: deadline),
            calendarOwner: countsOnCalendar(deadline) ? calendarOwner : nil,
            count: count(to: firstDue, of: deadline),
            firstDue: firstDue,
            moves: moves,
        )
    }

    /// What the rule gives from the start; where nothing was set anew, that is where the moves begin.
    private func firstDue(of deadline: Deadline, _ moves: [DeadlineExplanation.Move]) -> Date {
        let isRecomputed = moves.contains { if case .recomputed = $0.cause { true } else { false } }
        guard isRecomputed, let rule = rule(of: deadline) else { return moves.first?.from ?? deadline.due }
        // A calendar that has run out meanwhile cannot be counted on again.
        return (try? rule.limit.due(from: deadline.start, in: calendar, counting: pack.counting ?? .init()))
            ?? deadline.due
    }

    /// Whether working time decides when it ends.
    private func countsOnCalendar(_ deadline: Deadline) -> Bool {
        switch measure(of: deadline) {
        case nil: false
        case .days: pack.counting?.until == .endOfHours
        case .workdays, .workingHours: true
        }
    }

    private func count(to due: Date, of deadline: Deadline) -> DeadlineExplanation.Count {
        guard deadline.kind != .completion else { return .promised }
        let counting = pack.counting ?? .init()
        let first = counting.firstDay(after: deadline.start, in: calendar)
        let last = calendar.day(of: due)
        switch measure(of: deadline) {
        case nil: return .time
        case .days: return .days(first: first, last: last)
        case .workdays:
            guard first <= last else { return .workdays([]) }
            var counted = 0
            return .workdays(
                (first..<last.advanced(by: 1)).map { day in
                    let standing = calendar.standing(of: day)
                    if standing.counts { counted += 1 }
                    return DayCount(day: day, standing: standing, counted: counted)
                }
            )
        case .workingHours:
            let asked = DateInterval(start: deadline.start, end: max(due, deadline.start))
            let days = calendar.day(of: asked.start)..<last.advanced(by: 1)
            let stretches = days.flatMap { calendar.workingTime(on: $0) }
            return .workingTime(stretches.compactMap(asked.intersection).filter { $0.duration > 0 })
        }
    }
}

/// What moved the clocks of each pass, read off the ticket's events.
private struct DeadlineMoves {
    /// A clock of the lead, or of one of the helping units.
    struct Key: Hashable {
        let kind: Deadline.Kind
        var coUnit: UnitCode?
    }

    typealias Pass = [Key: [DeadlineExplanation.Move]]

    private(set) var passes: [Pass] = []
    private var dues: [Key: Date] = [:]
    private var reason = ""
    private var pause: Overlays.Pause?

    init(_ history: [(event: TicketEvent, at: Date)]) {
        for (event, instant) in history { take(event, at: instant) }
    }

    private mutating func take(_ event: TicketEvent, at instant: Date) {
        switch event {
        case .dispatched(let pass), .designated(let pass, _), .reworkOrdered(let pass, _):
            passes.append([:])
            dues = Dictionary(
                pass.deadlines.map { (Key(kind: $0.kind), $0.due) },
                uniquingKeysWith: { first, _ in first },
            )
            note(pass.coTasks)
        case .coTasksSet(let tasks), .subDispatched(let tasks): note(tasks)
        case .committed(_, let clock), .callbackDue(let clock): dues[Key(kind: clock.kind)] = clock.due
        case .clocksRecomputed(let deadlines, _, _, let reason):
            for deadline in deadlines {
                let key = Key(kind: deadline.kind)
                if dues[key] == nil { dues[key] = deadline.due }
                move(key, to: deadline.due, .recomputed(reason: reason), at: instant)
            }
        case .extensionRequested(let request): reason = request.reason
        case .extensionApproved(let deadline):
            move(Key(kind: deadline.kind), to: deadline.due, .extended(reason: reason), at: instant)
        case .paused(let pause, _): self.pause = pause
        case .resumed(let deadlines):
            for deadline in deadlines { stoodStill(Key(kind: deadline.kind), deadline, until: instant) }
        case .coClocksMoved(let tasks):
            for task in tasks {
                guard let deadline = task.deadline else { continue }
                stoodStill(Key(kind: deadline.kind, coUnit: task.unit), deadline, until: instant)
            }
        default: break
        }
    }

    private mutating func note(_ tasks: [CoTask]) {
        for task in tasks { dues[Key(kind: .coHandling, coUnit: task.unit)] = task.deadline?.due }
    }

    private mutating func stoodStill(_ key: Key, _ deadline: Deadline, until instant: Date) {
        guard let pause else { return }
        move(key, to: deadline.due, .paused(since: pause.since, legalBasis: pause.legalBasis), at: instant)
    }

    private mutating func move(_ key: Key, to end: Date, _ cause: DeadlineExplanation.Move.Cause, at instant: Date) {
        guard let due = dues[key], due != end, !passes.isEmpty else { return }
        let move = DeadlineExplanation.Move(cause: cause, at: instant, from: due, to: end)
        passes[passes.count - 1][key, default: []].append(move)
        dues[key] = end
    }
}
