// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
package import Hummingbird
package import Paper
import Records
import Sheets
import Tickets

/// Makes files of reports: the page's own tables on A4, and workbooks.
struct ReportPress: Sendable {
    let printer: PaperPrinter
    private let pages: Pages
    private let style: String

    /// - Throws: A file error when the style sheet for paper is missing.
    init(printer: PaperPrinter, pages: Pages, resources: URL) throws {
        self.printer = printer
        self.pages = pages
        style = try String(contentsOf: resources.appending(path: "Static/paper.css"), encoding: .utf8)
    }

    /// A report as a file to keep.
    ///
    /// - Throws: `PaperFault`, `WorkbookFault`.
    func file(
        _ source: ReportSource,
        as format: ReportFormat,
        at now: Date,
        in language: Language,
    ) async throws -> Response {
        let wording = pages.wording(in: language)
        let paper = ReportPaper(source, at: now, wording)
        let bytes =
            switch format {
            case .pdf: try await printer.pdf(html: pages.html("paper/report", paper, in: language), css: style)
            case .xlsx: try Workbook.bytes(of: sheets(of: source, paper, wording), title: paper.title, created: now)
            }
        return Response(
            download: bytes,
            mediaType: format.mediaType,
            name: "\(paper.office) \(paper.title) \(paper.period)\(format.ending)",
            fallback: source.name + format.ending,
        )
    }

    private func sheets(of source: ReportSource, _ paper: ReportPaper, _ wording: Wording) -> [Sheet] {
        ReportSheets(source.report, paper, wording).all
    }
}

/// A report with the office's head line: template `paper/report`.
struct ReportPaper: Sendable {
    let languageTag: String
    /// `襄阳市 12345`
    let office: String
    let title: String
    let number: String
    let period: String
    /// When the figures were made.
    let madeAt: String
    let body: ReportBody

    init(_ source: ReportSource, at now: Date, _ wording: Wording) {
        let report = source.report
        languageTag = wording.language.tag
        office = "\(wording.site.name[wording.language]) \(wording.site.hotline)"
        title = wording.reportTitle(report.period.kind)
        number = wording.number(of: report.period)
        period = wording.period(report.period)
        madeAt =
            switch source {
            case .live: wording.text("reports.asOf", ["at": wording.minute(now)])
            case .stored(let stored, _): source.madeRemark(stored.entry, wording)
            }
        body = ReportBody(report, wording)
    }
}

extension PaperFault: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .missing, .busy: .serviceUnavailable
        case .tooLarge, .failed: .internalServerError
        }
    }

    package var code: String {
        switch self {
        case .missing: "paperMissing"
        case .busy: "paperBusy"
        case .tooLarge, .failed: "paperFailed"
        }
    }

    package var retryAfter: Int? { self == .busy ? 10 : nil }
}
