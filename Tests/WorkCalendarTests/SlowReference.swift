// SPDX-License-Identifier: Apache-2.0

import Foundation
import WorkCalendar

/// Working time by its definition: minute after minute, asking what the clock on the wall shows.
///
/// Right for windows, breaks and pauses on whole minutes whose limits no clock change skips or repeats.
struct SlowReference {
    private let document: CalendarDocument
    private let wall: WallClock
    private var faces: [Day: [Bool]] = [:]
    /// The face asked for last: one minute follows the other.
    private var today: (day: Day, face: [Bool]) = (Day(daysSinceEpoch: 0), [])

    init(_ document: CalendarDocument, _ wall: WallClock) {
        self.document = document
        self.wall = wall
    }

    /// The instant, in seconds since 1970, at which `seconds` have passed; nil when that takes more than eight days.
    mutating func deadline(from start: Int, seconds: Int, pauses: [ClosedRange<Int>]) -> Int? {
        var left = seconds
        var now = start
        while now < start + 8 * 86_400 {
            let nextMinute = (now / 60 + 1) * 60
            if counts(minuteAt: now, pauses: pauses) {
                if left <= nextMinute - now { return now + left }
                left -= nextMinute - now
            }
            now = nextMinute
        }
        return nil
    }

    mutating func elapsed(from start: Int, to end: Int, pauses: [ClosedRange<Int>]) -> Int {
        var sum = 0
        var now = start
        while now < end {
            let next = min((now / 60 + 1) * 60, end)
            if counts(minuteAt: now, pauses: pauses) { sum += next - now }
            now = next
        }
        return sum
    }

    private mutating func counts(minuteAt now: Int, pauses: [ClosedRange<Int>]) -> Bool {
        guard !pauses.contains(where: { $0.lowerBound <= now && now < $0.upperBound }) else { return false }
        let local = now + wall.offset(at: now)
        let day = Day(daysSinceEpoch: local / 86_400)
        if today.face.isEmpty || today.day != day { today = (day, face(of: day)) }
        return today.face[local % 86_400 / 60]
    }

    /// Whether each of a day's 1,440 minutes is worked.
    private mutating func face(of day: Day) -> [Bool] {
        if let known = faces[day] { return known }
        let yesterday = day.advanced(by: -1)
        var face = Array(repeating: false, count: 1_440)
        mark(hours(of: day), 0, true, on: &face)
        mark(hours(of: yesterday), -1_440, true, on: &face)
        mark(document.breaks[day.description], 0, false, on: &face)
        mark(document.breaks[yesterday.description], -1_440, false, on: &face)
        faces[day] = face
        return face
    }

    private func hours(of day: Day) -> [[String]]? {
        let date = day.description
        if let override = document.dateOverrides[date] { return override }
        if document.holidays.contains(date) || document.annualHolidays.contains(String(date.suffix(5))) { return nil }
        return document.hours[day.weekday.rawValue]
    }

    private func mark(_ windows: [[String]]?, _ offset: Int, _ isWorked: Bool, on face: inout [Bool]) {
        for window in windows ?? [] {
            let from = minutes(window[0])
            let to = minutes(window[1]) > from ? minutes(window[1]) : minutes(window[1]) + 1_440
            for minute in from..<to where face.indices.contains(minute + offset) { face[minute + offset] = isWorked }
        }
    }

    private func minutes(_ time: String) -> Int {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        return parts[0] * 60 + parts[1]
    }
}

/// What Foundation says of a zone for some weeks around a day, asked for each quarter of an hour.
struct WallClock {
    private let first: Int
    private let offsets: [Int]

    init(_ zone: TimeZone, around day: Day) {
        let first = (day.daysSinceEpoch - 20) * 86_400
        self.first = first
        offsets = (0..<(60 * 96)).map {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(first + $0 * 900)))
        }
    }

    /// Seconds east of Greenwich.
    func offset(at instant: Int) -> Int { offsets[(instant - first) / 900] }
}
