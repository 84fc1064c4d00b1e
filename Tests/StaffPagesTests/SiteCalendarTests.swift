// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import TestKit
import Testing
import Tickets
import WorkCalendar

@testable import Web

/// The calendar in the browser: seen by the centre, changed by administrators, previewed before it is saved (S1).
struct SiteCalendarTests {
    private static let page = "/staff/site/calendar"

    @Test func `the year shows its holidays and make-up days by name, in both languages`() async throws {
        try await Workplace.open { place in
            for (login, canEdit) in [("admin1", true), ("supervisor1", false), ("leader1", false)] {
                try await place.sit(login) { seat in
                    let year = try await seat.get(Self.page + "?year=2026")
                    #expect(year.text.contains("2026-02-15 – 2026-02-23 星期日 – 星期一 春节 法定节假日"))
                    #expect(year.text.contains("2026-02-14 星期六 春节 调休上班日 08:30–12:00 14:30–17:30"))
                    #expect(year.main.contains("<form") == canEdit)
                    let early = try await seat.get(Self.page + "?year=1990")
                    #expect(early.text.contains("本年没有特殊日期"))
                }
            }
            try await place.sit("admin1", in: .en) { seat in
                let year = try await seat.get(Self.page)
                #expect(year.text.contains("Make-up working day"))
                #expect(year.text.contains("imported from files"))
            }
            for odd in ["?year=0", "?year=99999999999999999999", "?year=x", "?year=2201"] {
                try await place.sit("admin1") { seat in
                    let page = try await seat.get(Self.page + odd)
                    #expect(page.status == 200, "\(odd)")
                }
            }
        }
    }

    @Test(arguments: ["agent1", "handler.water", "dispatcher1", "evaluator1"])
    func `others have no such page`(login: String) async throws {
        try await Workplace.open { place in
            try await place.sit(login) { seat in
                for path in [Self.page, "/staff/site/deadlines"] {
                    let answer = try await seat.get(path)
                    #expect(answer.status == 403)
                }
            }
        }
    }

    @Test func `those who may only look cannot post`() async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                _ = try await seat.get(Self.page)
                for path in [
                    Self.page, Self.page + "/preview", "/staff/site/deadlines", "/staff/site/deadlines/preview",
                ] {
                    let answer = try await seat.post(path, ["change": "remove", "first": "2026-01-01"])
                    #expect(answer.status == 403, "\(path)")
                }
            }
            #expect(try await place.office.desk.newestDocument(.calendar).number == 1)
        }
    }

    @Test func `a holiday is previewed with its effect, saved with a reason, and then counted`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.file().stored.ticket.number
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let preview = try await seat.post(
                    Self.page + "/preview",
                    [
                        "change": "days", "first": "2026-03-04", "last": "2026-03-05",
                        "kind": "holiday", "name": "市民节",
                    ],
                )
                #expect(preview.status == 200)
                #expect(preview.text.contains("2026-03-04 星期三 市民节 工作日 08:30–12:00 14:30–17:30 法定节假日"))
                #expect(preview.text.contains("1 件中有 1 件的时限会不同"))
                #expect(preview.text.contains(number.rawValue))
                #expect(preview.text.contains("在办工单已确定的时限不因保存而改变"))
                let text = try #require(preview.field("text"))

                let silent = try await seat.post(Self.page, ["text": text, "base": "1", "reason": " "])
                #expect(silent.status == 422)
                #expect(silent.text.contains("请填写修改理由"))
                let saved = try await seat.post(Self.page, ["text": text, "base": "1", "reason": "市政府通知"])
                #expect(saved.status == 303)
                let after = try await seat.get(Self.page + "?year=2026")
                #expect(after.text.contains("2026-03-04 – 2026-03-05 星期三 – 星期四 市民节 法定节假日"))
                #expect(after.text.contains("市政府通知"))

                let again = try await seat.post(Self.page, ["text": text, "base": "1", "reason": "再来一次"])
                #expect(again.status == 409)
                #expect(again.text.contains("另一位管理员刚刚保存了新的一版"))
                #expect(again.main.contains("市民节"), "what was typed is not lost")
                // A form says what is to change, whatever was saved since it was drawn.
                let removed = try await seat.post(
                    Self.page + "/preview",
                    ["change": "remove", "first": "2026-03-04"],
                )
                #expect(removed.status == 200)
                #expect(removed.main.contains("name=\"base\" value=\"2\""))
            }
            let later = try await place.office.file(id: "2").stored.ticket.number
            try await place.sit("admin1") { seat in
                let why = try await seat.get("/staff/tickets/\(later)/deadlines")
                #expect(why.text.contains("2026-03-04 星期三 法定节假日 不计"))
            }
        }
    }

    @Test(arguments: [
        (["change": "days", "first": "2026-02-30", "kind": "holiday"], "“2026-02-30”不是日期"),
        (["change": "days", "first": "", "kind": "holiday"], "不是日期"),
        (["change": "days", "first": "2026-03-05", "last": "2026-03-04", "kind": "holiday"], "结束日期不能早于开始日期"),
        (["change": "days", "first": "2026-01-01", "last": "2026-12-31", "kind": "closed"], "一次最多 60 天"),
        (["change": "days", "first": "2026-03-05", "kind": "party"], "请选择改成什么"),
        (["change": "days", "first": "2026-03-05", "kind": "specialHours"], "请填写特殊办公时间"),
        (["change": "days", "first": "2026-03-05", "kind": "specialHours", "hours": "25:00-26:00"], "“25:00”不是可用的时刻"),
        (["change": "days", "first": "2026-03-05", "kind": "specialHours", "hours": "morning"], "“morning”不是时段"),
        (
            ["change": "days", "first": "2026-03-05", "kind": "specialHours", "hours": "9:00-12:00 11:00-13:00"],
            "09:00–12:00 与 11:00–13:00 重叠",
        ),
        (["change": "week", "week-mon": "08:00-08:00"], "没有时长"),
        (["change": "unit", "unit": "nobody"], "没有该单位"),
        (["change": "unit", "unit": "water", "closures": "soon"], "“soon”不是日期"),
        (["change": "official", "list": ""], "请粘贴放假安排"),
        (["change": "official", "list": "date,name,isOffDay\n2027-01-01,元旦,true\n2027-01-01,元旦,true"], "列了两次"),
    ])
    func `nonsense is told at its form, and nothing is saved`(fields: [String: String], message: String) async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)

                let answer = try await seat.post(Self.page + "/preview", fields: fields)

                #expect(answer.status == 422)
                #expect(answer.text.contains(message), "\(answer.text.suffix(3_000))")
            }
            #expect(try await place.office.desk.newestDocument(.calendar).number == 1)
        }
    }

    @Test func `a week without any hour is refused by the check of the site, with file and line`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let yaml = "timezone: Asia/Shanghai\nhours: {}\n"
                let answer = try await seat.post(
                    Self.page + "/preview",
                    ["change": "text", "base": "1", "text": yaml],
                )
                #expect(answer.status == 422)
                #expect(answer.main.contains("deadlines.yaml:"))
                let saved = try await seat.post(Self.page, ["base": "1", "text": yaml, "reason": "试"])
                #expect(saved.status == 422)
                let unknown = try await seat.post(Self.page + "/preview", ["change": "dance"])
                #expect(unknown.status == 415)
                let nobody = try await seat.post(Self.page + "/preview", [:])
                #expect(nobody.status == 415)
            }
            #expect(try await place.office.desk.newestDocument(.calendar).number == 1)
        }
    }

    @Test func `the official list of a year is taken over, and its warning goes`() async throws {
        try await Workplace.open { place in
            place.office.clock.move(to: .at("2026-12-20T10:00:00+08:00"))
            let list = "date,name,isOffDay\n2027-01-01,元旦,true\n2027-01-02,元旦,true\n2027-01-09,元旦,false\n"
            try await place.sit("admin1") { seat in
                let home = try await seat.get("/staff")
                #expect(home.text.contains("还有 12 天就到 2027 年"))
                let calendar = try await seat.get(Self.page)
                #expect(calendar.text.contains("还有 12 天就到 2027 年"))
                let preview = try await seat.post(
                    Self.page + "/preview",
                    ["change": "official", "list": list],
                )
                #expect(preview.text.contains("2027-01-09 星期六 元旦 周末 调休上班日 08:30–12:00 14:30–17:30"))
                #expect(preview.text.contains("录入放假安排的年份：2027"))
                let text = try #require(preview.field("text"))
                let saved = try await seat.post(Self.page, ["text": text, "base": "1", "reason": "国务院办公厅通知"])
                #expect(saved.status == 303)
                let after = try await seat.get("/staff")
                #expect(!after.text.contains("天就到"))
            }
            try await place.sit("supervisor1") { seat in
                let home = try await seat.get("/staff")
                #expect(!home.text.contains("天就到"))
            }
        }
    }

    @Test func `a unit gets hours of its own and loses them again`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let preview = try await seat.post(
                    Self.page + "/preview",
                    [
                        "change": "unit", "unit": "water", "own-mon": "7:00–19:00",
                        "own-sat": "9：00至12:00",
                        "closures": "2026-03-10 2026-03-11", "throughHolidays": "on",
                    ],
                )
                #expect(preview.status == 200)
                #expect(preview.text.contains("市供水集团：单独的工作时间有变化") || preview.text.contains("单独的工作时间有变化"))
                let text = try #require(preview.field("text"))
                _ = try await seat.post(Self.page, ["text": text, "base": "1", "reason": "供水公司自定"])
                let own = try #require(place.office.desk.site.ownCalendars[.water])
                #expect(own.document.hours["sat"] == [["09:00", "12:00"]])
                #expect(own.document.holidays.isEmpty)
                let after = try await seat.get(Self.page)
                #expect(after.text.contains("节假日照常办公"))
                let back = try await seat.post(
                    Self.page + "/preview",
                    ["change": "unit", "unit": "water", "asEverybody": "on"],
                )
                #expect(back.text.contains("改按全市工作时间"))
            }
        }
    }
}

extension Page {
    /// The value of a text area, or of the first field of a name.
    func field(_ name: String) -> String? {
        main.firstMatch(of: try! Regex("<textarea[^>]*name=\"\(name)\"[^>]*>([^<]*)</textarea>")).flatMap {
            $0.output[1].substring.map { String($0).unescaped }
        }
    }
}

extension String {
    fileprivate var unescaped: String {
        replacing("&quot;", with: "\"").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&#39;", with: "'").replacing("&#43;", with: "+").replacing("&amp;", with: "&")
    }
}
