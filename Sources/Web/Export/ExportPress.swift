// SPDX-License-Identifier: Apache-2.0

import Foundation
import Paper
import Sheets
import Tickets

/// Writes exports as files.
struct ExportPress: Sendable {
    let printer: PaperPrinter
    private let pages: Pages
    private let style: String

    /// - Throws: A file error when the style sheet for paper is missing.
    init(printer: PaperPrinter, pages: Pages, resources: URL) throws {
        self.printer = printer
        self.pages = pages
        style = try String(contentsOf: resources.appending(path: "Static/paper.css"), encoding: .utf8)
    }

    /// Writes `export` to its end.
    ///
    /// - Parameters:
    ///   - export: What.
    ///   - format: As what.
    ///   - now: When, as the file says.
    ///   - language: Of whom it is for.
    ///   - progress: Told after each page how many rows there are.
    /// - Returns: The file.
    /// - Throws: `ExportFault`, `WorkbookFault`, `PaperFault`, `CancellationError`, or what reading throws; nothing is left.
    func file(
        _ export: Export,
        as format: ExportFormat,
        at now: Date,
        in language: Language,
        progress: @escaping @Sendable (Int) async -> Void,
    ) async throws -> ExportFile {
        let rows = Limited(export.rows, format.rowLimit, progress)
        switch format {
        case .csv: return try await csv(export, rows)
        case .xlsx: return try await workbook(export, rows, at: now)
        case .pdf: return try await paper(export, rows, at: now, in: language)
        }
    }

    private func csv(_ export: Export, _ rows: Limited) async throws -> ExportFile {
        let file = try ExportFile()
        let head = export.columns.map { Sheet.Cell.head($0.head) }
        try file.append(Data((CSVText.byteOrderMark + CSVText.line(head)).utf8))
        try await rows.each { page in
            try file.append(Data(page.map(CSVText.line).joined().utf8))
        }
        return file
    }

    private func workbook(_ export: Export, _ rows: Limited, at now: Date) async throws -> ExportFile {
        let sheet = try SheetFile(
            title: export.title,
            heads: export.columns.map(\.head),
            widths: export.columns.map(\.width),
            created: now,
        )
        try await rows.each { page in
            for row in page { try sheet.add(row) }
        }
        return try ExportFile(path: try sheet.finish())
    }

    private func paper(_ export: Export, _ rows: Limited, at now: Date, in language: Language) async throws
        -> ExportFile
    {
        var all: [[Sheet.Cell]] = []
        try await rows.each { all += $0 }
        let paper = ExportPaper(export, all, at: now, pages.wording(in: language))
        let bytes = try await printer.pdf(html: pages.html("paper/export", paper, in: language), css: style)
        try Task.checkCancellation()
        let file = try ExportFile()
        try file.append(bytes)
        return file
    }
}

/// Rows that are counted, and end where a format cannot hold more.
private struct Limited {
    private let rows: ExportRows
    private let limit: Int?
    private let progress: @Sendable (Int) async -> Void

    init(_ rows: ExportRows, _ limit: Int?, _ progress: @escaping @Sendable (Int) async -> Void) {
        self.rows = rows
        self.limit = limit
        self.progress = progress
    }

    func each(_ take: ([[Sheet.Cell]]) throws -> Void) async throws {
        var count = 0
        for try await page in rows {
            count += page.count
            if let limit, count > limit { throw ExportFault.tooLong(limit: limit) }
            try take(page)
            await progress(count)
        }
    }
}

/// An export on paper: template `paper/export`.
struct ExportPaper: Sendable {
    let languageTag: String
    let office: String
    let title: String
    let filters: String
    let madeAt: String
    let count: String
    let heads: [String]
    let rows: [Row]

    struct Row: Sendable {
        let cells: [String]
    }

    init(_ export: Export, _ rows: [[Sheet.Cell]], at now: Date, _ wording: Wording) {
        languageTag = wording.language.tag
        office = "\(wording.site.name[wording.language]) \(wording.site.hotline)"
        title = export.title
        filters = export.filters
        madeAt = wording.text("exports.madeAt", ["at": wording.minute(now)])
        count = wording.text("exports.count", ["count": String(rows.count)])
        heads = export.columns.map(\.head)
        self.rows = rows.map { row in Row(cells: row.map { $0.words(wording) }) }
    }
}

extension Sheet.Cell {
    /// As people read it.
    fileprivate func words(_ wording: Wording) -> String {
        switch self {
        case .blank: ""
        case .text(let text), .title(let text), .head(let text), .strongText(let text): text
        case .number(let number), .strongNumber(let number): String(number)
        case .decimal(let number): "\(number)"
        case .share(let share), .change(let share): wording.percent(share)
        }
    }
}
