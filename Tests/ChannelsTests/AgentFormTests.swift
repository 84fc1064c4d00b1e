// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// The agent's form (A11).
struct AgentFormTests {
    @Test(arguments: Channel.allCases)
    func `the agent says how the citizen came`(channel: Channel) throws {
        #expect(try Door.agent.draft(["channel": channel.rawValue]).filing.channel == channel)
    }

    @Test func `a caller is on the telephone unless the agent says otherwise`() throws {
        #expect(try Door.agent.draft(["channel": ""]).filing.channel == .phone)
        #expect(throws: IntakeRefusal.unknown(.channel, "pigeon")) { try Door.agent.draft(["channel": "pigeon"]) }
    }

    @Test func `the agent notes urgency, anonymity, and whom a report is about`() throws {
        let filing = try Door.agent.draft([
            "kind": "report", "urgency": "critical", "anonymous": "yes", "accusedUnit": "water",
            "occurredAt": "2026-01-04T22:00:00+08:00",
        ]).filing

        #expect(filing.urgency == .critical)
        #expect(filing.isAnonymous)
        #expect(filing.accusedUnit == .water)
        #expect(filing.occurredAt == .at("2026-01-04T22:00:00+08:00"))
    }

    @Test(arguments: [
        ("on", true), ("true", true), ("yes", true), ("1", true), ("off", false), ("", false), ("no", false),
    ])
    func `a box is ticked or it is not`(value: String, isTicked: Bool) throws {
        #expect(try Door.agent.draft(["anonymous": value]).filing.isAnonymous == isTicked)
    }

    @Test func `the message is received when the form is, whatever its fields say`() throws {
        let filing = try Door.agent.draft(["receivedAt": "2020-01-01T00:00:00Z"]).filing

        #expect(filing.receivedAt == .monday)
    }

    @Test func `an accused unit must be a code`() {
        #expect(throws: IntakeRefusal.unknown(.accusedUnit, "Water Works")) {
            try Door.agent.draft(["accusedUnit": "Water Works"])
        }
    }
}
