// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Web

/// What the ticket page offers is what the law allows.
struct LawfulStepsTests {
    @Test(arguments: Stage.Name.allCases)
    func `what is offered in a stage is exactly what the law takes from that person`(stage: Stage.Name) throws {
        let file = try CaseFile(in: stage)

        for author in Author.everybody where author.login != nil {
            let steps = LawfulSteps(file, author)
            let offered = Set(steps.next + steps.others)
            let lawful = Set(
                TicketCommand.Name.allCases.filter { name in
                    // Attachments have a part of the page to themselves.
                    ![.propose, .noticeLamp, .attach, .withdrawAttachment].contains(name)
                        && file.refusal(of: Self.command(name, of: author, in: file), by: author) == nil
                }
            )
            #expect(offered == lawful, "\(author)")
            #expect(steps.next.count + steps.others.count == offered.count, "\(author) is offered something twice")
            #expect(offered.isDisjoint(with: steps.refused.map(\.command)))
        }
    }

    /// The sample of a command; everybody may withdraw for themselves.
    private static func command(_ name: TicketCommand.Name, of author: Author, in file: CaseFile) -> TicketCommand {
        name == .recuse ? .recuse(login: author.login ?? "", reason: "亲属") : .sample(name, at: file.now)
    }

    @Test func `a new ticket is to be dispatched by a dispatcher and answered by an agent`() {
        #expect(LawfulSteps(CaseFile(), .dispatcher).next == [.dispatch])
        #expect(LawfulSteps(CaseFile(), .agent).next == [.answerDirectly])
    }

    @Test func `after the third dispatch in vain the next step is to designate`() throws {
        var file = CaseFile(rules: .sample(dispatchesBeforeDesignation: 1))
        try file.perform(.sample(.dispatch), by: .dispatcher)
        try file.perform(.sample(.requestReturn), by: .handler)
        try file.perform(.approveReturn, by: .supervisor)

        let steps = LawfulSteps(file, .dispatcher)

        #expect(steps.next == [.designate])
        #expect(steps.refused.first { $0.command == .dispatch }?.refusal == .mustDesignate(dispatches: 1))
    }

    @Test(arguments: [
        (Stage.Name.returnRequested, [TicketCommand.Name.approveReturn, .designate, .rejectReturn]),
        (.extensionRequested, [.approveExtension, .rejectExtension]),
        (.terminationReview, [.approveTermination, .rejectTermination]),
        (.resultReview, [.acceptResult, .rejectResult]),
    ])
    func `a decision stands with its opposite`(stage: Stage.Name, answers: [TicketCommand.Name]) throws {
        let file = try CaseFile(in: stage)

        #expect(LawfulSteps(file, .dispatcher).next == answers)
    }

    @Test func `the unit contacts the citizen first, then submits its result`() throws {
        let signed = try CaseFile(in: .signed)
        let contacted = try CaseFile(in: .handling)

        #expect(LawfulSteps(signed, .handler).next == [.recordFirstContact])
        #expect(LawfulSteps(contacted, .handler).next == [.submitResult])
    }

    @Test func `nothing is expected once a ticket has ended, though some things stay possible`() throws {
        let steps = LawfulSteps(try CaseFile(in: .closed), .supervisor)

        #expect(steps.next == [])
        #expect(steps.others == [.reopen, .rework, .archive, .recordTelling, .link])
    }

    @Test func `another unit's people are told whose ticket it is`() throws {
        let steps = LawfulSteps(try CaseFile(in: .dispatched), .handler(of: .water))

        #expect(steps.next == [])
        #expect(steps.refused.first { $0.command == .sign }?.refusal == .notYourUnit(.roads))
    }

    @Test func `who asked for an extension does not find its approval among the steps`() throws {
        var file = try CaseFile(in: .handling)
        let stand = Author.admin
        try file.perform(.sample(.requestExtension, at: file.now), by: stand)

        let steps = LawfulSteps(file, stand)

        #expect(!(steps.next + steps.others).contains(.approveExtension))
        #expect(steps.refused.first { $0.command == .approveExtension }?.refusal == .reviewerIsRequester)
    }
}

extension LawfulSteps {
    fileprivate init(_ file: CaseFile, _ author: Author) {
        self.init(
            for: file.ticket,
            author: author,
            at: file.now,
            under: file.rules,
            units: [.roads, .water, .market, .hanjiang],
        )
    }
}
