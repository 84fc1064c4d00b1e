// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// Phrases that are kept once and put into the forms of tickets.
struct PhraseTests {
    private static func keep(_ text: String, purpose: String = "", in seat: inout Seat) async throws {
        _ = try await seat.get("/staff/phrases")
        let kept = try await seat.post(
            "/staff/phrases",
            ["name": "常用", "text": text, "purpose": purpose, "sharing": "own"],
        )
        #expect(kept.location == "/staff/phrases")
    }

    @Test func `a phrase is put into a form with its placeholders filled, and nothing is done yet`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .signed)

            try await place.sit("handler.water") { seat in
                try await Self.keep("{称呼}：工单{工单编号}由{unit}办理。", purpose: "contact", in: &seat)
                let before = try await seat.get("/staff/tickets/\(number)")
                #expect(before.form(.recordFirstContact)?.contains(#"name="phrase.note""#) == true)
                #expect(before.form(.requestReturn)?.contains("phrase.") == false, "it is for first contacts")

                let page = try await seat.post(
                    "/staff/tickets/\(number)/first-contact",
                    ["version": "3", "note": "已写好的话", "phrase.note": "1", "insert": "note"],
                )

                #expect(page.status == 200)
                let form = try #require(page.form(.recordFirstContact))
                #expect(form.contains("已写好的话\n王小明，您好：工单\(number)由市供水公司办理。</textarea>"))
                #expect(form.contains("autofocus"))
                #expect(!page.main.contains("setback"))
            }
            #expect(try await place.office.desk.file(of: number, for: .admin).stored.version == 3)
        }
    }

    @Test func `who puts a phrase into a form that is out of date sees what a colleague did`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .signed)

            try await place.sit("handler.water") { seat in
                try await Self.keep("已电话联系。", in: &seat)
                try await place.office.perform(.urge(note: "市民又来电了"), on: number, by: .agent)
                let page = try await seat.post(
                    "/staff/tickets/\(number)/first-contact",
                    ["version": "3", "note": "", "phrase.note": "1", "insert": "note"],
                )

                #expect(page.status == 409)
                #expect(page.text.contains("市民又来电了"))
                #expect(page.form(.recordFirstContact)?.contains("已电话联系。</textarea>") == true)
            }
        }
    }

    @Test func `what fills a placeholder is text and never a placeholder again`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.fileUnplaced { draft in
                draft.filing.summary = "{诉求标题}{summary}<b>"
                draft.contact.name = PersonName("{称呼}")
            }

            try await place.sit("agent1") { seat in
                try await Self.keep("{summary}|{称呼}|{unknown}|{{number}}|{}|{number", in: &seat)
                let page = try await seat.post(
                    "/staff/tickets/\(number)/answer",
                    ["version": "1", "reply": "", "phrase.reply": "1", "insert": "reply"],
                )

                let form = try #require(page.form(.answerDirectly))
                #expect(
                    form.contains(
                        "{诉求标题}{summary}&lt;b&gt;|{称呼}，您好|{unknown}|{\(number)}|{}|{number</textarea>"
                    )
                )
            }
        }
    }

    @Test func `a phrase that is gone, foreign or no number puts nothing in`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .signed)
            try await place.sit("agent1") { seat in try await Self.keep("别人的话", in: &seat) }

            try await place.sit("handler.water") { seat in
                _ = try await seat.get("/staff/tickets/\(number)")
                for phrase in ["1", "99", "", "' OR 1=1", "-1"] {
                    let page = try await seat.post(
                        "/staff/tickets/\(number)/first-contact",
                        ["version": "3", "note": "原文", "phrase.note": phrase, "insert": "note"],
                    )
                    #expect(page.status == 200)
                    #expect(page.form(.recordFirstContact)?.contains("原文</textarea>") == true)
                    #expect(!page.main.contains("别人的话"))
                }
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `phrases are listed, changed and taken away on their page`(language: Language) async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1", in: language) { seat in
                try await Self.keep("<i>请尽快</i>", purpose: "urging", in: &seat)
                let page = try await seat.get("/staff/phrases")
                #expect(page.main.contains("&lt;i&gt;请尽快&lt;/i&gt;"))
                let refused = try await seat.post(
                    "/staff/phrases",
                    ["name": "  ", "text": "写好的一段", "purpose": "", "sharing": "own"],
                )
                #expect(refused.status == 422)
                #expect(refused.main.contains("写好的一段</textarea>"))
                _ = try await seat.post(
                    "/staff/phrases/1",
                    ["name": "催办", "text": "请今日办结", "purpose": "urging", "sharing": "everybody"],
                )
                #expect(try await seat.get("/staff/phrases").main.contains("请今日办结"))
                let unchanged = try await seat.post(
                    "/staff/phrases/1",
                    ["name": " ", "text": "改到一半", "purpose": "urging", "sharing": "own"],
                )
                #expect(unchanged.status == 422)
                let pieces = unchanged.main.split(separator: "改到一半</textarea>")
                #expect(pieces.count == 2 && pieces[0].contains("action=\"/staff/phrases/1\""), "in its own form")
                #expect(
                    try await seat.post(
                        "/staff/phrases",
                        ["name": "a", "text": "b", "purpose": "x", "sharing": "own"],
                    )
                    .status == 400
                )
            }
            try await place.sit("handler.water") { seat in
                let page = try await seat.get("/staff/phrases")
                #expect(page.main.contains("请今日办结"))
                #expect(!page.main.contains("/staff/phrases/1"))
                #expect(try await seat.post("/staff/phrases/1", ["do": "delete"]).status == 403)
            }
            try await place.sit("admin1") { seat in
                _ = try await seat.get("/staff/phrases")
                #expect(try await seat.post("/staff/phrases/1", ["do": "delete"]).status == 303)
            }
        }
    }
}
