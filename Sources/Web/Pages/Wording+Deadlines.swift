// SPDX-License-Identifier: Apache-2.0

package import Supervision
import Tickets
import WorkCalendar

extension DayStanding: Worded { package static var area: String { "dayStanding" } }
extension Weekday: Worded { package static var area: String { "weekday" } }

extension Wording {
    /// How a deadline came about, one sentence a step, in the order in which they happened.
    package func sentences(_ explanation: DeadlineExplanation) -> [String] {
        let deadline = explanation.deadline
        let steps: [String?] = [
            sentence(of: explanation),
            text("deadlines.\(explanation.startKey)", ["at": minute(deadline.start)]),
            sentence(explanation.count),
            explanation.calendarOwner.map { text("deadlines.ownCalendar", ["unit": unit($0)]) },
            explanation.count == .promised
                ? nil : text("deadlines.firstDue", ["at": minute(explanation.firstDue)]),
            deadline.statutory.map { text("deadlines.statutory", ["at": minute($0)]) },
        ]
        let ends: [String?] = [
            explanation.moves.isEmpty ? nil : text("deadlines.due", ["at": minute(deadline.due)]),
            deadline.metAt.map {
                text(deadline.isMetInTime ? "deadlines.metInTime" : "deadlines.metLate", ["at": minute($0)])
            },
        ]
        return (steps + explanation.moves.map(sentence) + ends).compactMap(\.self)
    }

    /// `5 个工作日`, `30 minutes`.
    package func limit(_ limit: Limit) -> String {
        switch limit {
        case .minutes(let count): text("deadlines.limit.minutes", ["count": String(count)])
        case .hours(let count): text("deadlines.limit.hours", ["count": String(count)])
        case .workHours(let count): text("deadlines.limit.workHours", ["count": String(count)])
        case .days(let count): text("deadlines.limit.days", ["count": String(count)])
        case .workdays(let count): text("deadlines.limit.workdays", ["count": String(count)])
        }
    }

    private func sentence(of explanation: DeadlineExplanation) -> String {
        guard let rule = explanation.rule else {
            return text("deadlines.ruleUnknown", ["rule": explanation.deadline.rule])
        }
        let arguments = ["rule": explanation.deadline.rule, "limit": limit(rule.limit), "source": rule.source ?? ""]
        return text(rule.source == nil ? "deadlines.rule" : "deadlines.ruleFrom", arguments)
    }

    private func sentence(_ count: DeadlineExplanation.Count) -> String {
        switch count {
        case .time: text("deadlines.count.time")
        case .promised: text("deadlines.count.promised")
        case .workingTime: text("deadlines.count.workingTime")
        case .days(let first, let last):
            text("deadlines.count.days", ["first": first.description, "last": last.description])
        case .workdays(let days):
            text(
                "deadlines.count.workdays",
                [
                    "first": days.first?.day.description ?? "—",
                    "counted": String(days.last?.counted ?? 0),
                    "skipped": String(days.count { !$0.standing.counts }),
                ],
            )
        }
    }

    private func sentence(_ move: DeadlineExplanation.Move) -> String {
        let arguments = ["at": minute(move.at), "from": minute(move.from), "to": minute(move.to)]
        switch move.cause {
        case .extended(let reason):
            return text("deadlines.extended", arguments.merging(["reason": reason]) { own, _ in own })
        case .paused(let since, let basis):
            let pause = ["since": minute(since), "basis": basis]
            return text("deadlines.paused", arguments.merging(pause) { own, _ in own })
        case .recomputed(let reason):
            let because = reason.isEmpty ? text("deadlines.reclassified") : reason
            return text("deadlines.recomputed", arguments.merging(["reason": because]) { own, _ in own })
        }
    }
}

extension DeadlineExplanation {
    /// The key of the sentence that says what the clock counts from.
    fileprivate var startKey: String {
        if coUnit != nil { return "asked" }
        switch deadline.kind {
        case .callback: return "replied"
        case .completion: return "promised"
        default: return rule?.from == .receipt ? "received" : "start"
        }
    }
}
