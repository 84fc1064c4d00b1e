// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Paper
import Records
import Survey
import Synchronization
import TestKit
import Testing
import Tickets
import WorkCalendar

@testable import Web

/// Reports in the store, as workbooks and on paper (S6, V4).
struct ReportFileTests {
    private static func file(
        _ report: WorkReport,
        as format: ReportFormat,
        in language: Language = .zh,
        at place: Workplace,
    ) async throws -> (headers: String, bytes: Data) {
        let now = place.office.clock.now
        let response = try await place.server.reportPress.file(.live(report), as: format, at: now, in: language)
        let sink = Sink()
        try await response.body.write(SinkWriter(sink: sink))
        return (
            "\(response.headers[.contentType] ?? "") | \(response.headers[.contentDisposition] ?? "")", sink.bytes,
        )
    }

    /// Units whose names would be more than names.
    private static let hostile = [
        LocalText(zh: "=cmd|' /C calc'!A0", en: "@SUM(1+1)*cmd|' /C calc'!A0"),
        LocalText(zh: "<script>alert(1)</script>", en: "</table></body><img src=file:///etc/passwd>"),
        LocalText(zh: "-2+3", en: "{{title}} \u{202E}evil & \"quoted\""),
    ]

    private static func report(_ kind: ReportPeriod.Kind = .weekly, units names: [LocalText]) throws -> WorkReport {
        let units = try names.enumerated().map { index, name in
            Department(code: try #require(UnitCode("u\(index)")), name: name, level: .department, group: "g")
        }
        let card = Scorecard(counts: [
            .dispatched: 8, .signed: 8, .signedInTime: 6, .replied: 3, .repliedInTime: 2, .returned: 1,
        ])
        let now: [UnitCode?: Scorecard] = Dictionary(
            uniqueKeysWithValues: units.map { ($0.code as UnitCode?, card) }
        )
        return WorkReport(
            period: ReportPeriod(kind, of: try #require(Day("2026-12-31"))),
            now: now.merging([nil: Scorecard(counts: [.received: 30, .answeredDirectly: 4])]) { $1 },
            before: [nil: Scorecard(counts: [.received: 24])],
            organisation: Organisation(units),
        )
    }

    @Test(arguments: Language.allCases)
    func `a workbook holds real numbers beside their base, and hostile names as names`(language: Language) async throws
    {
        try await Workplace.open { place in
            let report = try Self.report(units: Self.hostile)

            let (headers, bytes) = try await Self.file(report, as: .xlsx, in: language, at: place)
            let sheets = try await Readers.workbook(bytes)

            #expect(
                headers.hasPrefix("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | attachment; ")
            )
            #expect(headers.contains("filename=\"weekly-2026-12-28.xlsx\"; filename*=UTF-8''"))
            #expect(
                sheets.count == 4 && sheets.allSatisfy { sheet in sheet.rows.joined().allSatisfy { $0.type != "f" } }
            )
            let units = sheets[1].rows.dropFirst(5)
            #expect(units.prefix(3).map { $0.first?.text } == Self.hostile.map { $0[language] })
            #expect(units.first?.dropFirst().prefix(4).map(\.number) == [8, 8, 6, 0.75])
            #expect(units.first?[4].format == "0.00%")
            #expect(units.last?.dropFirst().first?.number == 24, "the sum of the units")
            #expect(sheets[0].rows[5].map(\.number) == [nil, 30, 24, 0.25], "received, before, change")
            #expect(sheets[2].rows.last?.dropFirst().first?.number == 0, "the period before")
            let notes = sheets[3].rows.joined().compactMap(\.text).joined()
            #expect(notes.contains(place.server.pages.wording(in: language).text("reports.base")))
        }
    }

    @Test func `a report on paper has the office's head line, its number, numbered pages and no names that act`()
        async throws
    {
        try await Workplace.open { place in
            let names = Self.hostile + (1...90).map { LocalText(zh: "单位\($0)局", en: "Unit \($0)") }

            let (headers, bytes) = try await Self.file(try Self.report(units: names), as: .pdf, at: place)
            let paper = try await Readers.paper(bytes)

            #expect(headers.hasPrefix("application/pdf | attachment; filename=\"weekly-2026-12-28.pdf\""))
            #expect(paper.pages[0].contains("襄阳市 12345") && paper.pages[0].contains("2026年第53期"))
            #expect(paper.pages[0].contains("2026-12-28 至 2027-01-03"))
            #expect(paper.pages.count > 2)
            for (index, page) in paper.pages.dropLast().enumerated() {
                #expect(page.contains("\(index + 1) / \(paper.pages.count)"))
                #expect(page.contains("按时签收率"), "the head of the table on page \(index + 1)")
            }
            let all = paper.pages.joined()
            #expect(all.contains("<script>alert(1)</script>") && all.contains("单位90局"))
            #expect(!all.contains("root:x:"))
            #expect(abs(paper.width - 841.9) < 1)
        }
    }

    @Test func `as many units as a province has are printed in a workbook`() async throws {
        try await Workplace.open { place in
            let names = (1...5_000).map { LocalText(zh: "单位\($0)", en: "Unit \($0)") }

            let (_, bytes) = try await Self.file(try Self.report(units: names), as: .xlsx, at: place)

            #expect(try await Readers.workbook(bytes)[1].rows.count == 5 + 5_000 + 2)
        }
    }

    @Test func `a supervisor makes a report, everybody finds it on the shelf, and its figures stay`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.ticket(in: .callbackPending)
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/reports")
                #expect(page.text.contains("立即生成") && page.text.contains("还没有生成过这一种报告"))
                let made = try await seat.post("/staff/reports", ["kind": "weekly", "day": "2026-03-02"])
                #expect(made.location == "/staff/reports/weekly-2026-03-02-1")

                _ = try await place.office.file(id: "late")
                let stored = try await seat.get("/staff/reports/weekly-2026-03-02-1")
                #expect(stored.text.contains("本期共受理 1 件（上期 0 件）"))
                #expect(stored.text.contains("数字已有变化：受理 1 → 2"))
                #expect(stored.text.contains("于 2026-03-02 09:00 生成，数字不再变化"))
                #expect(!stored.text.contains("立即生成"))
                let shelf = try await seat.get("/staff/reports?kind=weekly")
                #expect(shelf.main.contains("/staff/reports/weekly-2026-03-02-1.xlsx"))
                #expect(shelf.text.contains("2026年第10期"))
                let future = try await seat.post("/staff/reports", ["kind": "weekly", "day": "2026-03-09"])
                #expect(future.status == 422)
                let odd = try await seat.post("/staff/reports", ["kind": "hourly", "day": "2026-03-02"])
                #expect(odd.status == 404)
            }
            try await place.sit("handler.water") { seat in
                let page = try await seat.get("/staff/reports/weekly-2026-03-02-1")
                #expect(page.status == 200 && !page.text.contains("立即生成"))
                let refused = try await seat.post("/staff/reports", ["kind": "weekly", "day": "2026-03-02"])
                #expect(refused.status == 403)
            }
            try await place.sit("agent1") { seat in
                let page1 = try await seat.get("/staff/reports/weekly-2026-03-02-1")
                #expect(page1.status == 403)
                let page2 = try await seat.get("/staff/reports/weekly-2026-03-02-1.xlsx")
                #expect(page2.status == 403)
            }
        }
    }

    @Test(arguments: [
        "weekly-2026-03-02-7", "weekly-2026-03-03-1", "hourly-2026-03-02-1", "weekly", "weekly-2026-03-02-1.doc",
        ".pdf",
        "..%2F..%2Fetc%2Fpasswd", "weekly-2026-02-30",
    ])
    func `a report that is not there is not found`(name: String) async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                let page3 = try await seat.get("/staff/reports/\(name)")
                #expect(page3.status == 404)
            }
        }
    }

    @Test func `where nothing prints, the page says so and offers the workbook`() async throws {
        try await Workplace.open(printer: "/nowhere/python") { place in
            try await place.sit("supervisor1", in: .en) { seat in
                let page = try await seat.get("/staff/reports/weekly-2026-03-02")
                #expect(page.status == 200)
                #expect(page.text.contains("Nothing that prints is installed") && !page.main.contains(".pdf\""))
                let file = try await seat.get("/staff/reports/weekly-2026-03-02.pdf")
                #expect(file.status == 503 && file.text.contains("Nothing that prints is installed"))
            }
        }
    }

    @Test func `the month's statement is a workbook too, its rates between numerator and base`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.ticket(in: .closed)
            try await place.sit("handler.water") { seat in
                let page = try await seat.get("/staff/scorecards?period=2026-03")
                #expect(page.main.contains("/staff/scorecards.xlsx?period=2026-03"))

                let file = try await seat.file("/staff/scorecards.xlsx?period=2026-03")

                let sheets = try await Readers.workbook(file)
                let heads = try #require(sheets.first?.rows[1]).compactMap(\.text)
                let line = try #require(sheets.first?.rows[2])
                #expect(heads.starts(with: ["名次", "单位", "分组", "得分", "承办量"]) && heads.count == line.count)
                #expect(line[4].number == 1)
                #expect(line.dropFirst(5).allSatisfy { $0.type != "f" })
            }
            try await place.sit("agent1") { seat in
                let page4 = try await seat.get("/staff/scorecards.xlsx")
                #expect(page4.status == 403)
            }
        }
    }

    @Test(arguments: [
        ("周报 2026.pdf", "attachment; filename=\"a.pdf\"; filename*=UTF-8''%E5%91%A8%E6%8A%A5%202026.pdf"),
        (
            "a\"b\r\nX: y/..\\z%'.pdf",
            "attachment; filename=\"a.pdf\"; filename*=UTF-8''a%22b%20X%3A%20y%20..%20z%25%27.pdf",
        ),
    ])
    func `a file's name cannot leave its header`(name: String, header: String) {
        #expect(ContentDisposition.attachment(name, fallback: "a.pdf") == header)
    }
}

/// Where a response's bytes gather. A class, because the writer is copied.
private final class Sink: Sendable {
    private let gathered = Mutex(Data())

    var bytes: Data { gathered.withLock { $0 } }

    func add(_ buffer: ByteBuffer) { gathered.withLock { $0.append(contentsOf: buffer.readableBytesView) } }
}

private struct SinkWriter: ResponseBodyWriter {
    let sink: Sink

    mutating func write(_ buffer: ByteBuffer) async throws { sink.add(buffer) }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
