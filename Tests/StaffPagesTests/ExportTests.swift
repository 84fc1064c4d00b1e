// SPDX-License-Identifier: Apache-2.0

import Foundation
import Paper
import Records
import Sheets
import Sites
import TestKit
import Testing
import Tickets

@testable import Desk
@testable import Web

/// Exports of lists: what stands in them, who may have it, and that nothing is left of what was cancelled (V4).
struct ExportTests {
    @Test func `a list is exported as it was asked for, harmless to spreadsheets, and logged`() async throws {
        try await Workplace.open { place in
            try await place.file("=cmd|' /C calc'!A0 停水", "a")
            try await place.file("路灯\"不亮\",三天了", "b")
            try await place.sit("supervisor1") { seat in
                let list = try await seat.get("/staff/tickets?to=2026-12-31")
                #expect(list.main.contains("action=\"/staff/exports\""))
                #expect(!list.main.contains("href=\"/staff/exports\""), "the log is not theirs")
                let text = try await seat.export("tickets", "to=2026-12-31&order=newest", as: "csv")

                #expect(text.hasPrefix("\u{FEFF}工单编号,"))
                #expect(text.contains(",'=cmd|"))
                #expect(text.contains("139 0000 0001"))
                #expect(text.contains("\"路灯\"\"不亮\"\",三天了\""))
                #expect(text.split(separator: "\r\n").count == 3)
            }
            try await place.sit("admin1") { seat in
                let log = try await seat.get("/staff/exports")
                #expect(log.text.contains("工单列表 to=2026-12-31 CSV 2 完成"))
                #expect(log.text.contains("演示督办员一"))
            }
            try await place.sit("supervisor1") { seat in
                let log = try await seat.get("/staff/exports")
                #expect(log.status == 403)
            }
        }
    }

    @Test func `who may not call citizens gets masks, and a unit's people their unit's tickets only`() async throws {
        try await Workplace.open { place in
            try await place.file("小区停水。", "a")
            try await place.sit("leader1") { seat in
                _ = try await seat.get("/staff/tickets")
                let text = try await seat.export("tickets", "", as: "csv")

                #expect(text.contains("139****0001"))
                #expect(!text.contains("139 0000 0001"))
                #expect(!text.contains("王小明"))
            }
            try await place.sit("handler.gas") { seat in
                _ = try await seat.get("/staff/tickets")
                let text = try await seat.export("tickets", "", as: "csv")

                #expect(text.split(separator: "\r\n").count == 1)
            }
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/tickets")
                let scores = try await seat.post(
                    "/staff/exports",
                    ["what": "scorecards", "format": "csv", "query": ""],
                )
                let unknown = try await seat.post("/staff/exports", ["what": "secrets", "format": "csv"])

                #expect(scores.status == 403)
                #expect(unknown.status >= 400)
            }
        }
    }

    @Test func `a workbook has every page of a long list, and texts that are texts`() async throws {
        try await Workplace.open { place in
            let rows = ExportRows { after in
                let place = after.flatMap { Int($0) } ?? 0
                let page = (place..<place + 100).map { [Sheet.Cell.number($0), .text("=1+\($0)")] }
                return ExportRows.Page(rows: page, next: place < 900 ? String(place + 100) : nil)
            }
            let file = try await place.write(Self.export(rows), as: .xlsx)

            let sheet = try #require(try await Readers.workbook(file).first)
            #expect(sheet.rows.count == 1_001)
            #expect(sheet.rows.last?.map(\.type) == ["n", "s"])
            #expect(sheet.rows.last?.last?.text == "=1+999")
        }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+86", "'+86"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), (" =1", "' =1"),
        ("＝1", "'＝1"), ("\t=1", "'\t=1"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\u{0}b", "ab"), ("停水", "停水"),
    ])
    func `no text in a CSV is a formula or breaks its row`(text: String, written: String) {
        #expect(CSVText.line([.text(text), .number(-1)]) == written + ",-1\r\n")
    }

    @Test func `what is too long for paper is refused before it is printed`() async throws {
        try await Workplace.open(printer: "/nowhere") { place in
            let rows = ExportRows((0...2_000).map { [.number($0), .text("x")] })

            await #expect(throws: ExportFault.tooLong(limit: 2_000)) {
                _ = try await place.write(Self.export(rows), as: .pdf)
            }
            await #expect(throws: PaperFault.missing) {
                _ = try await place.write(Self.export(ExportRows([])), as: .pdf)
            }
        }
    }

    @Test(arguments: [ExportFormat.csv, .xlsx])
    func `a cancelled export is over at once, is logged as such, and has no file`(format: ExportFormat) async throws {
        try await Workplace.open { place in
            // It never ends by itself.
            let rows = ExportRows { _ in ExportRows.Page(rows: [[.number(1), .text("x")]], next: "more") }
            let session = try #require(place.session("supervisor1"))
            let room = place.server.exportRoom
            let id = try await room.begin(Self.export(rows), as: format, for: session, in: .zh)
            let running = try await room.job(id, of: "supervisor1")
            #expect(running.isRunning)
            await #expect(throws: ExportFault.unknown) { try await room.job(id, of: "agent1") }

            try await room.cancel(id, of: "supervisor1")

            let job = try await room.job(id, of: "supervisor1")
            let isCancelled = if case .cancelled = job.state { true } else { false }
            #expect(isCancelled)
            let log = try await place.office.desk.exports(before: nil, limit: 1)
            #expect(log.map(\.outcome) == [.cancelled])
            try await place.sit("agent1") { seat in
                let page = try await seat.get("/staff/exports/\(id)")
                let file = try await seat.get("/staff/exports/\(id)/file")
                #expect(page.status == 404)
                #expect(file.status == 404)
            }
        }
    }

    @Test func `a file has no name, and is read in parts`() throws {
        let file = try ExportFile()
        try file.append(Data("一二三".utf8))
        try file.append(Data("四".utf8))

        #expect(file.size == 12)
        #expect(file.bytes(from: 3, count: 3) == Array("二".utf8))
        #expect(file.bytes(from: 9, count: 100) == Array("四".utf8))
        #expect(file.bytes(from: 12, count: 1) == [])
    }

    private static func export(_ rows: ExportRows) -> Export {
        Export(
            what: "tickets",
            title: "表",
            filters: "",
            columns: [Export.Column("数"), Export.Column("字")],
            rows: rows,
        )
    }
}

extension Workplace {
    fileprivate func file(_ narrative: String, _ id: String) async throws {
        _ = try await office.file(narrative, id: id)
    }

    /// The bytes of an export.
    fileprivate func write(_ export: Export, as format: ExportFormat) async throws -> Data {
        let press = await server.exportRoom.press
        let file = try await press.file(export, as: format, at: office.clock.now, in: .zh) { _ in }
        return Data(file.bytes(from: 0, count: file.size))
    }

    fileprivate func session(_ login: String) -> StaffSession? {
        office.desk.site.member(login).map { member in
            StaffSession(
                login: login,
                name: member.name,
                role: member.role,
                unit: member.unit,
                formKey: "",
                startedAt: office.clock.now,
                expiresAt: office.clock.now,
            )
        }
    }
}

extension Seat {
    /// The text of a file that a page's button brings.
    fileprivate mutating func export(_ what: String, _ query: String, as format: String) async throws -> String {
        let begun = try await post("/staff/exports", ["what": what, "query": query, "format": format])
        let path = try #require(begun.location)
        return String(decoding: try await file(path), as: UTF8.self)
    }
}
