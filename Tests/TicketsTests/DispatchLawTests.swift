// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// Dispatch and designation (domain.md 1.6, 1.7 and 1.9).
struct DispatchLawTests {
    @Test func `a dispatched ticket shows its deadlines, counted from the dispatch and not from the signing`() throws {
        var file = try CaseFile(in: .dispatched)
        file.wait(hours: 1)
        try file.perform(.sign(handler: "handler.roads"), by: .handler)

        let pass = try #require(file.ticket.stage.assignment)
        #expect(pass.deadlines.map(\.kind) == [.sign, .firstContact, .reply])
        #expect(pass.deadlines.allSatisfy { $0.start == .monday })
        #expect(pass.resultDeadline?.due == .monday.after(days: 5))
    }

    @Test func `the clocks are those of the matter that the dispatch decides`() throws {
        var clocks = FixedClocks()
        clocks.urgentMatter = .leak
        var file = CaseFile(rules: .sample(clocks: clocks))
        let decision = RoutingDecision.sample(unit: .water, matter: .leak)

        try file.perform(.dispatch(to: .water, coUnits: [], decision: decision), by: .clock)

        #expect(file.ticket.matter == .leak)
        #expect(file.ticket.stage.assignment?.resultDeadline?.due == .monday.after(days: 1))
    }

    @Test func `nobody is named twice in one dispatch`() {
        let file = CaseFile()

        let refusal = file.refusal(
            of: .dispatch(to: .roads, coUnits: [.water, .roads], decision: nil),
            by: .dispatcher,
        )

        #expect(refusal == .unitNamedTwice(.roads))
    }

    @Test func `without working time left in the calendar nothing is dispatched`() {
        var clocks = FixedClocks()
        clocks.isExhausted = true
        let file = CaseFile(rules: .sample(clocks: clocks))

        #expect(file.refusal(of: .sample(.dispatch), by: .dispatcher) == .calendarExhausted)
    }

    @Test func `after three dispatches without an owner the centre must designate`() throws {
        var file = CaseFile()
        for unit in [UnitCode.roads, .water, .market] {
            try file.perform(.dispatch(to: unit, coUnits: [], decision: nil), by: .dispatcher)
            try file.perform(.sample(.requestReturn), by: .handler(of: unit))
            try file.perform(.approveReturn, by: .dispatcher)
        }

        #expect(file.refusal(of: .sample(.dispatch), by: .dispatcher) == .mustDesignate(dispatches: 3))
        try file.perform(.designate(.water, reason: "三次派单无人接"), by: .dispatcher)

        #expect(file.ticket.unit == .water)
        #expect(file.ticket.stage.assignment?.isDesignated == true)
        #expect(file.ticket.dispatches == 4)
    }

    @Test func `dispatches before a result do not count against the matter when it comes up again`() throws {
        var file = try CaseFile(in: .closed, rules: .sample(dispatchesBeforeDesignation: 1))
        try file.perform(.reopen(newFacts: "坑又出现了"), by: .agent)

        try file.perform(.dispatch(to: .roads, coUnits: [], decision: nil), by: .dispatcher)

        #expect(file.ticket.dispatches == 2)
    }

    @Test(arguments: [Stage.Name.registered, .returnRequested])
    func `a designation needs its reason`(stage: Stage.Name) throws {
        let file = try CaseFile(in: stage)

        #expect(file.refusal(of: .designate(.water, reason: " "), by: .dispatcher) == .textMissing(.reason))
        #expect(file.refusal(of: .designate(.water, reason: "主责"), by: .dispatcher) == nil)
    }

    @Test func `designating another unit ends the disputed pass, which stays as history`() throws {
        var file = try CaseFile(in: .returnRequested)

        try file.perform(.designate(.water, reason: "主责明确"), by: .dispatcher)

        #expect(file.ticket.passes.map(\.unit) == [.roads])
        #expect(file.ticket.stage.name == .dispatched)
        #expect(file.ticket.unit == .water)
    }
}
