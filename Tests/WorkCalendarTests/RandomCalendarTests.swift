// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// 10,000 calendars nobody would write, compared with the slow reference.
@Suite struct RandomCalendarTests {
    /// A zone, a day near which things happen, and the grain of windows: hours where the clocks change, lest a limit
    /// fall into a skipped or repeated time.
    private static let places: [(zone: String, day: String, grain: Int)] = [
        ("Asia/Shanghai", "2026-02-12", 1), ("UTC", "2028-02-27", 1), ("Asia/Kathmandu", "2025-12-28", 1),
        ("Europe/Berlin", "2026-03-27", 60), ("Europe/Berlin", "2026-10-23", 60),
        ("America/New_York", "2026-03-06", 60), ("America/New_York", "2026-10-30", 60),
        ("Australia/Lord_Howe", "2026-04-03", 60), ("Australia/Lord_Howe", "2026-10-02", 60),
    ]

    /// In each place; some 10,000 in all.
    private static let calendars = 1_112

    @Test(arguments: places.indices)
    func `elapsed times agree with counting minutes on the wall clock`(place: Int) throws {
        for var round in try Self.rounds(place) {
            let end = round.start + round.span
            let used = round.calendar.elapsed(from: date(round.start), to: date(end), pauses: round.intervals)
            #expect(
                used == round.reference.elapsed(from: round.start, to: end, pauses: round.pauses),
                "\(round.calendar.document), from \(round.start) to \(end), pauses \(round.pauses)",
            )
        }
    }

    @Test(arguments: places.indices)
    func `deadlines agree with counting minutes, and use exactly their seconds`(place: Int) throws {
        var found = 0
        for var round in try Self.rounds(place) {
            let start = round.start
            guard let due = round.reference.deadline(from: start, seconds: round.seconds, pauses: round.pauses)
            else { continue }
            found += 1
            let comment: Comment = "\(round.calendar.document), start \(start), pauses \(round.pauses)"
            let answer = try round.calendar.deadline(
                from: date(start),
                seconds: round.seconds,
                pauses: round.intervals,
            )
            #expect(answer == date(due), comment)
            let used = round.calendar.elapsed(from: date(start), to: answer, pauses: round.intervals)
            #expect(used == round.seconds, comment)
        }
        #expect(found > Self.calendars / 2)
    }

    private static func rounds(_ place: Int) throws -> [Round] {
        let (zoneName, firstDay, grain) = places[place]
        let first = try day(firstDay)
        let wall = WallClock(try #require(TimeZone(identifier: zoneName)), around: first)
        var dice = Dice(numbers: SeededNumbers(seed: UInt64(2026 + place)), grain: grain)
        return try (0..<calendars).map { _ in
            let document = dice.document(zoneName, around: first)
            let start = first.daysSinceEpoch * 86_400 + dice.number(0, 5 * 86_400)
            return Round(
                calendar: try WorkCalendar(document),
                reference: SlowReference(document, wall),
                start: start,
                span: dice.number(1, 2 * 86_400),
                seconds: dice.number(1, 10 * 3_600),
                pauses: dice.pauses(after: start),
            )
        }
    }
}

/// One random question; all times in seconds since 1970.
private struct Round {
    let calendar: WorkCalendar
    var reference: SlowReference
    let start: Int
    let span: Int
    let seconds: Int
    let pauses: [ClosedRange<Int>]

    var intervals: [DateInterval] {
        pauses.map { DateInterval(start: date($0.lowerBound), end: date($0.upperBound)) }
    }
}

private func date(_ seconds: Int) -> Date {
    Date(timeIntervalSince1970: Double(seconds))
}

/// Throws calendars and pauses.
private struct Dice {
    var numbers: SeededNumbers
    let grain: Int

    mutating func number(_ low: Int, _ high: Int) -> Int {
        Int.random(in: low...high, using: &numbers)
    }

    mutating func document(_ zone: String, around first: Day) -> CalendarDocument {
        var document = CalendarDocument(timezone: zone)
        for weekday in Weekday.allCases where number(0, 4) > 0 { document.hours[weekday.rawValue] = windows() }
        for offset in -1...9 {
            let date = first.advanced(by: offset).description
            switch number(0, 9) {
            case 0: document.holidays.append(date)
            case 1: document.annualHolidays.append(String(date.suffix(5)))
            case 2: document.dateOverrides[date] = number(0, 2) == 0 ? [] : windows()
            default: break
            }
            if number(0, 3) == 0 { document.breaks[date] = [window(0, 1_439), window(0, 1_439)] }
        }
        return document
    }

    mutating func pauses(after start: Int) -> [ClosedRange<Int>] {
        (0..<number(0, 4)).map { _ in
            let from = (start / 60 + number(-600, 4_000)) * 60
            return from...(from + number(0, 900) * 60)
        }
    }

    /// Up to three windows from 05:00 on, the last perhaps overnight until 05:00 at most.
    private mutating func windows() -> [[String]] {
        var limits = Set<Int>()
        while limits.count < 6 { limits.insert(number(300 / grain, 1_439 / grain) * grain) }
        let sorted = limits.sorted()
        var windows = stride(from: 0, to: 2 * number(0, 2), by: 2).map { [text(sorted[$0]), text(sorted[$0 + 1])] }
        if number(0, 2) == 0 { windows.append([text(sorted[4]), text(number(0, 300 / grain) * grain)]) }
        return windows
    }

    /// One window that may run overnight.
    private mutating func window(_ low: Int, _ high: Int) -> [String] {
        let from = number(low / grain, high / grain) * grain
        let to = number(low / grain, high / grain) * grain
        return [text(from), text(to == from ? (to + 60) % 1_440 : to)]
    }

    private func text(_ minute: Int) -> String {
        let pair = [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return pair.joined(separator: ":")
    }
}
