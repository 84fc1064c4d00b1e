// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// What the responsible unit may do (domain.md 1.6, 1.10).
struct UnitLawTests {
    @Test func `signing names the person who answers for the ticket and meets the sign clock`() throws {
        var file = try CaseFile(in: .dispatched)
        file.wait(hours: 1)

        #expect(file.refusal(of: .sign(handler: ""), by: .handler) == .textMissing(.handler))
        try file.perform(.sign(handler: "wang"), by: .handler)

        let pass = try #require(file.ticket.stage.assignment)
        #expect(pass.handler == "wang")
        #expect(pass.signedAt == .monday.after(hours: 1))
        #expect(pass.deadline(.sign)?.isMetInTime == true)
    }

    @Test(arguments: Self.unitCommands)
    func `only the unit that leads the ticket acts on it, or an administrator`(command: TicketCommand.Name) throws {
        let file = try CaseFile(in: command == .sign ? .dispatched : .signed)

        #expect(file.refusal(of: .sample(command), by: .handler(of: .water)) == .notYourUnit(.roads))
        #expect(file.refusal(of: .sample(command), by: .handler) == nil)
        #expect(file.refusal(of: .sample(command), by: .admin) == nil)
    }

    private static let unitCommands: [TicketCommand.Name] = [
        .sign, .addCoHandlers, .recordFirstContact, .requestReturn, .requestExtension, .requestTermination,
        .submitResult,
    ]

    @Test(arguments: [Stage.Name.signed, .handling])
    func `co-handlers join and the first receiver still leads`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)

        try file.perform(.addCoHandlers([.market, .water]), by: .handler)

        #expect(file.ticket.stage.name == .handling)
        #expect(file.ticket.unit == .roads)
        #expect(file.ticket.stage.assignment?.coUnits == [.market, .water])
    }

    @Test func `co-handlers are named, once, and not the leading unit`() throws {
        var file = try CaseFile(in: .signed)
        try file.perform(.addCoHandlers([.market]), by: .handler)

        #expect(file.refusal(of: .addCoHandlers([]), by: .handler) == .textMissing(.coUnits))
        #expect(file.refusal(of: .addCoHandlers([.market]), by: .handler) == .unitNamedTwice(.market))
        #expect(file.refusal(of: .addCoHandlers([.roads]), by: .handler) == .unitNamedTwice(.roads))
    }

    @Test func `first contact is a fact with person and time, and happens once`() throws {
        var file = try CaseFile(in: .signed)
        file.wait(hours: 3)

        #expect(file.refusal(of: .recordFirstContact(note: ""), by: .handler) == .textMissing(.note))
        try file.perform(.recordFirstContact(note: "已电话联系"), by: .handler)

        let contact = FirstContact(at: .monday.after(hours: 3), by: "handler.roads", note: "已电话联系")
        #expect(file.ticket.stage.assignment?.firstContact == contact)
        #expect(file.ticket.stage.assignment?.deadline(.firstContact)?.metAt == contact.at)
        #expect(file.refusal(of: .sample(.recordFirstContact), by: .handler) == .alreadyContacted(contact.at))
    }

    @Test(arguments: [Stage.Name.signed, .handling])
    func `a result has a report for the centre and a reply for the citizen`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        file.wait(days: 1)

        #expect(file.refusal(of: .submitResult(.sample(report: " ")), by: .handler) == .textMissing(.report))
        #expect(file.refusal(of: .submitResult(.sample(reply: " ")), by: .handler) == .textMissing(.reply))
        try file.perform(.submitResult(.sample()), by: .handler)

        #expect(file.ticket.stage.name == .resultReview)
        #expect(file.ticket.stage.assignment?.resultDeadline?.metAt == .monday.after(days: 1))
        #expect(file.ticket.reply == nil, "the citizen hears nothing that the centre has not let pass")
    }

    @Test(arguments: [Stage.Name.signed, .handling])
    func `a unit that finds the matter not acceptable asks to terminate, with the reason`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)

        #expect(file.refusal(of: .requestTermination(reason: ""), by: .handler) == .textMissing(.reason))
        try file.perform(.requestTermination(reason: "已进入诉讼"), by: .handler)

        #expect(file.ticket.stage.name == .terminationReview)
    }

    @Test(arguments: Self.unitCommands.filter { $0 != .sign && $0 != .requestReturn })
    func `a unit signs before it works`(command: TicketCommand.Name) throws {
        let file = try CaseFile(in: .dispatched)

        #expect(file.refusal(of: .sample(command), by: .handler) == .unlawful(command, in: .dispatched))
    }
}
