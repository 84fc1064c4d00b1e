// SPDX-License-Identifier: Apache-2.0

import Channels
import Testing

/// We never write by ourselves to what writes by itself.
struct MailLoopTests {
    private static let loops = LoopGuard(own: ["Mayor@hotline.test", "12345@hotline.test"], mostADay: 3)

    private func silence(_ head: String, answered: Int = 0) async throws -> LoopGuard.Silence? {
        let mail = try await MailReader().read(Array("\(head)\r\n\r\n您好".utf8))
        return Self.loops.silence(to: mail, answered: answered)
    }

    @Test func `a person is answered, so many times a day`() async throws {
        #expect(try await silence("From: wang@outside.test", answered: 2) == nil)
        #expect(try await silence("From: wang@outside.test", answered: 3) == .enough)
    }

    @Test(arguments: [
        ("From: 12345@HOTLINE.test", LoopGuard.Silence.automatic(.ourselves)),
        ("From: a@b.test\r\nX-Loop: mayor@hotline.test", .automatic(.loop)),
        ("From: a@b.test\r\nAuto-Submitted: auto-replied", .automatic(.submitted)),
        ("From: a@b.test\r\nReturn-Path: <>", .automatic(.system)),
        ("From: MAILER-DAEMON@b.test", .automatic(.system)),
        ("From: a@b.test\r\nX-Auto-Response-Suppress: DR, AutoReply", .asked),
        ("From: no-reply@b.test", .noAddress), ("From: noreply+x@b.test", .noAddress), ("Subject: x", .noAddress),
    ])
    func `nothing else is`(head: String, silence expected: LoopGuard.Silence) async throws {
        #expect(try await silence(head) == expected)
    }
}
