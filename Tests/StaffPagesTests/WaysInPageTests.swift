// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// Quick forms, keys for emergencies, and the lists that belong to them (A7, A10, A11).
struct WaysInPageTests {
    @Test func `a visit is filed with its people and window, and a group is called one`() async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/intake/counter")
                let sent = try await seat.post(
                    "/staff/intake/counter",
                    [
                        "name": "王来访", "phone": "13900000001", "people": "6", "window": "群众来访接待室",
                        "narrative": "小区物业乱收费", "representedName": "李奶奶", "relation": "family",
                        "tellRepresented": "on",
                    ],
                )

                let page = try await seat.get(try #require(sent.location))
                for words in ["群众来访接待室", "6 人", "集体来访", "李奶奶", "通知发给被代理人"] {
                    #expect(page.main.contains(words), "\(words)")
                }
            }
        }
    }

    @Test(arguments: [
        ("counter", "people", "many"), ("grid", "grid", ""), ("found", "area", "nowhere!"), ("counter", "phone", "无"),
    ])
    func `a quick form says what is wrong and keeps what was typed`(form: String, field: String, value: String)
        async throws
    {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                _ = try await seat.get("/staff/intake/\(form)")
                var fields = ["narrative": "要保留的话", "address": "建华路", "grid": "FC-1", "phone": "13900000001"]
                fields[field] = value

                let page = try await seat.post("/staff/intake/\(form)", fields: fields)

                #expect(page.status == 422)
                #expect(page.main.contains("要保留的话"))
                #expect(page.main.contains("#\(field)\""))
            }
            #expect(try await place.office.desk.page(of: TicketList(), for: .admin).lines.isEmpty)
        }
    }

    @Test func `an inspector comes to their form and their findings, and nowhere else`() async throws {
        try await Workplace.open { place in
            let others = try await place.office.file("路灯不亮。").stored.ticket.number
            try await place.sit("inspector1") { seat in
                for path in [
                    "intake", "intake/counter", "emergencies", "nuisances", "lines", "reports", "live", "scorecards",
                ] {
                    #expect(try await seat.get("/staff/\(path)").status == 403, "\(path)")
                }
                #expect(try await seat.get("/staff/tickets/\(others)").status == 404)
                #expect(try await seat.get("/staff/intake/grid").status == 200)
                let list = try await seat.get("/staff/tickets")
                #expect(!list.main.contains("/staff/tickets/\(others)"))
            }
        }
    }

    @Test(arguments: EmergencyLine.allCases)
    func `one key hands an empty form over, and what cannot be read is kept`(line: EmergencyLine) async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/intake")
                let sent = try await seat.post(
                    "/staff/intake",
                    ["emergency": line.rawValue, "phone": "一三九零零", "narrative": ""],
                )

                let page = try await seat.get(try #require(sent.location))
                #expect(page.main.contains("还没有对方的编号"))
                #expect(page.main.contains("一三九零零"))
                #expect(try await seat.get("/staff/emergencies").main.contains("待补"))
            }
        }
    }

    @Test func `a form that was saved before is handed over as a ticket of its own`() async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/intake")
                let message = "0123456789abcdef0123456789abcdef-abc"
                let fields = ["message": message, "phone": "13900000001", "narrative": "樊城区人民路小区停水"]
                let saved = try await seat.post("/staff/intake", fields: fields)
                let handed = try await seat.post("/staff/intake", fields: fields.merging(["emergency": "119"]) { $1 })

                #expect(saved.location != handed.location)
                let page = try await seat.get(try #require(handed.location))
                #expect(page.main.contains("还没有对方的编号"))
                #expect(page.main.contains(try #require(saved.location)))
            }
        }
    }

    @Test func `a report at the counter names its unit, and who came stays unknown to it`() async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/intake/counter")
                let sent = try await seat.post(
                    "/staff/intake/counter",
                    [
                        "name": "王来访", "kind": "report", "accusedUnit": "water", "confidential": "on",
                        "anonymous": "on", "narrative": "小区停水无人管", "address": "建华路",
                    ],
                )

                let last = sent.location?.split(separator: "/").last
                let number = try #require(last.flatMap { TicketNumber(String($0)) })
                let filing = try await place.office.desk.file(of: number, for: .agent).ticket.filing
                #expect(filing.accusedUnit == UnitCode("water"))
                #expect(filing.isConfidential && filing.isAnonymous)
            }
        }
    }

    @Test func `the nuisance list is searched by number, and says what is no number`() async throws {
        try await Workplace.open { place in
            let phone = PhoneNumber(dialled: "+8613900000009")
            try await place.office.desk.proposeNuisance(phone, reason: "反复骚扰", days: 1, by: .agent)
            try await place.sit("supervisor1") { seat in
                #expect(try await seat.get("/staff/nuisances?number=13900000009").main.contains("反复骚扰"))
                let other = try await seat.get("/staff/nuisances?number=13900000008")
                #expect(!other.main.contains("反复骚扰") && other.main.contains("名单上没有这个号码"))
                #expect(try await seat.get("/staff/nuisances?number=abc&after=x").status == 422)
            }
        }
    }

    @Test func `a listed number is flagged where its call is taken, until its entry has ended`() async throws {
        try await Workplace.open { place in
            let phone = PhoneNumber(dialled: "+8613900000009")
            let entry = try await place.office.desk.proposeNuisance(phone, reason: "反复骚扰", days: 1, by: .agent)
            try await place.office.desk.step(.confirmed, on: entry.id, note: "属实", by: .supervisor)

            try await place.sit("agent1") { seat in
                #expect(try await seat.get("/staff/intake?phone=13900000009").main.contains("骚扰号码名单"))
                let other = try await seat.get("/staff/intake?phone=13900000008")
                #expect(!other.main.contains("caller-nuisance"))
            }
            #expect(try await place.office.desk.nuisance(of: phone, at: entry.expiresAt) == nil)
        }
    }

    @Test func `the registry counts each old line's requests in the days asked for`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.file("路灯不亮。") { $0.filing.line = LineCode("old-12319") }
            try await place.sit("evaluator1") { seat in
                let page = try await seat.get("/staff/lines?from=2026-03-02&to=2026-03-02")
                #expect(page.main.contains("line=old-12319&amp;from=2026-03-02&amp;to=2026-03-02\">1<"))
                let before = try await seat.get("/staff/lines?from=2026-02-01&to=2026-03-01")
                #expect(!before.main.contains("\">1<"))
            }
        }
    }
}
