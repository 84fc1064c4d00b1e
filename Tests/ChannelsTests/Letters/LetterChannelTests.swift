// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Channels

/// A letter's way in and an answer's way out (A5).
struct LetterChannelTests {
    @Test func `a letter with an address is answered by letter, unless its writer wants another way`() throws {
        let draft = try Self.draft(["postalAddress": " 樊城区学府巷12号 ", "name": "王建国"]).checked()
        #expect(draft.filing.channel == .letter && draft.filing.externalID == "letter:L2026-000001")
        #expect(draft.contact.postalAddress == "樊城区学府巷12号" && draft.contact.preferred == .letter)

        #expect(try Self.draft(["postalAddress": "x", "preferred": "sms"]).contact.preferred == .sms)
        #expect(try Self.draft(["phone": "13800005678"]).contact.preferred == nil)
    }

    @Test func `who can be reached by post need leave nothing else, also for a petition`() throws {
        #expect(Contact(postalAddress: "樊城区学府巷12号").isReachable)
        let petition = try Self.draft(["postalAddress": "x", "name": "王建国", "caseKind": "petition"])
        #expect(throws: Never.self) { try petition.checked() }
        let long = try Self.draft(["postalAddress": String(repeating: "巷", count: 501)])
        #expect(throws: IntakeRefusal.tooLong(.postalAddress, limit: 500)) { try long.checked() }
    }

    @Test(arguments: [
        ["name": "欧阳建国"], ["phone": "+86 138-0000-5678"], ["postalAddress": "樊城区学府巷12号"],
    ])
    func `words that the unit reads do not tell who wants confidence`(known: [String: String]) throws {
        let told = "我是欧阳 建国，电话１３８ 0000 5678，住樊城区学府巷12号。"
        let confidential = known.merging(["confidential": "on", "address": "学府巷"]) { $1 }
        #expect(throws: IntakeRefusal.namesSender(.narrative)) {
            try Self.draft(confidential.merging(["narrative": told]) { $1 })
        }
        #expect(throws: IntakeRefusal.namesSender(.summary)) {
            try Self.draft(confidential.merging(["summary": told]) { $1 })
        }
        #expect(throws: Never.self) { try Self.draft(confidential) }
        #expect(throws: Never.self) { try Self.draft(known.merging(["narrative": told]) { $1 }) }
    }

    @Test func `a reply is taken once it lies in the queue`() async throws {
        let queue = PrintQueue { _ in }
        let handover = try await queue.deliver(Self.reply)
        #expect(handover == Handover(gatewayID: nil, parts: 1, isReported: true))

        struct Full: Error {}
        let full = PrintQueue { _ in throw Full() }
        await #expect(throws: DeliveryFault.unavailable("Full")) { _ = try await full.deliver(Self.reply) }
    }

    private static let reply = Reply(
        id: 1,
        attempt: 1,
        ticket: .unassigned,
        address: .post("樊城区学府巷12号"),
        title: "答复",
        text: "已修复",
    )

    private static func draft(_ fields: [String: String]) throws -> IntakeDraft {
        let message = InboundMessage(
            externalID: "letter:L2026-000001",
            receivedAt: .monday,
            fields: fields.merging(["narrative": "路灯不亮"]) { given, _ in given },
        )
        return try LetterChannel(phones: .sample).normalise(message)
    }
}
