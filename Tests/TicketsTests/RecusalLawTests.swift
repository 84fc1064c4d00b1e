// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Whoever is interested in a ticket keeps out of it (回避; C5, domain.md 1.16).
@Suite struct RecusalLawTests {
    private static let reason = "来电人是其亲属"

    @Test func `whoever withdraws does nothing more on the ticket`() throws {
        var file = try CaseFile(in: .signed)
        let login = try #require(Author.handler.login)

        try file.perform(.recuse(login: login, reason: Self.reason), by: .handler)

        #expect(file.refusal(of: .sample(.recordFirstContact), by: .handler) == .recused(login))
        #expect(file.ticket.overlays.recusals == [Recusal(login: login, reason: Self.reason)])
    }

    @Test func `nobody who has withdrawn is made responsible`() throws {
        var file = try CaseFile(in: .signed)
        try file.perform(.recuse(login: "handler.other", reason: Self.reason), by: .supervisor)

        #expect(file.refusal(of: .assign(handler: " handler.other "), by: .handler) == .recused("handler.other"))
        #expect(file.refusal(of: .assign(handler: "handler.third"), by: .handler) == nil)
    }

    @Test func `the unit names somebody else when its handler withdraws`() throws {
        var file = try CaseFile(in: .signed)
        let handler = try #require(file.ticket.stage.assignment?.handler)

        try file.perform(.recuse(login: handler, reason: Self.reason), by: .supervisor)

        #expect(file.ticket.stage.assignment?.handler == nil)
        #expect(file.ticket.stage.name == .signed)
    }

    @Test func `people withdraw for themselves, and only a supervisor or the unit's head tells others to`() throws {
        let file = try CaseFile(in: .handling)
        let agent = try #require(Author.agent.login)

        #expect(file.refusal(of: .recuse(login: agent, reason: Self.reason), by: .agent) == nil)
        #expect(
            file.refusal(of: .recuse(login: "somebody", reason: Self.reason), by: .agent) == .notPermitted(.recuse)
        )
        #expect(
            file.refusal(of: .recuse(login: "somebody", reason: Self.reason), by: .handler) == .notPermitted(.recuse)
        )
        #expect(file.refusal(of: .recuse(login: "somebody", reason: Self.reason), by: .supervisor) == nil)
    }

    @Test func `a withdrawal names a person and says why, and is noted once`() throws {
        var file = try CaseFile(in: .registered)

        #expect(file.refusal(of: .recuse(login: " ", reason: Self.reason), by: .supervisor) == .textMissing(.person))
        #expect(file.refusal(of: .recuse(login: "somebody", reason: " "), by: .supervisor) == .textMissing(.reason))
        try file.perform(.recuse(login: "somebody", reason: Self.reason), by: .supervisor)
        #expect(
            file.refusal(of: .recuse(login: "somebody", reason: Self.reason), by: .supervisor) == .recused("somebody")
        )
    }

    @Test func `a supervisor lets somebody take part again, and nobody does so for themselves`() throws {
        var file = try CaseFile(in: .handling)
        let supervisor = try #require(Author.supervisor.login)
        #expect(
            file.refusal(of: .endRecusal(of: "somebody", reason: "不成立"), by: .supervisor) == .notRecused("somebody")
        )

        try file.perform(.recuse(login: "somebody", reason: Self.reason), by: .supervisor)
        try file.perform(.endRecusal(of: "somebody", reason: "不成立"), by: .supervisor)
        try file.perform(.recuse(login: supervisor, reason: Self.reason), by: .supervisor)

        #expect(!file.ticket.isRecused("somebody"))
        #expect(file.refusal(of: .endRecusal(of: supervisor, reason: "不成立"), by: .supervisor) == .recused(supervisor))
    }
}
