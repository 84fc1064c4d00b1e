// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Who attaches what, and who takes it back (B4).
struct AttachmentLawTests {
    @Test func `what is attached is numbered through, and a number is never given again`() throws {
        var file = CaseFile()
        try file.perform(.attach([.sample(content: "a"), .sample(content: "b")]), by: .agent)
        try file.perform(.withdrawAttachment(ordinal: 2, reason: "传错了", keepsContent: false), by: .agent)
        try file.perform(.attach([.sample(content: "b")]), by: .agent)

        #expect(file.ticket.attachments.map(\.ordinal) == [1, 3])
        #expect(file.ticket.overlays.attachments.map(\.needsContent) == [true, false, true])
        #expect(file.ticket.attachment(2) == nil)
    }

    @Test(arguments: Stage.Name.allCases)
    func `files are put to open tickets only, and the stage stays`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        let refusal = file.refusal(of: .attach([.sample()]), by: .supervisor)

        #expect(refusal == (stage.isOpen ? nil : .unlawful(.attach, in: stage)))
        if stage.isOpen {
            try file.perform(.attach([.sample()]), by: .supervisor)
            #expect(file.ticket.stage.name == stage)
        }
    }

    @Test func `a unit attaches to what it handles or helps with, and to nothing else`() throws {
        var file = CaseFile()
        #expect(file.refusal(of: .attach([.sample()]), by: .handler) == .unlawful(.attach, in: .registered))
        try file.perform(.dispatch(to: .roads, coUnits: [.market], decision: nil), by: .dispatcher)

        #expect(file.refusal(of: .attach([.sample()]), by: .handler) == nil)
        #expect(file.refusal(of: .attach([.sample()]), by: .handler(of: .market)) == nil)
        #expect(file.refusal(of: .attach([.sample()]), by: .handler(of: .water)) == .notYourUnit(.roads))
    }

    @Test func `the same content is attached once, until it is withdrawn`() throws {
        var file = CaseFile()
        try file.perform(.attach([.sample(name: "one.jpg")]), by: .citizen)

        #expect(file.refusal(of: .attach([.sample(name: "two.jpg")]), by: .agent) == .attachedAlready(ordinal: 1))
        #expect(file.refusal(of: .attach([]), by: .agent) == .nothingToAttach)
    }

    @Test func `who attached it withdraws it, or a supervisor, with a reason`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.attach([.sample(by: .handler)]), by: .handler)
        let withdraw = TicketCommand.withdrawAttachment(ordinal: 1, reason: "传错了", keepsContent: true)
        let silent = TicketCommand.withdrawAttachment(ordinal: 1, reason: " ", keepsContent: true)
        let unknown = TicketCommand.withdrawAttachment(ordinal: 2, reason: "传错了", keepsContent: true)

        #expect(file.refusal(of: withdraw, by: .agent) == .notYourAttachment)
        #expect(file.refusal(of: withdraw, by: .citizen) == .notPermitted(.withdrawAttachment))
        #expect(file.refusal(of: silent, by: .handler) == .textMissing(.reason))
        #expect(file.refusal(of: unknown, by: .supervisor) == .noSuchAttachment(ordinal: 2))
        #expect(file.refusal(of: withdraw, by: .supervisor) == nil)
        try file.perform(withdraw, by: .handler)
        #expect(file.refusal(of: withdraw, by: .supervisor) == .noSuchAttachment(ordinal: 1))
    }
}
