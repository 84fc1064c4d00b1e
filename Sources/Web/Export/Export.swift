// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import Sheets
import Tickets

/// What is exported: columns, and rows that come page by page (V4). One description, written as any format.
struct Export: Sendable {
    /// In the log, and for old browsers the file's name.
    let what: String
    /// In the reader's language.
    let title: String
    /// What was asked for, as the log and the paper say it; empty for everything.
    let filters: String
    let columns: [Column]
    let rows: ExportRows

    struct Column: Sendable {
        let head: String
        /// In characters of a workbook's column.
        let width: Double

        init(_ head: String, width: Double = 12) {
            self.head = head
            self.width = width
        }
    }
}

/// Rows that are read while they are written, a page at a time: memory holds one page.
struct ExportRows: AsyncSequence, Sendable {
    /// Reads the page behind a place, or the first.
    let page: @Sendable (_ after: String?) async throws -> Page

    struct Page: Sendable {
        let rows: [[Sheet.Cell]]
        /// Where the next page begins; nil on the last.
        let next: String?
    }

    /// Rows that are there already.
    init(_ rows: [[Sheet.Cell]]) { page = { _ in Page(rows: rows, next: nil) } }

    init(page: @escaping @Sendable (_ after: String?) async throws -> Page) { self.page = page }

    func makeAsyncIterator() -> Iterator { Iterator(page: page) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let page: @Sendable (String?) async throws -> Page
        private var after: String?
        private var isOver = false

        fileprivate init(page: @escaping @Sendable (String?) async throws -> Page) { self.page = page }

        mutating func next() async throws -> [[Sheet.Cell]]? {
            guard !isOver else { return nil }
            try Task.checkCancellation()
            let found = try await page(after)
            after = found.next
            isOver = found.next == nil
            return found.rows
        }
    }
}

/// As what something is exported.
enum ExportFormat: String, CaseIterable, Sendable {
    case csv, xlsx, pdf

    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: ReportFormat.xlsx.mediaType
        case .pdf: ReportFormat.pdf.mediaType
        }
    }

    /// Rows of one file; nil for any number. A long PDF takes minutes to print and nobody reads it.
    var rowLimit: Int? {
        switch self {
        case .csv: nil
        case .xlsx: SheetFile.rowLimit
        case .pdf: 2_000
        }
    }
}

/// Something that can be exported, as one reader may see it.
protocol ExportSource: Sendable {
    /// As forms name it.
    var what: String { get }

    /// - Parameters:
    ///   - query: What the page was asked for.
    ///   - context: Of the request; whether its reader may see the page at all is checked here.
    ///   - wording: For the reader.
    /// - Returns: What is exported; nothing of it has been read.
    /// - Throws: What the page would throw.
    func export(_ query: Form, _ context: StaffContext, _ wording: Wording) async throws -> Export
}

/// Why nothing is exported, or no more.
enum ExportFault: Error, Equatable {
    /// No such export of this reader, or not any more.
    case unknown
    /// - Parameter limit: Rows of one file.
    case tooLong(limit: Int)
    /// So many are made at once that another must wait.
    case busy
    case noRoom
}

extension ExportFault: Fault {
    package var status: HTTPResponse.Status {
        switch self {
        case .unknown: .notFound
        case .tooLong: .unprocessableContent
        case .busy, .noRoom: .serviceUnavailable
        }
    }

    package var code: String {
        switch self {
        case .unknown: "exportUnknown"
        case .tooLong: "exportTooLong"
        case .busy: "exportBusy"
        case .noRoom: "exportNoRoom"
        }
    }

    package func message(in wording: Wording) -> String {
        switch self {
        case .tooLong(let limit): wording.text("fault.\(code)", ["limit": String(limit)])
        case .unknown, .busy, .noRoom: wording.text("fault.\(code)")
        }
    }

    package var retryAfter: Int? { self == .busy ? 10 : nil }
}

/// The buttons that export what a page shows: template `staff/export-bar`.
struct ExportBar: Sendable {
    let action = SiteURL.exports.path
    let what: String
    /// What the page was asked for, as its address says it.
    let query: String
    let formats: [Choice]
    /// Who took what, for administrators.
    let log: String?

    init(_ what: String, query: [(name: String, value: String)], for role: Role, _ wording: Wording) {
        self.what = what
        log = role == .admin ? SiteURL.exports.path : nil
        self.query = SiteURL.encodedQuery(query)
        formats = ExportFormat.allCases.map { Choice($0.rawValue, wording.text("exports.format.\($0.rawValue)")) }
    }
}
