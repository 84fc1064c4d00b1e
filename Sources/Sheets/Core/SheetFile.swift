// SPDX-License-Identifier: Apache-2.0

internal import CXLSXWriter
package import Foundation

/// One long table as an XLSX file that is written row by row: however long it grows, memory holds one row.
///
/// A class, because the library's workbook must be given back once, whatever happens to the table.
package final class SheetFile {
    private let folder: TemporaryFolder
    private let book: UnsafeMutablePointer<lxw_workbook>
    private let writer: SheetWriter
    private var row = 0
    private var isClosed = false

    /// Rows that Excel can show, without the head (its own limit is 1,048,576).
    package static let rowLimit = 1_000_000

    /// - Parameters:
    ///   - title: In the file's properties, and on its tab.
    ///   - heads: What stands above the columns.
    ///   - widths: Of the columns, in characters.
    ///   - created: In the file's properties.
    /// - Throws: `WorkbookFault`; a file error when there is no room for temporary files.
    package init(title: String, heads: [String], widths: [Double], created: Date) throws {
        let folder = try TemporaryFolder()
        self.folder = folder
        let made = folder.path.withCString { tmpdir in
            var options = lxw_workbook_options()
            options.constant_memory = 1
            options.tmpdir = UnsafeMutablePointer(mutating: tmpdir)
            return workbook_new_opt(folder.path + "/export.xlsx", &options)
        }
        guard let made else {
            folder.remove()
            throw WorkbookFault(description: "no memory")
        }
        book = made
        Workbook.setProperties(of: book, title: title, created: created)
        let head = Sheet(name: title, widths: widths, rows: [heads.map { .head($0) }], headRow: 0)
        guard let page = workbook_add_worksheet(book, head.tab) else {
            lxw_workbook_free(book)
            folder.remove()
            throw WorkbookFault(description: "no sheet")
        }
        writer = SheetWriter(page: page, formats: Formats(of: book))
        try Workbook.check(writer.write(head))
        row = 1
    }

    deinit {
        if !isClosed { lxw_workbook_free(book) }
        folder.remove()
    }

    /// Adds a row below those that are there.
    package func add(_ cells: [Sheet.Cell]) throws(WorkbookFault) {
        for (column, cell) in cells.enumerated() {
            try Workbook.check(writer.write(cell, row: lxw_row_t(row), column: lxw_col_t(column)))
        }
        row += 1
    }

    /// Completes the file.
    ///
    /// - Returns: Where it lies as long as this table lives.
    /// - Throws: `WorkbookFault`.
    package func finish() throws(WorkbookFault) -> String {
        isClosed = true
        try Workbook.check(workbook_close(book))
        return folder.path + "/export.xlsx"
    }
}
