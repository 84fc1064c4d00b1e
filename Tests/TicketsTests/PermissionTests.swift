// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Who may issue a command at all (domain.md 1.2).
struct PermissionTests {
    private static func commands(of author: Author) -> Set<TicketCommand.Name> {
        Set(TicketCommand.Name.allCases.filter { Permission.allows(author, $0) })
    }

    @Test func `a citizen answers us, adds, attaches, asks for reviews, takes back, and nothing else`() {
        let commands: Set<TicketCommand.Name> = [
            .noteCallerAnswer, .supplement, .recordCallback, .askReview, .attach, .withdraw,
        ]
        #expect(Self.commands(of: .citizen) == commands)
    }

    @Test func `the clock routes and notices lamps, and decides nothing for a person`() {
        #expect(Self.commands(of: .clock) == [.propose, .dispatch, .unmerge, .passOnAnswer, .noticeLamp])
    }

    @Test func `only the clock notices a lamp`() {
        let others = Author.everybody.filter { $0 != .clock }

        #expect(others.allSatisfy { !Permission.allows($0, .noticeLamp) })
    }

    @Test func `an administrator stands in for every member of staff`() {
        #expect(
            Self.commands(of: .admin) == Set(TicketCommand.Name.allCases).subtracting([.noticeLamp, .passOnAnswer])
        )
    }

    @Test func `a unit's handler handles, and decides nothing about its own requests`() {
        let handling: Set<TicketCommand.Name> = [
            .sign, .addCoHandlers, .reportCoHandling, .recordFirstContact, .requestReturn, .requestExtension,
            .requestTermination, .submitResult, .acknowledge, .assign, .subDispatch, .commit, .consultThirdParty,
            .noteThirdPartyOpinion, .askCaller, .noteCallerAnswer, .attach, .withdrawAttachment, .recuse,
            .requestExclusion,
        ]

        #expect(Self.commands(of: .handler) == handling)
    }

    @Test func `only those who do not handle ask the citizen how it went`() {
        let asking = Author.everybody.filter { Permission.allows($0, .recordCallback) }

        #expect(asking == [.agent, .supervisor, .evaluator, .admin, .citizen])
    }

    @Test func `a leader instructs, orders, urges, pauses, and approves what is for the head of a unit`() {
        #expect(
            Self.commands(of: .leader) == [
                .urge, .supervise, .liftSupervision, .instruct, .pause, .resume, .acknowledge, .endorseResult,
                .approveExtension, .rejectExtension, .rejectResult, .recuse,
            ]
        )
    }

    @Test func `an agent does not dispatch`() {
        #expect(!Permission.allows(.agent, .dispatch))
        #expect(!Permission.allows(.agent, .designate))
    }

    @Test(arguments: Stage.Name.allCases)
    func `the law asks who speaks before it looks at the ticket`(stage: Stage.Name) throws {
        let file = try CaseFile(in: stage)

        for command in TicketCommand.Name.allCases {
            for author in Author.everybody where !Permission.allows(author, command) {
                #expect(file.refusal(of: .sample(command), by: author) == .notPermitted(command))
            }
        }
    }
}
