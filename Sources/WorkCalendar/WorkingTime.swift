// SPDX-License-Identifier: Apache-2.0

/// Walks through a calendar's working time, in order and without the pauses, one unbroken stretch after the other.
struct WorkingTime: IteratorProtocol {
    private let calendar: WorkCalendar
    private let pauses: [Span]
    private var nextPause = 0
    /// The day whose stretches are being given out.
    private var day: Day
    private var spans: [Span]
    private var nextSpan = 0
    /// Everything before this instant has been given out or does not count.
    private var cursor: Int
    /// The last day that had working time to count.
    private var lastWorked: Day

    /// The pauses must be merged.
    init(of calendar: WorkCalendar, from start: Int, without pauses: [Span]) {
        self.calendar = calendar
        self.pauses = pauses
        cursor = start
        day = calendar.zone.day(at: start)
        spans = calendar.workingSpans(on: day)
        lastWorked = day
    }

    /// Why `next` has answered nil.
    var reasonForEnd: CalendarFault {
        day < .last ? .noWorkingTime(after: lastWorked) : .beyondLastDay
    }

    /// Nil after 20 years without working time, and after the last day of all calendars.
    mutating func next() -> Span? {
        repeat {
            while nextSpan < spans.count {
                if let stretch = part(of: spans[nextSpan]) { return stretch }
                nextSpan += 1
            }
        } while turnPage()
        return nil
    }

    /// The next piece of `span` behind the cursor and outside the pauses.
    private mutating func part(of span: Span) -> Span? {
        cursor = max(cursor, span.from)
        while nextPause < pauses.count, pauses[nextPause].from <= cursor {
            cursor = max(cursor, pauses[nextPause].to)
            nextPause += 1
        }
        let end = nextPause < pauses.count ? min(span.to, pauses[nextPause].from) : span.to
        guard cursor < end else { return nil }
        defer { cursor = end }
        lastWorked = day
        return Span(from: cursor, to: end)
    }

    private mutating func turnPage() -> Bool {
        guard day < .last, lastWorked.distance(to: day) < WorkCalendar.patience else { return false }
        day = day.advanced(by: 1)
        spans = calendar.workingSpans(on: day)
        nextSpan = 0
        return true
    }
}
