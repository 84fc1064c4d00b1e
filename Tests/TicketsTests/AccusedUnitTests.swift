// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// A report never reaches the unit it is about, by no command (C5, domain.md 1.16).
struct AccusedUnitTests {
    @Test(arguments: [
        TicketCommand.dispatch(to: .water, coUnits: [], decision: nil),
        .dispatch(to: .roads, coUnits: [.water], decision: nil),
        .designate(.water, reason: "主责明确"),
    ])
    func `a report is not sent to the accused unit`(command: TicketCommand) {
        let file = CaseFile { $0.accusedUnit = .water }

        #expect(file.refusal(of: command, by: .dispatcher) == .accusedUnit(.water))
        #expect(file.refusal(of: command, by: .admin) == .accusedUnit(.water))
    }

    @Test func `a report is not sent to a unit that the accused one supervises`() {
        let file = CaseFile { $0.accusedUnit = .fancheng }

        #expect(
            file.refusal(of: .dispatch(to: .hanjiang, coUnits: [], decision: nil), by: .dispatcher)
                == .accusedUnit(.hanjiang)
        )
        #expect(file.refusal(of: .designate(.hanjiang, reason: "主责"), by: .dispatcher) == .accusedUnit(.hanjiang))
    }

    @Test func `the accused unit does not join as a co-handler`() throws {
        let file = try CaseFile(in: .signed) { $0.accusedUnit = .water }

        #expect(file.refusal(of: .addCoHandlers([.market, .water]), by: .handler) == .accusedUnit(.water))
    }

    @Test func `a disputed return does not bring a report to the accused unit`() throws {
        let file = try CaseFile(in: .returnRequested) { $0.accusedUnit = .water }

        #expect(file.refusal(of: .designate(.water, reason: "主责"), by: .dispatcher) == .accusedUnit(.water))
    }

    @Test func `not even the platform's own routing sends a report to the accused unit`() {
        let file = CaseFile { $0.accusedUnit = .roads }

        let refusal = file.refusal(of: .dispatch(to: .roads, coUnits: [], decision: .sample()), by: .clock)

        #expect(refusal == .accusedUnit(.roads))
    }
}
