// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import WorkCalendar

@Suite struct InstantTextTests {
    @Test(arguments: [
        ("2026-01-05T09:30:00Z", "2026-01-05T09:30:00Z"),
        ("2026-01-05T09:30:00.5Z", "2026-01-05T09:30:00.500Z"),
        ("2026-01-05T09:30:00,250Z", "2026-01-05T09:30:00.250Z"),
        ("2026-01-05T09:30:00.123456789Z", "2026-01-05T09:30:00.123Z"),
        ("2026-01-05T09:30:59.9999Z", "2026-01-05T09:31:00Z"),
        ("2026-01-05T09:30:00.000Z", "2026-01-05T09:30:00Z"),
        ("2026-01-05T09:30Z", "2026-01-05T09:30:00Z"),
        ("2026-01-05t09:30:00z", "2026-01-05T09:30:00Z"),
        ("2026-01-05 09:30:00Z", "2026-01-05T09:30:00Z"),
        ("2026-01-05T09:30:00+08:00", "2026-01-05T01:30:00Z"),
        ("2026-01-05T09:30:00+0800", "2026-01-05T01:30:00Z"),
        ("2026-01-05T23:30:00-03", "2026-01-06T02:30:00Z"),
        ("2026-01-01T00:00:00+05:45", "2025-12-31T18:15:00Z"),
        ("1969-12-31T23:59:59.750Z", "1969-12-31T23:59:59.750Z"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ])
    func `instants are read in all usual spellings and written in one`(text: String, written: String) throws {
        #expect(InstantText.text(try instant(text)) == written)
    }

    @Test(arguments: [
        "", "2026-01-05", "2026-01-05T09:30:00", "2026-01-05T24:00:00Z", "2026-01-05T09:60:00Z",
        "2026-02-29T09:00:00Z", "2026-01-05T09:30:00.Z", "2026-01-05T09:30:00ZZ", "2026-01-05T09:30:00+8",
        "2026-01-05T09:30:00+08:", "2026-01-05T9:30:00Z", "2026-01-05T09:30:00+08:60", "now",
    ])
    func `a text that does not name one instant is refused`(text: String) {
        #expect(InstantText.instant(text) == nil)
    }

    @Test func `instants agree with Foundation`() throws {
        let format = Date.ISO8601FormatStyle()
        for number in stride(from: -2_000_000_000, to: 8_000_000_000, by: 12_345_679) {
            let date = Date(timeIntervalSince1970: Double(number))
            #expect(InstantText.text(date) == date.formatted(format))
            #expect(InstantText.instant(date.formatted(format)) == date)
        }
    }
}
