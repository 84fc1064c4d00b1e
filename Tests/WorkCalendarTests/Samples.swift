// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// Nine to five from Monday to Friday; tests change what they are about.
func nineToFive(
    _ timezone: String = "UTC",
    change: (inout CalendarDocument) -> Void = { _ in },
) throws -> WorkCalendar {
    let hours = [["09:00", "17:00"]]
    var document = CalendarDocument(
        timezone: timezone,
        hours: ["mon": hours, "tue": hours, "wed": hours, "thu": hours, "fri": hours],
    )
    change(&document)
    return try WorkCalendar(document)
}

/// The same windows on all seven days.
func daily(
    _ windows: [[String]],
    _ timezone: String = "UTC",
    change: (inout CalendarDocument) -> Void = { _ in },
) throws -> WorkCalendar {
    let week = Weekday.allCases.map { ($0.rawValue, windows) }
    var document = CalendarDocument(timezone: timezone, hours: Dictionary(uniqueKeysWithValues: week))
    change(&document)
    return try WorkCalendar(document)
}

func instant(_ text: String) throws -> Date {
    try #require(InstantText.instant(text), "\(text) is no instant")
}

func day(_ text: String) throws -> Day {
    try #require(Day(text), "\(text) is no day")
}

func pause(_ from: String, _ to: String) throws -> DateInterval {
    DateInterval(start: try instant(from), end: try instant(to))
}

extension WorkCalendar {
    /// `deadline` with texts on both sides.
    func due(_ start: String, _ seconds: Int, pauses: [DateInterval] = []) throws -> String {
        InstantText.text(try deadline(from: try instant(start), seconds: seconds, pauses: pauses))
    }

    /// `elapsed` with texts.
    func used(_ from: String, _ to: String, pauses: [DateInterval] = []) throws -> Int {
        elapsed(from: try instant(from), to: try instant(to), pauses: pauses)
    }
}

/// The same numbers in every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
