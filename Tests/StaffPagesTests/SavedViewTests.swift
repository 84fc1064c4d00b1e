// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// Filters of the list of tickets, kept under a name.
struct SavedViewTests {
    @Test(arguments: Language.allCases)
    func `a filter is kept under a name, found again, changed and taken away`(language: Language) async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1", in: language) { seat in
                let filtered = try await seat.get(
                    "/staff/tickets?stage=dispatched&lamp=red&order=urgent&after=5-5&pick=all"
                )
                #expect(filtered.main.contains(#"value="lamp=red&amp;order=urgent&amp;stage=dispatched""#))
                let kept = try await seat.post(
                    "/staff/views",
                    ["query": "lamp=red&order=urgent&stage=dispatched", "name": " 红灯<b> ", "sharing": "own"],
                )
                #expect(kept.location == "/staff/tickets?view=1&lamp=red&order=urgent&stage=dispatched")
                let shown = try await seat.get(try #require(kept.location))
                #expect(shown.main.contains("红灯&lt;b&gt;"))
                #expect(shown.main.contains(#"aria-current="page">"#))
                #expect(shown.main.contains(#"<option value="dispatched" selected>"#))

                _ = try await seat.post(
                    "/staff/views/1",
                    ["query": "stage=signed", "name": "已签收", "sharing": "everybody"],
                )
                let altered = try await seat.get("/staff/tickets")
                #expect(altered.main.contains("/staff/tickets?view=1&amp;stage=signed"))
                #expect(try await seat.post("/staff/views/1", ["do": "delete"]).location == "/staff/tickets")
                #expect(!(try await seat.get("/staff/tickets").main.contains("view=1")))
            }
        }
    }

    @Test func `a view that somebody shares is used by others and changed by its owner alone`() async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                _ = try await seat.get("/staff/tickets")
                _ = try await seat.post(
                    "/staff/views",
                    ["query": "kind=complaint", "name": "投诉", "sharing": "everybody"],
                )
            }
            try await place.sit("handler.water") { seat in
                let list = try await seat.get("/staff/tickets?view=1&kind=complaint")
                #expect(list.text.contains("投诉 演示督办员一"))
                #expect(!list.main.contains("view-edit"))
                #expect(try await seat.post("/staff/views/1", ["do": "delete"]).status == 403)
                let wide = try await seat.post(
                    "/staff/views",
                    ["query": "kind=help", "name": "a", "sharing": "everybody"],
                )
                #expect(wide.status == 403)
            }
        }
    }

    @Test func `a view whose unit or matter is gone says so and still opens`() async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                _ = try await seat.get("/staff/tickets")
                let kept = try await seat.post(
                    "/staff/views",
                    ["query": "unit=closed-office&matter=gone", "name": "旧单位", "sharing": "own"],
                )
                let page = try await seat.get(try #require(kept.location))
                #expect(page.status == 200)
                #expect(page.text.contains("单位“closed-office”已不存在"))
                #expect(page.text.contains("事项“gone”已不存在"))
                let hostile = try await seat.get("/staff/tickets?unit=%3Cscript%3E")
                #expect(hostile.status == 200)
                #expect(!hostile.main.contains("<script"))
            }
        }
    }

    @Test func `who chose a view as their start page begins with it`() async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                _ = try await seat.get("/staff/tickets")
                _ = try await seat.post("/staff/views", ["query": "lamp=red", "name": "红灯", "sharing": "own"])
                _ = try await seat.post("/staff/views/1", ["do": "start"])
            }
            try await place.sit("supervisor1") { seat in
                let password = "correct horse battery"
                let home = try await seat.post("/staff/sign-in", ["login": "supervisor1", "password": password])
                #expect(home.location == "/staff/tickets?view=1&lamp=red")
                let elsewhere = try await seat.post(
                    "/staff/sign-in",
                    ["login": "supervisor1", "password": password, "next": "/staff/review"],
                )
                #expect(elsewhere.location == "/staff/review")
                _ = try await seat.get("/staff/tickets?view=1&lamp=red")
                _ = try await seat.post("/staff/views/1", ["do": "noStart"])
                let again = try await seat.post("/staff/sign-in", ["login": "supervisor1", "password": password])
                #expect(again.location == "/staff")
            }
        }
    }

    @Test(arguments: [("lamp=red", ""), ("", "红灯"), ("lamp=red", String(repeating: "灯", count: 61))])
    func `a view that cannot be kept leads back to the same list, which says why`(
        query: String,
        name: String,
    ) async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/tickets")
                let answer = try await seat.post(
                    "/staff/views",
                    ["query": query, "name": name, "sharing": "own"],
                )
                #expect(answer.status == 303)
                #expect(answer.location == (query.isEmpty ? "/staff/tickets" : "/staff/tickets?lamp=red"))
                let list = try await seat.get(try #require(answer.location))
                #expect(list.html.contains("视图未保存"))
                #expect(!list.main.contains("view=1"))
            }
        }
    }

    @Test(arguments: [
        ("/staff/views", "query=a%3Db&name=a&sharing=city", 400),
        ("/staff/views", "query=%25zz&name=a&sharing=own", 400),
        ("/staff/views/9", "do=delete", 404), ("/staff/views/0", "do=delete", 404),
        ("/staff/views/x", "do=delete", 404),
        ("/staff/views/99999999999999999999", "do=start", 404), ("/staff/views/9", "do=start", 404),
    ])
    func `what is no view is refused`(path: String, body: String, status: Int) async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/tickets")
                let pairs = body.split(separator: "&").map {
                    $0.split(separator: "=", omittingEmptySubsequences: false)
                }
                let fields = Dictionary(
                    uniqueKeysWithValues: pairs.map { (String($0[0]), String($0[1]).removingPercentEncoding ?? "") }
                )
                let page = try await seat.post(
                    path,
                    [
                        "query": fields["query"] ?? "", "name": fields["name"] ?? "",
                        "sharing": fields["sharing"] ?? "",
                        "do": fields["do"] ?? "",
                    ],
                )
                #expect(page.status == status)
            }
        }
    }
}
