// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Paper

/// Codes for labels: their squares, as the program prints them.
struct QRCodeTests {
    @Test func `a code is a square of squares with a margin around it`() async throws {
        let code = try #require(await QRMaker().code(of: "L2026-000042"))

        #expect(code.side == 21 && code.extent == 29)
        #expect(code.path.hasPrefix("M4 4h1v1h-1zM5 4h1v1h-1z"))
        #expect(code.path.count(where: { $0 == "M" }) > 150)
    }

    @Test func `without the program, or from anything else that it prints, there is no code`() async {
        #expect(await QRMaker(program: "/usr/bin/no-such-program").code(of: "x") == nil)
        #expect(await QRMaker(program: "/bin/echo").code(of: "x") == nil)
        #expect(QRCode(["##", "##"]) == nil)
    }
}
