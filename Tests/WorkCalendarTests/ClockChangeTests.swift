// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

/// Days on which the clocks change: 2026-03-29 and 2026-10-25 in Berlin (02:00 ⇄ 03:00), 2026-03-08 and 2026-11-01 in
/// New York, 2026-10-04 and 2026-04-05 on Lord Howe Island (half an hour).
@Suite struct ClockChangeTests {
    @Test(arguments: [
        ("Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z", 2 * 3_600),
        ("Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z", 4 * 3_600),
        ("Europe/Berlin", "2026-03-29T12:00:00Z", "2026-03-30T12:00:00Z", 3 * 3_600),
        ("America/New_York", "2026-03-08T00:00:00Z", "2026-03-08T23:00:00Z", 2 * 3_600),
        ("America/New_York", "2026-11-01T00:00:00Z", "2026-11-01T23:00:00Z", 4 * 3_600),
        ("Australia/Lord_Howe", "2026-10-03T06:00:00Z", "2026-10-04T06:00:00Z", 9_000),
        ("Australia/Lord_Howe", "2026-04-04T06:00:00Z", "2026-04-05T06:00:00Z", 12_600),
    ])
    func `a window from one to four loses or gains what the clock does`(
        zone: String,
        from: String,
        to: String,
        seconds: Int,
    ) throws {
        #expect(try daily([["01:00", "04:00"]], zone).used(from, to) == seconds)
    }

    @Test func `deadlines across a change are real seconds away`() throws {
        let berlin = try daily([["00:00", "24:00"]], "Europe/Berlin")
        #expect(try berlin.due("2026-03-28T23:00:00Z", 23 * 3_600) == "2026-03-29T22:00:00Z")
        #expect(try berlin.due("2026-10-24T22:00:00Z", 25 * 3_600) == "2026-10-25T23:00:00Z")

        let night = try daily([["22:00", "06:00"]], "America/New_York")
        #expect(try night.due("2026-03-08T03:00:00Z", 7 * 3_600) == "2026-03-08T10:00:00Z")
        #expect(try night.due("2026-03-08T03:00:00Z", 7 * 3_600 + 60) == "2026-03-09T02:01:00Z")
        #expect(try night.due("2026-11-01T02:00:00Z", 9 * 3_600) == "2026-11-01T11:00:00Z")
    }

    @Test func `hours far from the change keep their wall clock time`() throws {
        let calendar = try daily([["09:00", "17:00"]], "Europe/Berlin")

        #expect(try calendar.due("2026-03-28T15:30:00Z", 3_600) == "2026-03-29T07:30:00Z")
        #expect(try calendar.due("2026-10-24T14:30:00Z", 3_600) == "2026-10-25T08:30:00Z")
    }

    @Test func `a time the clock skips is read as that much later`() throws {
        let opening = try daily([["02:30", "05:00"]], "Europe/Berlin")
        #expect(
            opening.workingTime(on: try day("2026-03-29")) == [
                try pause("2026-03-29T01:30:00Z", "2026-03-29T03:00:00Z")
            ]
        )

        let inside = try daily([["02:10", "02:50"], ["03:00", "04:00"]], "Europe/Berlin")
        #expect(try inside.used("2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z") == 3_600)
    }

    @Test func `a time the clock shows twice means the first`() throws {
        let opening = try daily([["02:30", "05:00"]], "Europe/Berlin")
        #expect(
            opening.workingTime(on: try day("2026-10-25")) == [
                try pause("2026-10-25T00:30:00Z", "2026-10-25T04:00:00Z")
            ]
        )

        let closing = try daily([["00:30", "02:30"]], "Europe/Berlin")
        #expect(
            closing.workingTime(on: try day("2026-10-25")) == [
                try pause("2026-10-24T22:30:00Z", "2026-10-25T00:30:00Z")
            ]
        )
    }

    @Test func `a day that begins with a skipped hour begins after it`() throws {
        let calendar = try daily([["00:00", "24:00"]], "America/Sao_Paulo")
        let changed = try day("2018-11-04")

        #expect(calendar.startOfDay(changed) == (try instant("2018-11-04T03:00:00Z")))
        #expect(calendar.endOfDay(changed.advanced(by: -1)) == (try instant("2018-11-04T02:59:59Z")))
        #expect(calendar.workingTime(on: changed).map(\.duration) == [23 * 3_600])
    }

    @Test func `an hour repeated just before midnight belongs to the day before`() throws {
        let calendar = try daily([["00:00", "24:00"]], "Asia/Beirut")
        let changed = try day("2026-10-24")

        #expect(calendar.endOfDay(changed) == (try instant("2026-10-24T21:59:59Z")))
        #expect(calendar.workingTime(on: changed).map(\.duration) == [25 * 3_600])
    }

    @Test func `a whole day that a zone skips has no working time and counts nothing twice`() throws {
        let samoa = try daily([["09:00", "17:00"]], "Pacific/Apia")

        #expect(samoa.workingTime(on: try day("2011-12-30")).isEmpty)
        #expect(try samoa.used("2011-12-29T10:00:00Z", "2012-01-01T09:59:59Z") == 3 * 8 * 3_600)
    }

    @Test(arguments: [
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/St_Johns", "Asia/Beirut",
        "Africa/Casablanca", "America/Havana", "Asia/Kathmandu", "Pacific/Chatham", "America/Sao_Paulo", "Asia/Tehran",
    ])
    func `local days and their limits agree with Foundation`(identifier: String) throws {
        let calendar = try daily([["00:00", "24:00"]], identifier)
        let zone = try #require(TimeZone(identifier: identifier))
        var numbers = SeededNumbers(seed: 7)

        for _ in 0..<2_000 {
            let seconds = Int.random(in: -500_000_000...3_000_000_000, using: &numbers)
            let moment = Date(timeIntervalSince1970: Double(seconds))
            let local = seconds + zone.secondsFromGMT(for: moment)
            let day = calendar.day(of: moment)
            #expect(day.daysSinceEpoch == Int((Double(local) / 86_400).rounded(.down)))
            #expect(calendar.startOfDay(day) <= moment && calendar.endOfDay(day.advanced(by: 1)) > moment)
        }
    }
}
