// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// Theme projects and alerts of topics on their pages (C7).
struct ThemesPageTests {
    @Test func `a supervisor makes a hot topic a project, writes down its progress and finishes it`() async throws {
        try await Workplace.open { place in
            let numbers = try await place.office.tell(people: 3)
            try await place.sit("supervisor1") { seat in
                let hot = try await seat.get("/staff/hotspots")
                let link = try #require(hot.main.firstMatch(of: /href="(\/staff\/themes\?topic=\d+)"/)?.1)
                let form = try await seat.get(String(link))
                let topic = try #require(form.main.firstMatch(of: /name="topic" value="(\d+)"/)?.1)
                let begun = try await seat.post(
                    "/staff/themes",
                    fields: ["name": "搅拌站扰民", "unit": "water", "goal": "搬迁", "topic": String(topic)],
                )
                let path = try #require(begun.location)

                let page = try await seat.get(path)
                for number in numbers { #expect(page.main.contains(number.rawValue)) }
                #expect(page.text.contains("在办 3 件，办毕 0 件"))
                #expect(page.main.contains("class=\"lamp"))

                _ = try await seat.post(path + "/notes", ["version": "1", "note": "已现场踏勘。"])
                _ = try await seat.post(path + "/removal", ["version": "2", "number": numbers[0].rawValue])
                _ = try await seat.post(path + "/result", ["version": "3", "result": "搅拌站已搬迁。"])
                let finished = try await seat.get(path)
                #expect(finished.text.contains("已现场踏勘。"))
                #expect(finished.text.contains("搅拌站已搬迁。"))
                #expect(!finished.main.contains(numbers[0].rawValue))
                #expect(!finished.main.contains("<form"))
                let list = try await seat.get("/staff/themes")
                #expect(list.text.contains("已办结"))
            }
        }
    }

    @Test func `what is refused comes back with its reason and what was typed`() async throws {
        try await Workplace.open { place in
            let theme = try await place.office.emptyTheme()
            let report = try await place.office.file("举报办事人员。", id: "r") { $0.filing.kind = .report }
                .stored.ticket.number
            try await place.sit("supervisor1") { seat in
                let path = "/staff/themes/\(theme.rawValue)"
                _ = try await seat.get(path)

                let excluded = try await seat.post(
                    path + "/tickets",
                    ["version": "1", "numbers": "\(report.rawValue)，20010101000001"],
                )
                let stale = try await seat.post(path + "/notes", ["version": "7", "note": "要保留的话"])
                let nameless = try await seat.post("/staff/themes", ["name": "", "unit": "water", "goal": "要保留的话"])

                #expect(excluded.status == 422)
                #expect(excluded.main.contains("举报件"))
                #expect(excluded.main.contains("20010101000001"))
                #expect(stale.status == 409)
                #expect(stale.main.contains("要保留的话"))
                #expect(nameless.status == 422)
                #expect(nameless.main.contains("要保留的话"))
            }
        }
    }

    @Test(arguments: ["agent1", "evaluator1", "inspector1"])
    func `who has nothing to do with projects has no page of them`(login: String) async throws {
        try await Workplace.open { place in
            let theme = try await place.office.emptyTheme()
            try await place.sit(login) { seat in
                let list = try await seat.get("/staff/themes")
                let page = try await seat.get("/staff/themes/\(theme.rawValue)")

                #expect(list.status == 403)
                #expect(page.status == 403)
            }
        }
    }

    @Test(arguments: ["dispatcher1", "handler.water"])
    func `who reads a project is offered no step and takes none`(login: String) async throws {
        try await Workplace.open { place in
            let theme = try await place.office.emptyTheme()
            try await place.sit(login) { seat in
                let path = "/staff/themes/\(theme.rawValue)"
                let list = try await seat.get("/staff/themes")
                let page = try await seat.get(path)
                let note = try await seat.post(path + "/notes", ["version": "1", "note": "看过。"])
                let begun = try await seat.post("/staff/themes", ["name": "别的", "unit": "water"])

                #expect(list.text.contains("搅拌站扰民"))
                #expect(page.status == 200)
                #expect(!page.main.contains("<form"))
                #expect(note.status == 403)
                #expect(begun.status == 403)
            }
        }
    }

    @Test func `another unit finds no project that it does not lead`() async throws {
        try await Workplace.open { place in
            let theme = try await place.office.emptyTheme()
            try await place.sit("handler.power") { seat in
                let list = try await seat.get("/staff/themes")
                let page = try await seat.get("/staff/themes/\(theme.rawValue)")

                #expect(!list.text.contains("搅拌站扰民"))
                #expect(page.status == 404)
            }
        }
    }

    @Test func `a new topic waits on the supervisor's home page until they say that they saw it`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.tell(people: 5)
            try await place.sit("dispatcher1") { seat in
                let hot = try await seat.get("/staff/hotspots")
                let action = try #require(hot.main.firstMatch(of: /topic-(\d+)/)?.1)
                let refused = try await seat.post("/staff/hotspots/\(action)/acknowledgement", [:])

                #expect(hot.text.contains("新预警"))
                #expect(!hot.main.contains("/acknowledgement"))
                #expect(refused.status == 403)
            }
            try await place.sit("supervisor1") { seat in
                let home = try await seat.get("/staff")
                let hot = try await seat.get("/staff/hotspots")
                let action = try #require(hot.main.firstMatch(of: /action="([^"]+\/acknowledgement)"/)?.1)
                _ = try await seat.post(String(action), [:])
                let after = try await seat.get("/staff/hotspots")
                let homeAfter = try await seat.get("/staff")

                #expect(home.text.contains("热点预警 1"))
                #expect(hot.text.contains("已有 5 人反映"))
                #expect(!after.text.contains("新预警"))
                #expect(!homeAfter.text.contains("热点预警 1"))
            }
        }
    }
}

extension Office {
    fileprivate func tell(people: Int) async throws -> [TicketNumber] {
        var numbers: [TicketNumber] = []
        for person in 0..<people {
            let receipt = try await file("投诉青枫花园旁的混凝土搅拌站，粉尘很大，夜里噪音大。", id: "plant-\(person)") { draft in
                draft.contact.phone = PhoneNumber("1390000000\(person)", country: "86", area: "710")
            }
            numbers.append(receipt.stored.ticket.number)
        }
        await followersCatchUp()
        return numbers
    }

    fileprivate func emptyTheme() async throws -> ID<Theme> {
        try await desk.beginTheme(ThemeDraft(name: "搅拌站扰民", goal: "", unit: .water), by: .supervisor).id
    }
}
