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

/// Inspection on its pages: the inspectors' desk, a sheet, and what agents see of it (S5).
struct QualityPageTests {
    @Test func `a call is drawn, inspected, objected to, inspected again and put right`() async throws {
        try await Workplace.open { place in
            try await place.keepCalls()
            let day = place.yesterday
            let path = try await place.sit("supervisor1") { seat in
                let empty = try await seat.get("/staff/quality")
                #expect(empty.text.contains("没有待质检的通话和工单"))
                let drawn = try await seat.post("/staff/quality", ["kind": "call", "first": day, "last": day])
                #expect(drawn.status == 303)
                let list = try await seat.get("/staff/quality")
                #expect(list.text.contains("3 件中抽 2 件"))
                let path = String(try #require(list.main.firstMatch(of: /href="(\/staff\/quality\/\d+)"/)?.1))

                _ = try await seat.get(path)
                let open = try await seat.post(path + "/sheet", ["seen": "0", "points.opening": "8.5"])
                #expect(open.status == 422)
                #expect(open.main.contains(#"value="8.5""#), "what was typed comes back")
                let filled = try await seat.post(path + "/sheet", fields: place.sheet(seen: 0, opening: "8.5"))
                #expect(filled.status == 303)
                let page = try await seat.get(path)
                #expect(page.text.contains("98.50"))
                #expect(page.text.contains("8.5 / 10"))
                #expect(!page.main.contains("/sheet\""), "the same inspector gives no second opinion")
                return path
            }
            try await place.sit("agent1") { seat in
                let own = try await seat.get("/staff/quality/mine")
                #expect(own.text.contains("98.50"))
                let page = try await seat.get(path)
                #expect(!page.main.contains("/sheet\""))
                let silent = try await seat.post(path + "/answer", ["act": "objected", "note": ""])
                #expect(silent.status == 422)
                _ = try await seat.post(path + "/answer", ["act": "objected", "note": "我报了工号<b>"])
            }
            try await place.sit("evaluator1") { seat in
                let desk = try await seat.get("/staff/quality")
                #expect(desk.text.contains("有异议"))
                let page = try await seat.get(path)
                #expect(page.main.contains("我报了工号&lt;b&gt;"))
                _ = try await seat.post(path + "/sheet", fields: place.sheet(seen: 1, opening: "10"))
                let due = place.office.desk.today.description
                let open = ["text": "重学开头语", "owner": "agent1", "due": due]
                _ = try await seat.post(path + "/actions", fields: open)
                let again = try await seat.get(path)
                #expect(again.text.contains("100.00"))
                #expect(again.text.contains("以复检结果为准"))
            }
            try await place.sit("agent1") { seat in
                let own = try await seat.get("/staff/quality/mine")
                let done = try #require(own.main.firstMatch(of: /action="(\/staff\/quality\/actions\/\d+)"/)?.1)
                _ = try await seat.post(path + "/answer", ["act": "accepted", "note": ""])
                let told = try await seat.post(String(done), ["note": "已重学"])
                #expect(told.location == "/staff/quality/mine")
                let page = try await seat.get(path)
                #expect(page.text.contains("已确认"))
                #expect(page.text.contains("已重学"))
            }
        }
    }

    @Test func `agents come to their own only, and nobody else to any`() async throws {
        try await Workplace.open { place in
            try await place.keepCalls()
            let id = try await place.inspected()
            try await place.sit("agent2") { seat in
                let desk = try await seat.get("/staff/quality")
                let page = try await seat.get("/staff/quality/\(id.rawValue)")
                #expect(desk.status == 403)
                #expect(page.status == 404)
            }
            try await place.sit("handler.water") { seat in
                let page = try await seat.get("/staff/quality/\(id.rawValue)")
                let drawn = try await seat.post("/staff/quality", ["kind": "call"])
                #expect(page.status == 404)
                #expect(drawn.status == 403)
            }
        }
    }

    @Test func `the desk shows how agents do and what is often missed`() async throws {
        try await Workplace.open { place in
            try await place.keepCalls()
            _ = try await place.inspected()
            try await place.sit("evaluator1", in: .en) { seat in
                let page = try await seat.get("/staff/quality")

                #expect(page.text.contains("Demo Agent One 1 95.00 0"))
                #expect(page.text.contains("50.00 % 1 / 1"))
            }
        }
    }

    @Test func `a site without score sheets says how to get them`() async throws {
        try await Workplace.open { place in
            let documents = try ExampleSite.documents().filter { $0.kind != .quality }
            place.office.desk.sites.replace(with: try SiteReader.read(documents))
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/quality")

                #expect(page.status == 200)
                #expect(page.main.contains("quality.yaml"))
                #expect(!page.main.contains("<form"))
            }
        }
    }
}

extension Workplace {
    fileprivate var yesterday: String { office.desk.today.advanced(by: -1).description }

    /// Three calls of agent1, yesterday.
    fileprivate func keepCalls() async throws {
        for number in 1...3 {
            var call = TestCall("\(number).0", at: office.clock.now)
            call.talk(at: Tickets.Seat("8001"))
            call.end(70)
            try await office.desk.keep([call.record], seated: [Tickets.Seat("8001"): "agent1"])
        }
        office.clock.advance(hours: 24)
    }

    /// An inspected call of agent1, with half of the points for its opening.
    fileprivate func inspected() async throws -> ID<Inspection> {
        let day = office.desk.today.advanced(by: -1)
        let supervisor = Author.staff(login: "supervisor1", role: .supervisor, unit: .centre)
        try await office.desk.drawSample(of: .call, on: day...day, by: supervisor)
        let waiting = try await office.desk.quality(since: .distantPast, for: supervisor).waiting
        let id = try #require(waiting.first).id
        let sheet = try #require(office.desk.site.quality?.sheet(for: .call))
        let marks = sheet.items.reduce(into: [String: FilledSheet.Mark]()) { marks, item in
            let given = item.code == "opening" ? 5 : item.points ?? 0
            let verdict: FilledSheet.Verdict = item.isFatal ? .kept : .points(hundredths: given * 100)
            marks[item.code] = FilledSheet.Mark(item.code, verdict, words: "听过")
        }
        let filled = try FilledSheet(sheet, document: 1, marks: marks, words: "")
        try await office.desk.inspect(filled, on: id, seen: 0, by: supervisor)
        return id
    }

    /// The sheet for calls as a form sends it, full marks but for the opening.
    fileprivate func sheet(seen: Int, opening: String) -> [String: String] {
        let items = office.desk.site.quality?.sheet(for: .call)?.items ?? []
        return items.reduce(into: ["seen": String(seen), "words": ""]) { fields, item in
            if item.isFatal {
                fields["verdict.\(item.code)"] = "kept"
            } else {
                fields["points.\(item.code)"] = item.code == "opening" ? opening : String(item.points ?? 0)
                fields["words.\(item.code)"] = "听过"
            }
        }
    }
}
