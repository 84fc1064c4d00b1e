// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
import Sites
import TestKit
import Testing
import Tickets

@testable import Web

/// The dispatch catalogue in the browser: looked through, changed by a form or as text, compared (C1).
struct SiteCatalogueTests {
    private static let page = "/staff/site/catalogue"
    private static let lamps = MatterCode("urban.roads.lamps")!

    private static func form(_ change: [String: String] = [:]) -> [String: String] {
        let form = [
            "change": "change", "old": "urban.roads.lamps", "base": "1", "code": "urban.roads.lamps",
            "parent": "urban.roads", "chinese": "路灯照明", "english": "Street lighting", "lead": "housing",
            "deadlineClass": "general", "words": "路灯、照明设施，街灯\n灯杆", "basis": "《城市道路管理条例》",
        ]
        return form.merging(change) { $1 }
    }

    @Test func `supervisors read the tree and its figures, and only administrators change it`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.file { $0.filing.matter = Self.lamps }
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get(Self.page + "?q=路灯&entry=urban.roads.lamps")
                #expect(page.status == 200)
                #expect(page.text.contains("路灯照明 urban.roads.lamps"))
                #expect(page.text.contains("2026-03"))
                #expect(!page.main.contains("method=\"post\""))
                #expect(!page.text.contains("井盖缺失破损"))
                let refused = try await seat.post(Self.page + "/preview", fields: Self.form())
                #expect(refused.status == 403)
            }
            try await place.sit("handler.water") { seat in
                for path in [Self.page, Self.page + "/versions"] {
                    let refused = try await seat.get(path)
                    #expect(refused.status == 403)
                }
            }
            try await place.sit("admin1", in: .en) { seat in
                let page = try await seat.get(Self.page + "?entry=urban.roads.lamps")
                #expect(page.text.contains("Change the matter “Street lighting”"))
                #expect(page.main.contains("name=\"questions\""))
                let new = try await seat.get(Self.page + "?entry=new&parent=urban.roads")
                #expect(new.text.contains("New matter"))
            }
        }
    }

    @Test(arguments: [
        "?entry=nothing", "?show=x&months=999999999999", "?under=%3Cb%3E", "?q=%27%22%3C", "?show=dead&months=3",
        "?show=returns", "?show=otherDays", "/versions?from=0&to=99", "/versions?from=x", "/versions?from=\(Int.min)",
    ])
    func `whatever an address asks for, the page stays`(query: String) async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                let page = try await seat.get(Self.page + query)
                #expect([200, 404].contains(page.status), "\(query)")
                #expect(!page.main.contains("<b>"))
            }
        }
    }

    @Test func `where there is one version, the page of versions says that nothing differs`() async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get(Self.page + "/versions")

                #expect(page.status == 200)
            }
        }
    }

    @Test func `a changed lead is previewed with its effect, saved, and holds for what is filed next`() async throws {
        try await Workplace.open { place in
            let number = try await place.office.file("樊城区路灯不亮", id: "1").stored.ticket.number
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let preview = try await seat.post(Self.page + "/preview", fields: Self.form())
                #expect(preview.status == 200, "\(preview.text)")
                #expect(preview.text.contains("1 件会推荐给另一单位"))
                #expect(preview.text.contains(number.rawValue))
                #expect(preview.text.contains("灯杆"))
                let text = try #require(preview.field("text"))
                #expect(text.contains("# ---- 城乡建设"))
                let saved = try await seat.post(Self.page, ["text": text, "base": "1", "reason": "职能调整"])
                #expect(saved.status == 303)
                let versions = try await seat.get(Self.page + "/versions?from=1&to=2")
                #expect(versions.text.contains("路灯照明"))
                #expect(versions.text.contains("修改"))
                let ticket = try await seat.get("/staff/tickets/\(number)")
                #expect(ticket.text.contains("派单时所用目录：第 1 版"))
                #expect(ticket.text.contains("此后该事项有变化（现为第 2 版）"))
            }
            let entry = try #require(place.office.desk.site.catalogue[Self.lamps])
            #expect(entry.lead == .unit(UnitCode("housing")!))
            #expect(entry.words == ["路灯", "照明设施", "街灯", "灯杆"])
            let next = try await place.office.file("樊城区路灯又不亮", id: "2").stored.ticket
            #expect((next.unit ?? next.proposal?.unit)?.rawValue == "housing")
        }
    }

    @Test(arguments: [
        ("code", "大写 X"), ("code", "urban.roads.manhole"), ("chinese", " "), ("english", ""), ("coUnits", "某某局"),
        ("areas", "樊城区 城管"), ("areas", "某区 = housing"), ("areas", "樊城区 = 某局"), ("questions", "- {"),
    ])
    func `what an entry cannot be is said at its field, in words, and nothing typed is lost`(
        field: String,
        value: String,
    ) async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let change = [field: value, "lead": field == "areas" ? "by-area" : "housing"]
                let answer = try await seat.post(Self.page + "/preview", fields: Self.form(change))
                #expect(answer.status == 422)
                #expect(answer.main.contains("href=\"#\(field)\""), "\(answer.text)")
                #expect(answer.main.contains("id=\"\(field)-problem\""))
                #expect(answer.main.contains("value=\"《城市道路管理条例》\""))
            }
        }
    }

    @Test func `a lead by place is written with names and kept with codes`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let area = try #require(place.office.desk.site.gazetteer.entries.first { $0.parent == nil })
                let unit = try #require(place.office.desk.site.organisation[UnitCode("housing")!])
                let form = Self.form([
                    "lead": "by-area", "areas": "\(area.name.zh)＝\(unit.name.zh)", "otherwise": "urban-management",
                    "from": "2026-01-01", "until": "2026-12-31",
                ])
                let preview = try await seat.post(Self.page + "/preview", fields: form)
                #expect(preview.status == 200, "\(preview.text)")
                let text = try #require(preview.field("text"))
                #expect(text.contains("lead: {byArea: {\(area.code): housing}, otherwise: urban-management}"))
                #expect(text.contains("from: 2026-01-01\n    until: 2026-12-31\n"))
            }
        }
    }

    @Test func `a lead by place stays with its area when others have the same name`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let form = Self.form([
                    "lead": "by-area", "otherwise": "urban-management",
                    "areas": "xiangcheng.gucheng.demo = 市住房和城乡建设局\nfancheng.wangzhai.demo = water",
                ])
                let preview = try await seat.post(Self.page + "/preview", fields: form)
                let text = try #require(preview.field("text"), "\(preview.text)")
                let saved = try await seat.post(Self.page, ["text": text, "base": "1", "reason": "按社区"])
                #expect(saved.status == 303)

                let page = try await seat.get(Self.page + "?entry=urban.roads.lamps")
                let areas = try #require(page.field("areas"))
                #expect(areas.contains("樊城区/王寨街道/演示社区 = "))
                let again = ["areas": areas, "base": "2", "words": "路灯", "lead": "by-area"]
                let changed = try await seat.post(Self.page + "/preview", fields: Self.form(again))
                #expect(changed.field("text")?.contains("fancheng.wangzhai.demo: water") ?? false, "\(changed.text)")

                let unclear = Self.form(["areas": "演示社区 = water", "base": "2", "lead": "by-area"])
                let refused = try await seat.post(Self.page + "/preview", fields: unclear)
                #expect(refused.status == 422)
                #expect(refused.text.contains("“演示社区”不止一个"))
            }
        }
    }

    @Test func `a day that is none or a unit without a class is told by the check of the whole`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                for change in [["from": "2026-02-30"], ["deadlineClass": ""], ["lead": ""]] {
                    let answer = try await seat.post(Self.page + "/preview", fields: Self.form(change))
                    #expect(answer.status == 422)
                    #expect(answer.text.contains("catalogue.yaml:"), "\(change)")
                }
                let odd = try await seat.post(Self.page + "/preview", ["change": "x"])
                #expect(odd.status == 415)
            }
        }
    }

    @Test func `whoever has changed the same matter meanwhile is seen first, and nothing typed is lost`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let text = try await place.office.desk.newestDocument(.catalogue).text
                let theirs = text.replacing("words: [路灯, 照明设施, 街灯]", with: "words: [路灯]")
                #expect(theirs != text)
                try await place.office.desk.save(
                    SiteEdit(kind: .catalogue, text: theirs, base: 1),
                    by: "admin2",
                    reason: "精简",
                )
                let stale = try await seat.post(Self.page + "/preview", fields: Self.form())
                #expect(stale.status == 409)
                #expect(stale.text.contains("路灯，照明设施，街灯 → 路灯") || stale.text.contains("路灯、照明设施、街灯"), "\(stale.text)")
                #expect(stale.main.contains("name=\"base\" value=\"2\""))
                #expect(stale.main.contains("灯杆"))
                let again = try await seat.post(Self.page + "/preview", fields: Self.form(["base": "2"]))
                #expect(again.status == 200)
                // Another matter's form goes for the catalogue as it now is.
                let other = Self.form([
                    "old": "urban.roads.manhole", "code": "urban.roads.manhole", "chinese": "井盖", "english": "Manholes",
                    "deadlineClass": "safety",
                ])
                let preview = try await seat.post(Self.page + "/preview", fields: other)
                #expect(preview.status == 200)
                let merged = try #require(preview.field("text"))
                #expect(merged.contains("words: [路灯]"))
            }
        }
    }

    @Test func `whoever saves on top of a colleague sees what the colleague has made`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1", in: .en) { seat in
                _ = try await seat.get(Self.page)
                let text = try await place.office.desk.newestDocument(.catalogue).text
                let theirs = text.replacing("words: [路灯, 照明设施, 街灯]", with: "words: [路灯]")
                try await place.office.desk.save(
                    SiteEdit(kind: .catalogue, text: theirs, base: 1),
                    by: "admin2",
                    reason: "精简",
                )
                let mine = text.replacing("words: [井盖, 窨井]", with: "words: [井盖]")
                let stale = try await seat.post(Self.page, ["text": mine, "base": "1", "reason": "精简井盖"])
                #expect(stale.status == 409)
                #expect(stale.text.contains("What another administrator has just saved"))
                #expect(stale.main.contains("name=\"base\" value=\"2\""))
            }
        }
    }

    @Test func `a matter is removed where no rule needs it`() async throws {
        try await Workplace.open { place in
            try await place.sit("admin1") { seat in
                _ = try await seat.get(Self.page)
                let needed = try await seat.post(
                    Self.page + "/preview",
                    ["change": "remove", "old": "urban.roads.lamps", "base": "1"],
                )
                #expect(needed.status == 422)
                #expect(needed.text.contains("there is no matter “urban.roads.lamps”"))
                let gone = try await seat.post(Self.page + "/preview", fields: Self.form(["old": "urban.gone"]))
                #expect(gone.status == 422)
                #expect(gone.main.contains("name=\"change\" value=\"add\""))
            }
        }
    }
}
