// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Urging, supervision and instructions ride on any open ticket without moving it (D6).
struct OverlayLawTests {
    private static let open = Stage.Name.allCases.filter(\.isOpen)
    private static let done = Stage.Name.allCases.filter { !$0.isOpen }
    private static let riding: [TicketCommand.Name] = [.urge, .supervise, .instruct]

    @Test(arguments: open)
    func `whatever rides on an open ticket leaves its stage alone`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        let before = file.ticket.stage

        for command in Self.riding { try file.perform(.sample(command), by: .leader) }

        #expect(file.ticket.stage == before)
        #expect(file.ticket.overlays.urgings == 1)
        #expect(file.ticket.overlays.supervision == "挂牌督办")
        #expect(file.ticket.overlays.instructions == ["请认真办理"])
    }

    @Test(arguments: done)
    func `nothing new rides on a ticket that has ended`(stage: Stage.Name) throws {
        let file = try CaseFile(in: stage)

        for command in Self.riding {
            #expect(file.refusal(of: .sample(command), by: .leader) == .unlawful(command, in: stage))
        }
    }

    @Test func `every urging counts and every instruction is kept`() throws {
        var file = try CaseFile(in: .handling)

        try file.perform(.urge(note: "请尽快"), by: .agent)
        try file.perform(.urge(note: "再次催办"), by: .supervisor)
        try file.perform(.instruct("请认真办理"), by: .leader)
        try file.perform(.instruct("三日内报告"), by: .leader)

        #expect(file.ticket.overlays.urgings == 2)
        #expect(file.ticket.overlays.instructions == ["请认真办理", "三日内报告"])
    }

    @Test(arguments: Stage.Name.allCases)
    func `a citizen adds to what is open, and what they say is kept`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        let before = file.ticket.stage
        guard stage.isOpen else {
            #expect(file.refusal(of: .supplement("又坏了"), by: .citizen) == .unlawful(.supplement, in: stage))
            return
        }

        try file.perform(.supplement("又坏了一盏"), by: .citizen)
        try file.perform(.supplement("在路口东侧"), by: .agent)

        #expect(file.ticket.overlays.supplements == ["又坏了一盏", "在路口东侧"])
        #expect(file.ticket.stage == before)
        #expect(file.refusal(of: .supplement(" "), by: .citizen) == .textMissing(.text))
    }

    @Test func `a supervision order is lifted with a reason, and only if there is one`() throws {
        var file = try CaseFile(in: .handling)

        #expect(file.refusal(of: .liftSupervision(reason: "已整改"), by: .supervisor) == .notSupervised)
        try file.perform(.supervise(order: "挂牌督办"), by: .supervisor)
        #expect(file.refusal(of: .liftSupervision(reason: ""), by: .supervisor) == .textMissing(.reason))
        try file.perform(.liftSupervision(reason: "已整改"), by: .supervisor)

        #expect(file.ticket.overlays.supervision == nil)
    }

    @Test func `an order left on an ended ticket can be lifted until the ticket is archived`() throws {
        var file = CaseFile()
        try file.perform(.supervise(order: "挂牌督办"), by: .supervisor)
        try file.advance(to: .closed)

        #expect(file.refusal(of: .sample(.liftSupervision), by: .supervisor) == nil)
        try file.perform(.archive, by: .supervisor)
        #expect(
            file.refusal(of: .sample(.liftSupervision), by: .supervisor)
                == .unlawful(.liftSupervision, in: .archived)
        )
    }

    @Test func `urging, orders and instructions say something`() throws {
        let file = try CaseFile(in: .handling)

        #expect(file.refusal(of: .urge(note: " "), by: .leader) == .textMissing(.note))
        #expect(file.refusal(of: .supervise(order: ""), by: .leader) == .textMissing(.order))
        #expect(file.refusal(of: .instruct("\n"), by: .leader) == .textMissing(.text))
    }
}
