// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Supervision
import TestKit
import Testing
import Tickets

@testable import Web

/// The deadline pack in the browser: each rule can be changed, and the text itself (S2).
struct SitePackTests {
    private static let page = "/staff/site/deadlines"

    @Test func `rules are listed in words, in both languages, and only administrators change them`() async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get(Self.page + "?rule=1")
                #expect(page.text.contains("reply-general 办结答复时限 general、wage 5 个工作日"))
                #expect(!page.main.contains("<form"))
            }
            try await place.sit("admin1", in: .en) { seat in
                let page = try await seat.get(Self.page + "?rule=new")
                #expect(page.text.contains("New rule"))
                #expect(page.main.contains("name=\"limitCount\""))
            }
            for odd in [
                "?rule=0", "?rule=-1", "?rule=999999", "?rule=%00", "?rule=99999999999999999999", "?rule=\(Int.min)",
            ] {
                try await place.sit("admin1") { seat in
                    let page = try await seat.get(Self.page + odd)
                    #expect(page.status == (odd.contains("%00") ? 400 : 200), "\(odd)")
                }
            }
        }
    }

    @Test func `a changed limit is previewed, saved, and holds for what is dispatched next`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.file().stored.ticket.number
            let before = try await place.office.replyDue(number)
            let index = try #require(place.office.desk.site.deadlines.rules.firstIndex { $0.code == "reply-urgent" })
            try await place.sit("admin1") { seat in
                let form = try await seat.get(Self.page + "?rule=\(index + 1)")
                #expect(form.main.contains("value=\"safety, utility\""))
                let preview = try await seat.post(
                    Self.page + "/preview",
                    [
                        "change": "change", "old": "reply-urgent", "place": String(index + 1),
                        "code": "reply-urgent", "clock": "reply", "classes": "safety, utility", "limitCount": "2",
                        "limitUnit": "workdays", "source": "本市承诺",
                    ],
                )
                #expect(preview.status == 200, "\(preview.text)")
                #expect(preview.text.contains("3 个工作日"))
                #expect(preview.text.contains("2 个工作日 · 本市承诺"))
                #expect(preview.text.contains("提前"))
                #expect(preview.text.contains(number.rawValue))
                let text = try #require(preview.field("text"))
                let saved = try await seat.post(Self.page, ["text": text, "base": "1", "reason": "提速"])
                #expect(saved.status == 303)
            }
            let after = try await place.office.replyDue(number)
            #expect(after == before, "a clock that runs keeps what it was given")
            let next = try await place.office.file(id: "2").stored.ticket.number
            let due = try await place.office.replyDue(next)
            #expect(due ?? .distantFuture < before ?? .distantPast)
        }
    }

    @Test(arguments: [
        ("limitCount", "0"), ("limitCount", "10000"), ("limitCount", ""), ("limitCount", "<script>"),
        ("statutoryCount", "1.5"),
        ("code", "大写 X"), ("code", "reply-urgent"), ("classes", "safety，公用"),
    ])
    func `what a rule cannot be is said at its field, in words, and nothing typed is lost`(
        field: String,
        value: String,
    ) async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                var form = [
                    "change": "add", "place": "1", "code": "x", "clock": "reply", "limitCount": "9",
                    "limitUnit": "workdays", "statutoryUnit": "days", "source": "本市承诺",
                ]
                form[field] = value
                let answer = try await seat.post(Self.page + "/preview", fields: form)
                #expect(answer.status == 422)
                #expect(answer.main.contains("href=\"#\(field)\""), "\(answer.text)")
                #expect(answer.main.contains("id=\"\(field)-problem\""))
                #expect(answer.main.contains("value=\"本市承诺\""))
                #expect(!answer.main.contains("<script>"))
            }
        }
    }

    @Test func `a rule that a colleague has removed is said to be gone, and can be added again`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1", in: .en) { seat in
                _ = try await seat.get(Self.page)
                let form = [
                    "change": "change", "old": "reply-of-yesterday", "place": "2", "code": "reply-of-today",
                    "clock": "reply", "limitCount": "9", "limitUnit": "workdays", "kinds": "praise",
                ]
                let answer = try await seat.post(Self.page + "/preview", fields: form)
                #expect(answer.status == 422)
                #expect(answer.text.contains("has just removed the rule “reply-of-yesterday”"), "\(answer.text)")
                #expect(answer.main.contains("value=\"reply-of-today\""))
                #expect(answer.main.contains("name=\"change\" value=\"add\""))
            }
        }
    }

    @Test func `whoever saves on top of a colleague sees the differences first, and may then`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let mine = try await place.office.desk.newestDocument(.deadlines).text
                let theirs = mine.replacing("limit: { workdays: 5 }", with: "limit: { workdays: 6 }")
                #expect(theirs != mine)
                try await place.office.desk.save(
                    SiteEdit(kind: .deadlines, text: theirs, base: 1),
                    by: "admin2",
                    reason: "放宽",
                )
                let changed = mine.replacing("maxExtensions: 1", with: "maxExtensions: 2")
                #expect(changed != mine)
                let form = ["text": changed, "base": "1", "reason": "多一次延期"]
                let stale = try await seat.post(Self.page, fields: form)
                #expect(stale.status == 409)
                #expect(stale.text.contains("另一位管理员刚刚保存了新的一版"))
                #expect(stale.text.contains("6 个工作日"), "the colleague's change is shown")
                #expect(stale.main.contains("name=\"base\" value=\"2\""))
                let saved = try await seat.post(Self.page, ["text": changed, "base": "2", "reason": "多一次延期"])
                #expect(saved.status == 303)
            }
        }
    }

    @Test(arguments: ["\(Int.min)", "0", "", "\(Int.max)", "x"])
    func `a place that no rule can have is the nearest that one can have`(odd: String) async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let answer = try await seat.post(
                    Self.page + "/preview",
                    [
                        "change": "add", "place": odd, "code": "x", "clock": "reply", "limitCount": "9",
                        "limitUnit": "workdays",
                    ],
                )
                #expect([200, 422].contains(answer.status))
            }
        }
    }

    @Test func `a rule that nothing reaches, or the loss of one that all need, is refused`() async throws {
        try await Workplace.open { place in
            let rules = place.office.desk.site.deadlines.rules
            let rework = try #require(rules.first { $0.clock == .rework })
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let removed = try await seat.post(
                    Self.page + "/preview",
                    ["change": "remove", "old": rework.code],
                )
                #expect(removed.status == 422)
                #expect(removed.main.contains("rework clock"))
                let hidden = try await seat.post(
                    Self.page + "/preview",
                    [
                        "change": "add", "place": "1000", "code": "late", "clock": "sign",
                        "limitCount": "1", "limitUnit": "hours",
                    ],
                )
                #expect(hidden.status == 422)
                #expect(hidden.main.contains("it never decides"))
                let odd = try await seat.post(Self.page + "/preview", ["change": "x"])
                #expect(odd.status == 415)
            }
        }
    }

    @Test func `the text itself keeps its comments`() async throws {
        try await Workplace.open { place in
            let old = try await place.office.desk.newestDocument(.deadlines).text
            let text = "# Our own remark\n" + old.replacing("maxExtensionDays: 15", with: "maxExtensionDays: 10")
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let preview = try await seat.post(
                    Self.page + "/preview",
                    ["change": "text", "base": "1", "text": text],
                )
                #expect(preview.text.contains("规则以外的设置"))
                let saved = try await seat.post(Self.page, ["base": "1", "text": text, "reason": "缩短延期"])
                #expect(saved.status == 303)
            }
            let newest = try await place.office.desk.newestDocument(.deadlines)
            #expect(newest.number == 2)
            #expect(newest.text.contains("# Our own remark\n"))
            #expect(place.office.desk.site.deadlines.figures.maxExtensionDays == 10)
        }
    }
}

extension Office {
    fileprivate func replyDue(_ number: TicketNumber) async throws -> Date? {
        try await desk.file(of: number, for: .admin).ticket.stage.assignment?.deadline(.reply)?.due
    }
}
