// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// What counts for the matters of the catalogue (C1).
struct MatterFactTests {
    /// What a ticket's whole history counts.
    private func facts(of file: CaseFile) -> [CountedMatter] {
        var ticket = Ticket(filing: file.ticket.filing)
        var facts: [CountedMatter] = []
        for entry in file.history {
            facts += ticket.matterFacts(of: [entry.event], at: entry.at)
            ticket.apply(entry.event, at: entry.at)
        }
        return facts
    }

    private func proposed(_ matter: MatterCode = .pothole, filedAs filed: MatterCode? = nil) throws -> CaseFile {
        var file = CaseFile { $0.matter = filed }
        try file.perform(.propose(.sample(matter: matter)), by: .clock)
        return file
    }

    @Test func `a dispatch as proposed counts for the proposal's matter`() throws {
        var file = try proposed()

        try file.perform(.dispatch(to: .roads, coUnits: [], decision: file.ticket.proposal), by: .dispatcher)

        #expect(facts(of: file) == [CountedMatter(.dispatched, for: .pothole)])
    }

    @Test func `a dispatch elsewhere counts against the matter that routing went by`() throws {
        var unnamed = try proposed()
        try unnamed.perform(.dispatch(to: .water, coUnits: [], decision: nil), by: .dispatcher)
        var named = try proposed(filedAs: .pothole)
        try named.perform(.dispatch(to: .water, coUnits: [], decision: nil), by: .dispatcher)

        #expect(facts(of: unnamed) == [CountedMatter(.dispatchedElsewhere, for: .pothole)])
        #expect(
            facts(of: named)
                == [CountedMatter(.dispatched, for: .pothole), CountedMatter(.dispatchedElsewhere, for: .pothole)]
        )
    }

    @Test func `a ticket that somebody classified anew counts against nothing`() throws {
        var file = try proposed()

        try file.perform(.classify(kind: .help, matter: .leak), by: .dispatcher)
        try file.perform(.dispatch(to: .water, coUnits: [], decision: nil), by: .dispatcher)

        #expect(facts(of: file) == [CountedMatter(.dispatched, for: .leak)])
    }

    @Test func `a return counts for the matter, and the dispatch after it against what routing had said`() throws {
        var file = try proposed()
        try file.perform(.dispatch(to: .roads, coUnits: [], decision: file.ticket.proposal), by: .dispatcher)
        try file.perform(.sample(.sign), by: .handler)
        try file.perform(.sample(.requestReturn), by: .handler)

        try file.perform(.approveReturn, by: .dispatcher)
        try file.perform(.dispatch(to: .water, coUnits: [], decision: nil), by: .dispatcher)

        #expect(
            facts(of: file).map(\.fact) == [.dispatched, .returned, .dispatched, .dispatchedElsewhere]
        )
        #expect(facts(of: file).allSatisfy { $0.matter == .pothole })
    }

    @Test func `a designation takes the ticket from the unit, unless it stays there`() throws {
        func designated(_ unit: UnitCode) throws -> [MatterFact] {
            var file = try proposed()
            try file.perform(.dispatch(to: .roads, coUnits: [], decision: file.ticket.proposal), by: .dispatcher)
            try file.perform(.sample(.sign), by: .handler)
            try file.perform(.sample(.requestReturn), by: .handler)
            try file.perform(.designate(unit, reason: "主责明确"), by: .dispatcher)
            return facts(of: file).map(\.fact)
        }

        #expect(try designated(.water) == [.dispatched, .returned, .dispatched, .dispatchedElsewhere])
        #expect(try designated(.roads) == [.dispatched, .dispatched])
    }

    @Test func `a unit that a mailbox named says nothing about the matter`() throws {
        let decision = RoutingDecision(
            unit: .roads,
            matter: .pothole,
            isCertain: false,
            basis: "catalogue 1, rules 1",
            because: [.writtenTo(MailboxCode("roads")!)],
        )
        var file = CaseFile()
        try file.perform(.propose(decision), by: .clock)

        try file.perform(.dispatch(to: .water, coUnits: [], decision: nil), by: .dispatcher)

        #expect(facts(of: file).isEmpty)
    }

    @Test(arguments: [
        ("catalogue 3, rules 7", 3), ("catalogue 12, rules 7, model 2", 12), ("rules 7", nil), ("", nil),
    ])
    func `a decision names the catalogue it was made with`(basis: String, number: Int?) {
        let decision = RoutingDecision(unit: nil, isCertain: false, basis: basis, because: [])

        #expect(decision.catalogue == number)
    }
}
