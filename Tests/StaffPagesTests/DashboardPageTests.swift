// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// The dashboard of supervisors and leaders (V2, V3).
struct DashboardPageTests {
    @Test(arguments: Language.allCases)
    func `every number that is a link leads to a list of as many tickets`(language: Language) async throws {
        try await Workplace.open { place in
            for (id, stage) in [
                ("a", Stage.Name.registered), ("b", .dispatched), ("c", .handling), ("d", .notAccepted),
            ] {
                _ = try await place.office.ticket(in: stage, id: id)
            }
            place.office.clock.advance(hours: 30)
            _ = try await place.office.ticket(in: .archived, id: "e")

            try await place.sit("supervisor1", in: language) { seat in
                let page = try await seat.get("/staff/dashboard?days=7")
                let links = page.main.matches(of: /<a[^>]*href="(\/staff\/tickets\?[^"]*)"[^>]*>(\d+)<\/a>/)
                #expect(page.status == 200)
                #expect(links.count > 30)
                for link in Set(links.map { [String($0.1), String($0.2)] }) {
                    let list = try await seat.get(link[0].replacing("&amp;", with: "&"))
                    let numbers = Set(list.main.matches(of: /\/staff\/tickets\/(\d{14})"/).map { String($0.1) })
                    #expect(numbers.count == Int(link[1]), "\(link[0])")
                }
            }
        }
    }

    @Test func `it says the same without scripts, and is small enough for a slow line`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.ticket(in: .handling)

            try await place.sit("leader1") { seat in
                let page = try await seat.get("/staff/dashboard")
                #expect(page.text.contains("明日受理预计"))
                #expect(page.main.contains("<details class=\"dash-table\" open>"))
                #expect(page.html.utf8.count < 150_000)
            }
        }
    }

    @Test func `a unit has no dashboard of the city, nor has who takes requests down`() async throws {
        try await Workplace.open { place in
            for login in ["handler.water", "agent1"] {
                try await place.sit(login) { seat in
                    let page = try await seat.get("/staff/dashboard")
                    #expect(page.status == 403)
                }
            }
        }
    }

    @Test func `days that are none, and more than a quarter, break nothing`() async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                for query in [
                    "days=0", "days=x", "from=x&to=2026-02-30", "unit=nobody", "from=2030-01-01&to=1999-01-01",
                ] {
                    let page = try await seat.get("/staff/dashboard?\(query)")
                    #expect(page.status == 200)
                }
            }
        }
    }
}
