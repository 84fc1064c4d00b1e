// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension WorkCalendar {
    /// The instant at which `seconds` of working time have passed since `start`.
    ///
    /// Using a window up exactly ends at that window's end, or at the beginning of the pause that cuts it, and not when
    /// work resumes. Zero seconds end at `start` even outside hours: nothing had to be waited for.
    /// - Parameters:
    ///   - start: When the clock starts; it stands still until the first working time.
    ///   - seconds: Working seconds, 0 or more.
    ///   - pauses: While a pause lasts, working time does not count. They may overlap and come in any order.
    /// - Returns: Exact to the millisecond of `start`.
    /// - Throws: `negativeDuration`; `noWorkingTime` when the calendar or a pause is closed for 20 years on end;
    ///   `beyondLastDay` when the seconds reach past the year 9999.
    package func deadline(
        from start: Date,
        seconds: Int,
        pauses: [DateInterval] = [],
    ) throws(CalendarFault) -> Date {
        guard seconds >= 0 else { throw .negativeDuration(seconds: seconds) }
        guard seconds > 0 else { return start }
        guard case (var left, false) = seconds.multipliedReportingOverflow(by: 1000) else { throw .beyondLastDay }
        var workingTime = WorkingTime(of: self, from: start.milliseconds, without: pauses.mergedSpans)
        while let stretch = workingTime.next() {
            guard left > stretch.length else { return Date(milliseconds: stretch.from + left) }
            left -= stretch.length
        }
        throw workingTime.reasonForEnd
    }

    /// Whole working seconds from one instant to another, without the pauses; a started second does not count.
    ///
    /// Zero when `end` is not after `start`: before a clock starts, no time has been used.
    package func elapsed(from start: Date, to end: Date, pauses: [DateInterval] = []) -> Int {
        let asked = Span(from: start.milliseconds, to: end.milliseconds)
        let paused = pauses.mergedSpans.map { workingMilliseconds(in: $0.clipped(to: asked)) }
        return (workingMilliseconds(in: asked) - paused.reduce(0, +)) / 1000
    }

    private func workingMilliseconds(in asked: Span) -> Int {
        guard !asked.isEmpty else { return 0 }
        var sum = 0
        var day = zone.day(at: asked.from)
        while zone.start(of: day) < asked.to {
            for span in workingSpans(on: day) {
                sum += max(0, span.clipped(to: asked).length)
            }
            day = day.advanced(by: 1)
        }
        return sum
    }
}

extension [DateInterval] {
    /// In order, and each moment once.
    fileprivate var mergedSpans: [Span] {
        guard !isEmpty else { return [] }
        return map { Span(from: $0.start.milliseconds, to: $0.end.milliseconds) }.merged()
    }
}
