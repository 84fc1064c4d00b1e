// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Rework, reopening and the archive (domain.md 1.6, 1.13 and 1.21).
struct ReworkLawTests {
    @Test(arguments: [Stage.Name.callbackPending, .closed])
    func `a rework has its own clock and leaves the first pass as it was`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        let first = try #require(file.ticket.lastPass)
        file.wait(days: 9)

        #expect(file.refusal(of: .rework(reason: ""), by: .evaluator) == .textMissing(.reason))
        try file.perform(.rework(reason: "应办未办"), by: .evaluator)

        let rework = try #require(file.ticket.stage.assignment)
        #expect(file.ticket.passes == [first])
        #expect(first.resultDeadline?.isMetInTime == true)
        #expect(rework.round == 2)
        #expect(rework.deadlines.map(\.kind) == [.sign, .rework])
        #expect(rework.resultDeadline?.due == file.now.after(days: 3))
    }

    @Test func `a rework keeps unit and co-handlers and is no new dispatch`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.addCoHandlers([.market]), by: .handler)
        for command in [TicketCommand.Name.submitResult, .acceptResult, .rework] {
            try file.perform(.sample(command), by: .permitted(command))
        }

        #expect(file.ticket.unit == .roads)
        #expect(file.ticket.stage.assignment?.coUnits == [.market])
        #expect(file.ticket.dispatches == 1)
    }

    @Test func `an answer on the spot has no pass to do again`() throws {
        var file = try CaseFile(in: .answered)
        try file.perform(.close(note: "已答复"), by: .evaluator)

        #expect(file.refusal(of: .rework(reason: "应办未办"), by: .evaluator) == .noPassToRework)
    }

    @Test(arguments: [Stage.Name.closed, .notAccepted])
    func `a finished ticket opens again only with new facts`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)

        #expect(file.refusal(of: .reopen(newFacts: " "), by: .agent) == .textMissing(.newFacts))
        try file.perform(.reopen(newFacts: "坑又出现了"), by: .agent)

        #expect(file.ticket.stage == .registered)
    }

    @Test func `an archived ticket is read only, but for how its unit is judged by it`() throws {
        let file = try CaseFile(in: .archived)

        for command in TicketCommand.Name.allCases where command != .requestExclusion {
            #expect(file.refusal(of: .sample(command), by: .permitted(command)) != nil, "\(command)")
        }
    }

    @Test(arguments: Stage.Name.allCases.filter { $0 != .closed })
    func `only a closed ticket is archived`(stage: Stage.Name) throws {
        let file = try CaseFile(in: stage)

        #expect(file.refusal(of: .archive, by: .supervisor) == .unlawful(.archive, in: stage))
    }
}
