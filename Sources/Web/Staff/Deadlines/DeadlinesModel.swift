// SPDX-License-Identifier: Apache-2.0

import Foundation
import Supervision
import Tickets
import WorkCalendar

/// The page that explains deadlines: template `staff/deadlines`.
struct DeadlinesModel: PageModel {
    let title: String
    let backLink: String
    /// Newest first: what runs now is what is asked about.
    let passes: [ExplainedPass]
    let isEmpty: Bool
    /// When clocks stood still, and do.
    let pauses: [String]

    init(_ number: TicketNumber, _ passes: [PassExplanation], pauses: [String], _ wording: Wording) {
        self.pauses = pauses
        title = wording.text("deadlines.title", ["number": number.rawValue])
        backLink = SiteURL.ticket(number).path
        self.passes = passes.reversed().map { ExplainedPass($0, wording) }
        isEmpty = passes.isEmpty
    }
}

/// One pass with its clocks.
struct ExplainedPass: Sendable {
    let heading: String
    let clocks: [ExplainedClock]

    init(_ pass: PassExplanation, _ wording: Wording) {
        heading = wording.text(
            "deadlines.pass",
            ["round": String(pass.round), "unit": wording.unit(pass.unit)],
        )
        clocks = pass.deadlines.map { ExplainedClock($0, wording) }
    }
}

/// One clock: its steps, and the days or hours that were counted.
struct ExplainedClock: Sendable {
    let kind: String
    let due: String
    let steps: [String]
    let days: [CountedDay]
    let hasDays: Bool
    let hours: [CountedHours]
    let hasHours: Bool

    struct CountedDay: Sendable {
        let day: String
        let weekday: String
        let standing: String
        /// The how-manieth day of the limit; nil where it was skipped.
        let counted: String?
    }

    struct CountedHours: Sendable {
        let from: String
        let to: String
        let length: String
    }

    init(_ explanation: DeadlineExplanation, _ wording: Wording) {
        let name = wording.word(explanation.deadline.kind)
        kind = explanation.coUnit.map { "\(name) · \(wording.unit($0))" } ?? name
        due = wording.minute(explanation.deadline.due)
        steps = wording.sentences(explanation)
        days = Self.days(explanation.count, wording)
        hasDays = !days.isEmpty
        hours = Self.hours(explanation.count, wording)
        hasHours = !hours.isEmpty
    }

    private static func days(_ count: DeadlineExplanation.Count, _ wording: Wording) -> [CountedDay] {
        guard case .workdays(let days) = count else { return [] }
        return days.map { counted in
            CountedDay(
                day: counted.day.description,
                weekday: wording.word(counted.day.weekday),
                standing: wording.word(counted.standing),
                counted: counted.standing.counts ? String(counted.counted) : nil,
            )
        }
    }

    private static func hours(_ count: DeadlineExplanation.Count, _ wording: Wording) -> [CountedHours] {
        guard case .workingTime(let stretches) = count else { return [] }
        return stretches.map { stretch in
            CountedHours(
                from: wording.minute(stretch.start),
                to: wording.minute(stretch.end),
                length: wording.duration(stretch.duration),
            )
        }
    }
}
