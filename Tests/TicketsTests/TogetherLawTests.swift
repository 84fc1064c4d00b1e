// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// Ties and splits, as far as one ticket's law goes (B3).
struct TogetherLawTests {
    @Test func `a tie is named once, undone with a reason, and never with itself`() throws {
        var file = CaseFile()

        #expect(file.refusal(of: .link(to: .sample, as: .related, note: ""), by: .agent) == .cannotLinkToItself)
        try file.perform(.link(to: .other, as: .related, note: " 同一路段 "), by: .agent)
        #expect(file.ticket.links == [Link(number: .other, relation: .related, note: "同一路段")])
        #expect(file.refusal(of: .link(to: .other, as: .parent, note: ""), by: .agent) == .alreadyLinked(.other))
        #expect(file.refusal(of: .unlink(from: .third, reason: "错"), by: .agent) == .notLinked(.third))
        #expect(file.refusal(of: .unlink(from: .other, reason: ""), by: .agent) == .textMissing(.reason))
        try file.perform(.unlink(from: .other, reason: "不相关"), by: .agent)
        #expect(file.ticket.links.isEmpty)
    }

    @Test func `a ticket has one parent`() throws {
        var file = CaseFile()
        try file.perform(.link(to: .other, as: .parent, note: ""), by: .agent)

        #expect(file.refusal(of: .link(to: .third, as: .parent, note: ""), by: .agent) == .alreadyLinked(.other))
    }

    @Test func `a split gives one to nine tickets, each with its text`() throws {
        var file = CaseFile()
        let part = SplitPart(number: .third, narrative: "路灯也不亮。")

        #expect(file.refusal(of: .split([]), by: .agent) == .partsOutOfRange)
        #expect(file.refusal(of: .split(Array(repeating: part, count: 10)), by: .agent) == .partsOutOfRange)
        let blank = SplitPart(number: .third, narrative: "\n")
        #expect(file.refusal(of: .split([blank]), by: .agent) == .textMissing(.text))
        try file.perform(.split([part]), by: .agent)

        #expect(file.ticket.links == [Link(number: .third, relation: .child, note: "")])
        #expect(file.ticket.stage == .registered, "it goes on with the rest")
    }

    @Test func `nothing is split off a ticket that has ended`() throws {
        let file = try CaseFile(in: .closed)

        #expect(file.refusal(of: .sample(.split), by: .agent) == .unlawful(.split, in: .closed))
    }
}
