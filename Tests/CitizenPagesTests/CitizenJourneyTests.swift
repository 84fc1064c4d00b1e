// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Storage
import TestKit
import Testing
import Tickets

/// A citizen's whole way by HTTP, without JavaScript: read this first.
struct CitizenJourneyTests {
    @Test func `a citizen files, keeps number and code, follows, is answered, and rates`() async throws {
        try await House.visit { house, browser in
            let home = try await browser.get("/")
            #expect(home.body.contains(#"href="/file""#) && home.body.contains(#"href="tel:119""#))

            let form = try await browser.get("/file")
            let sent = try await browser.submit(form, to: "/file", Self.request)
            #expect(sent.status == .seeOther)
            let receipt = try await browser.get(try #require(sent.location))
            let number = try #require(receipt.words.firstMatch(of: /\d{14}/)).output
            let code = try #require(receipt.body.firstMatch(of: /receipt-key">([2-9A-Z]{8})</)).1
            #expect(sent.location == "/file/\(number)")

            var other = Browser(client: browser.client)
            let entered = try await other.post("/follow", ["number": String(number), "code": code.lowercased()])
            #expect(entered.location == "/follow")
            let progress = try await other.get("/follow")
            #expect(progress.words.contains("您的诉求已交给"))
            #expect(progress.words.contains("最晚答复时间"))

            let link = try await Self.answer(String(number), in: house)
            let answered = try await other.get("/follow")
            #expect(answered.words.contains("水管已修复"))
            #expect(answered.body.contains(#"href="\#(link)""#))

            let survey = try await other.get(link)
            let rated = try await other.submit(
                survey,
                to: link,
                ["contacted": "yes", "resolved": "resolved", "satisfied": "verySatisfied"],
            )
            #expect(rated.location == "/rate/thanks")
            #expect(try await other.get("/rate/thanks").words.contains("谢谢您的评价"))
            #expect(try await other.get("/follow").words.contains("您的诉求已办结"))
            #expect(try await house.office.verification().disagreements == [])
        }
    }

    @Test func `what the citizen wrote is what the office reads`() async throws {
        try await House.visit { house, browser in
            let form = try await browser.get("/file")
            let fields = Self.request.merging([
                "kind": "complaint", "occurredAt": "2026-03-01T21:30", "area": "fancheng", "preferred": "sms",
                "confidential": "on", "email": "wang@example.org",
            ]) { _, new in new }

            _ = try await browser.submit(form, to: "/file", fields)

            let number = try #require(try await house.office.tickets().first).number
            let file = try await house.office.desk.file(of: number, for: .agent)
            #expect(file.ticket.kind == .complaint)
            #expect(file.ticket.filing.narrative == Self.request["narrative"])
            #expect(file.ticket.filing.occurredAt == Date(timeIntervalSince1970: 1_772_371_800))
            #expect(file.ticket.filing.place.area?.rawValue == "fancheng")
            #expect(file.ticket.filing.isConfidential && !file.ticket.filing.isAnonymous)
            #expect(file.contact?.phone?.dialled == "+8613900000002")
            #expect(file.contact?.preferred == .sms && file.contact?.email == "wang@example.org")
        }
    }

    static let request = [
        "kind": "help", "narrative": "樊城区人民路小区从昨晚开始停水，一直没有恢复。", "address": "人民路小区3号楼",
        "name": "王小明", "phone": "139 0000 0002",
    ]

    /// The unit answers, the centre lets it pass; gives the path of the invitation.
    private static func answer(_ text: String, in house: House) async throws -> String {
        let office = house.office
        let number = try #require(TicketNumber(text))
        let ticket = try await office.desk.file(of: number, for: .agent).ticket
        let handler = Author.staff(login: "handler", role: .handler, unit: ticket.unit)
        try await office.perform(.sign(handler: "班长"), on: number, by: handler)
        let result = HandlingResult(conclusion: .solved, report: "换阀门。", reply: "水管已修复，供水已恢复。")
        try await office.perform(.submitResult(result), on: number, by: handler)
        try await office.perform(.acceptResult, on: number, by: .dispatcher)
        await office.followersCatchUp()
        let token = try await office.desk.database.read { reader in
            let stored = try TicketRecords.find(number, in: reader)
            return try stored.flatMap { try InvitationRecords.newest(of: $0.id, in: reader)?.token }
        }
        return "/rate/\(try #require(token))"
    }
}
