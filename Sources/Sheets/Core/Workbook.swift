// SPDX-License-Identifier: Apache-2.0

internal import CXLSXWriter
package import Foundation

/// Why a workbook was not written: the library's own words.
package struct WorkbookFault: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String
}

/// Sheets as an XLSX file (ISO/IEC 29500), for A4 in landscape.
package enum Workbook {
    /// - Parameters:
    ///   - sheets: At least one; names must differ.
    ///   - title: In the file's properties.
    ///   - created: In the file's properties.
    /// - Returns: The file.
    /// - Throws: `WorkbookFault`; a file error when there is no room for temporary files.
    package static func bytes(of sheets: [Sheet], title: String, created: Date) throws -> Data {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/workbook.xlsx"
        guard let book = workbook_new(path) else { throw WorkbookFault(description: "no memory") }
        let formats = Formats(of: book)
        setProperties(of: book, title: title, created: created)
        var fault: lxw_error = LXW_NO_ERROR
        for sheet in sheets where fault == LXW_NO_ERROR {
            if let page = workbook_add_worksheet(book, sheet.tab) {
                fault = SheetWriter(page: page, formats: formats).write(sheet)
            } else {
                fault = LXW_ERROR_SHEETNAME_ALREADY_USED
            }
        }
        // Closing also gives the memory back, so it comes before any complaint.
        let closing = workbook_close(book)
        try check(fault)
        try check(closing)
        return try Data(contentsOf: URL(filePath: path))
    }

    static func check(_ fault: lxw_error) throws(WorkbookFault) {
        guard fault != LXW_NO_ERROR else { return }
        throw WorkbookFault(description: lxw_strerror(fault).map { String(cString: $0) } ?? "unknown fault")
    }

    static func setProperties(of book: UnsafeMutablePointer<lxw_workbook>, title: String, created: Date) {
        title.withCString { title in
            var properties = lxw_doc_properties()
            // The library copies what it is given.
            properties.title = UnsafeMutablePointer(mutating: title)
            properties.created = time_t(created.timeIntervalSince1970)
            workbook_set_properties(book, &properties)
        }
    }
}

/// The looks of cells, made once for a workbook, which owns them.
struct Formats {
    let text: UnsafeMutablePointer<lxw_format>?
    let title: UnsafeMutablePointer<lxw_format>?
    let head: UnsafeMutablePointer<lxw_format>?
    let number: UnsafeMutablePointer<lxw_format>?
    let decimal: UnsafeMutablePointer<lxw_format>?
    let share: UnsafeMutablePointer<lxw_format>?
    let change: UnsafeMutablePointer<lxw_format>?
    let strongText: UnsafeMutablePointer<lxw_format>?
    let strongNumber: UnsafeMutablePointer<lxw_format>?

    init(of book: UnsafeMutablePointer<lxw_workbook>) {
        func format(_ numbers: String? = nil, isBold: Bool = false, hasFrame: Bool = true, wraps: Bool = false)
            -> UnsafeMutablePointer<lxw_format>?
        {
            guard let format = workbook_add_format(book) else { return nil }
            if let numbers { format_set_num_format(format, numbers) }
            if isBold { format_set_bold(format) }
            if hasFrame { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
            if wraps { format_set_text_wrap(format) }
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
            return format
        }
        text = format()
        title = format(isBold: true, hasFrame: false)
        head = format(isBold: true, wraps: true)
        number = format("#,##0")
        decimal = format("#,##0.00")
        share = format("0.00%")
        change = format("+0.00%;-0.00%;0.00%")
        strongText = format(isBold: true)
        strongNumber = format("#,##0", isBold: true)
    }
}
