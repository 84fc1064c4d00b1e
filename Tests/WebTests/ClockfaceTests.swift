// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Web

struct ClockfaceTests {
    private let clock = Clockface(zone: TimeZone(identifier: "Asia/Shanghai")!)

    @Test func `instants are read in the site's time zone`() {
        #expect(clock.minute(.at("2026-01-04T16:05:59Z")) == "2026-01-05 00:05")
        #expect(clock.day(.at("2026-01-04T15:59:59Z")) == "2026-01-04")
    }

    @Test func `what a person types into a time field is the instant they mean`() {
        #expect(clock.instant("2026-01-05T09:00") == .monday)
        #expect(clock.instant("2026-01-05 09:00") == .monday)
    }

    @Test(arguments: ["", "2026-02-30T09:00", "2026-01-05T24:00", "2026-1-5T9:00", "x2026-01-05T09:00"])
    func `what is no time is refused`(text: String) {
        #expect(clock.instant(text) == nil)
    }
}
