// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Channels

/// What is sent to Asterisk, and what never is.
struct ManagerActionTests {
    @Test func `an action is its name, its id and its headers`() throws {
        let action = ManagerAction("Originate", ["Channel": "PJSIP/8001"]).with("Variable", "A=1").with(
            "Variable",
            "B=2",
        )

        let sent = String(decoding: try action.with("Account", nil).block(id: "x-1"), as: UTF8.self)

        #expect(
            sent
                == "Action: Originate\r\nActionID: x-1\r\nChannel: PJSIP/8001\r\nVariable: A=1\r\nVariable: B=2\r\n\r\n"
        )
    }

    @Test(arguments: ["1\r\nAction: Command", "1\nx", "1\rx", "1\0", "\u{1}"])
    func `a value cannot forge a header`(value: String) {
        #expect(throws: UnsendableAction(header: "Exten", reason: .lineBreak)) {
            try ManagerAction("Redirect", ["Exten": value]).block(id: "1")
        }
    }

    @Test(arguments: ["", "A: b", "A\r\nB", "号"]) func `a key is a word`(key: String) {
        #expect(throws: UnsendableAction.self) {
            try ManagerAction("Redirect").with(key, "1").block(id: "1")
        }
    }

    @Test func `a line that Asterisk would cut is not sent`() {
        let long = String(repeating: "长", count: 400)

        #expect(throws: UnsendableAction(header: "Reason", reason: .tooLong)) {
            try ManagerAction("QueuePause", ["Reason": long]).block(id: "1")
        }
    }

    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
        (
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "57edf4a22be3c955ac49da2e2107b67a",
        ),
    ])
    func `MD5 is that of RFC 1321`(text: String, digest: String) {
        #expect(MD5.hex(text) == digest)
    }

    @Test func `each attempt waits twice as long, up to a limit`() {
        var backoff = Backoff()

        let pauses = (0..<8).map { _ in backoff.next() }

        #expect(pauses.prefix(3) == [.milliseconds(500), .seconds(1), .seconds(2)])
        #expect(pauses.last == .seconds(30))
    }
}
