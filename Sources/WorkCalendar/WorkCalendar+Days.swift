// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension WorkCalendar {
    /// The civil day an instant falls on in the calendar's time zone.
    package func day(of instant: Date) -> Day {
        zone.day(at: instant.milliseconds)
    }

    /// What the clock on the wall shows, to the minute.
    package func time(of instant: Date) -> ClockTime {
        let milliseconds = instant.milliseconds
        let midnight = zone.day(at: milliseconds).localMidnight
        return ClockTime(seconds: (milliseconds + zone.offset(at: milliseconds) - midnight) / 60_000 * 60)
    }

    /// The first instant of a day: local midnight, or the end of a clock change that skips it.
    package func startOfDay(_ day: Day) -> Date {
        Date(milliseconds: zone.start(of: day))
    }

    /// The last whole second of a day, 23:59:59 local.
    package func endOfDay(_ day: Day) -> Date {
        Date(milliseconds: zone.start(of: day.advanced(by: 1)) - 1000)
    }

    /// The instant at which the clock on the wall shows a time of a day. A time that a clock change skips is read with
    /// the offset before it; one that occurs twice means the first.
    package func moment(on day: Day, at time: ClockTime) -> Date {
        Date(milliseconds: zone.instant(ofLocal: day.localMidnight + time.seconds * 1000))
    }

    /// When the working time that belongs to a day ends, its night included; nil when the day has none.
    package func endOfHours(_ day: Day) -> Date? {
        guard let last = rota.spansBelonging(to: day).last else { return nil }
        return Date(milliseconds: zone.instant(ofLocal: day.localMidnight + last.to))
    }

    /// The working time that lies between a day's first instant and the next day's, last night's included, in order.
    package func workingTime(on day: Day) -> [DateInterval] {
        workingSpans(on: day).map {
            DateInterval(start: Date(milliseconds: $0.from), end: Date(milliseconds: $0.to))
        }
    }

    /// The same in milliseconds since 1970.
    func workingSpans(on day: Day) -> [Span] {
        let local = rota.workingSpans(on: day)
        guard let offset = zone.offset(throughout: day) else { return spansAcrossClockChange(local, on: day) }
        return local.map { $0.moved(by: day.localMidnight - offset) }
    }

    /// A gap can push one window over the next, or over midnight; every instant still counts once, on its own day.
    private func spansAcrossClockChange(_ local: [Span], on day: Day) -> [Span] {
        let limits = Span(from: zone.start(of: day), to: zone.start(of: day.advanced(by: 1)))
        return local.map { span in
            let from = zone.instant(ofLocal: day.localMidnight + span.from)
            let to = zone.instant(ofLocal: day.localMidnight + span.to)
            return Span(from: from, to: to).clipped(to: limits)
        }.merged()
    }
}
