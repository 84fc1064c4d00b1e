// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// `POST /api/v1/tickets`: another program files what reached it (contracts).
struct InterfaceTests {
    @Test func `a program says by which channel its message came`() throws {
        #expect(try Door.interface.draft(["channel": "wechat"]).filing.channel == .wechat)
        #expect(throws: IntakeRefusal.missing(.channel)) { try Door.interface.draft(["channel": " "]) }
        #expect(throws: IntakeRefusal.unknown(.channel, "fax")) { try Door.interface.draft(["channel": "fax"]) }
    }

    @Test(arguments: [
        ("2025-12-31T16:00:00Z", "2026-01-01T00:00:00+08:00"),
        ("2026-01-01T00:00:00+08:00", "2026-01-01T00:00:00+08:00"),
        ("2026-01-01T00:00:00.250+08:00", "2026-01-01T00:00:00.250+08:00"),
        ("2026-01-01T00:00:00.5Z", "2026-01-01T00:00:00.5Z"),
        ("2026-01-01T00:00:00.123456Z", "2026-01-01T00:00:00.123Z"),
    ])
    func `a message was received when its program says so, to the millisecond`(text: String, instant: String) throws {
        let received = try Door.interface.draft(["receivedAt": text]).filing.receivedAt

        #expect(abs(received.timeIntervalSince(.at(instant))) < 0.001)
    }

    @Test func `a program that says nothing about the time means now`() throws {
        #expect(try Door.interface.draft().filing.receivedAt == .monday)
    }

    @Test(arguments: [
        "yesterday", "2026-01-01", "2026-01-01T00:00:00", "2026-02-30T00:00:00Z", "1767225600", "2026-13-01T00:00:00Z",
    ])
    func `a time that is no instant is refused`(text: String) {
        #expect(throws: IntakeRefusal.unreadable(.receivedAt)) { try Door.interface.draft(["receivedAt": text]) }
    }
}
