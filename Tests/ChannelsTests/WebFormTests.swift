// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// The citizen's own form (A4): it cannot say what only the office may say.
struct WebFormTests {
    @Test func `a form comes by the web, whatever it claims`() throws {
        let filing = try Door.web.draft([
            "channel": "upstream", "urgency": "critical", "receivedAt": "2020-01-01T00:00:00Z",
        ]).filing

        #expect(filing.channel == .web)
        #expect(filing.urgency == .normal)
        #expect(filing.receivedAt == .monday)
    }

    @Test func `who gives no name is anonymous`() throws {
        #expect(try Door.web.draft().filing.isAnonymous)
        #expect(try !Door.web.draft(["name": "张三"]).filing.isAnonymous)
    }
}
