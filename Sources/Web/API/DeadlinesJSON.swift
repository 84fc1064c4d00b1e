// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import Tickets
import WorkCalendar

/// Why each deadline of a ticket is what it is; oldest pass first.
struct DeadlinesJSON: Encodable {
    let passes: [Pass]

    struct Pass: Encodable {
        let unit: String
        let round: Int
        let deadlines: [Clock]
    }

    struct Clock: Encodable {
        let kind: String
        /// The helping unit whose clock it is.
        let coUnit: String?
        /// The unit on whose own working time it was counted; nil for the site's calendar.
        let calendarOf: String?
        let rule: String
        let source: String?
        let start: Date
        let firstDue: Date
        let due: Date
        let statutory: Date?
        let metAt: Date?
        /// For a clock of working days: every day looked at.
        let days: [CountedDay]?
        /// For a clock of working hours: what was counted.
        let workingTime: [Stretch]?
        let moves: [Move]
        /// The same as sentences, for people.
        let steps: [String]
    }

    struct CountedDay: Encodable {
        let day: String
        let standing: String
        let counts: Bool
    }

    struct Stretch: Encodable {
        let from: Date
        let to: Date
    }

    /// `cause` is `extended`, `paused` or `recomputed`; a pause says since when.
    struct Move: Encodable {
        let cause: String
        let at: Date
        let from: Date
        let to: Date
        let since: Date?
        let because: String
    }

    init(_ passes: [PassExplanation], in wording: Wording) {
        self.passes = passes.map { pass in
            Pass(
                unit: pass.unit.rawValue,
                round: pass.round,
                deadlines: pass.deadlines.map { Clock($0, steps: wording.sentences($0)) },
            )
        }
    }
}

extension DeadlinesJSON.Clock {
    fileprivate init(_ explanation: DeadlineExplanation, steps: [String]) {
        let deadline = explanation.deadline
        var days: [DeadlinesJSON.CountedDay]?
        var workingTime: [DeadlinesJSON.Stretch]?
        switch explanation.count {
        case .workdays(let counted):
            days = counted.map {
                DeadlinesJSON.CountedDay(
                    day: $0.day.description,
                    standing: $0.standing.rawValue,
                    counts: $0.standing.counts,
                )
            }
        case .workingTime(let stretches):
            workingTime = stretches.map { DeadlinesJSON.Stretch(from: $0.start, to: $0.end) }
        case .time, .days, .promised: break
        }
        self.init(
            kind: deadline.kind.rawValue,
            coUnit: explanation.coUnit?.rawValue,
            calendarOf: explanation.calendarOwner?.rawValue,
            rule: deadline.rule,
            source: explanation.rule?.source,
            start: deadline.start,
            firstDue: explanation.firstDue,
            due: deadline.due,
            statutory: deadline.statutory,
            metAt: deadline.metAt,
            days: days,
            workingTime: workingTime,
            moves: explanation.moves.map(DeadlinesJSON.Move.init),
            steps: steps,
        )
    }
}

extension DeadlinesJSON.Move {
    fileprivate init(_ move: DeadlineExplanation.Move) {
        switch move.cause {
        case .extended(let reason):
            self.init(cause: "extended", at: move.at, from: move.from, to: move.to, since: nil, because: reason)
        case .paused(let since, let basis):
            self.init(cause: "paused", at: move.at, from: move.from, to: move.to, since: since, because: basis)
        case .recomputed(let reason):
            self.init(cause: "recomputed", at: move.at, from: move.from, to: move.to, since: nil, because: reason)
        }
    }
}
