// SPDX-License-Identifier: Apache-2.0

internal import CXLSXWriter
import Foundation

/// Writes one sheet of a workbook.
struct SheetWriter {
    let page: UnsafeMutablePointer<lxw_worksheet>
    let formats: Formats

    /// - Returns: The first error, or `LXW_NO_ERROR`.
    func write(_ sheet: Sheet) -> lxw_error {
        worksheet_set_landscape(page)
        worksheet_set_paper(page, Self.a4)
        worksheet_fit_to_pages(page, 1, 0)
        worksheet_set_footer(page, "&C&P / &N")
        for (column, width) in sheet.widths.enumerated() {
            worksheet_set_column(page, lxw_col_t(column), lxw_col_t(column), width, nil)
        }
        if let head = sheet.headRow.flatMap(lxw_row_t.init(exactly:)) {
            worksheet_freeze_panes(page, head + 1, 1)
            worksheet_repeat_rows(page, head, head)
        }
        for (row, cells) in sheet.rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let fault = write(cell, row: lxw_row_t(row), column: lxw_col_t(column))
                guard fault == LXW_NO_ERROR else { return fault }
            }
        }
        return LXW_NO_ERROR
    }

    /// Texts are written as texts: the library's own guess, which makes formulas of some, is never asked.
    func write(_ cell: Sheet.Cell, row: lxw_row_t, column: lxw_col_t) -> lxw_error {
        switch cell {
        case .blank: LXW_NO_ERROR
        case .text(let text): worksheet_write_string(page, row, column, text.storable, formats.text)
        case .title(let text): worksheet_write_string(page, row, column, text.storable, formats.title)
        case .head(let text): worksheet_write_string(page, row, column, text.storable, formats.head)
        case .strongText(let text): worksheet_write_string(page, row, column, text.storable, formats.strongText)
        case .decimal(let number): worksheet_write_number(page, row, column, number.double, formats.decimal)
        case .number(let number): worksheet_write_number(page, row, column, Double(number), formats.number)
        case .strongNumber(let number): worksheet_write_number(page, row, column, Double(number), formats.strongNumber)
        case .share(let share): worksheet_write_number(page, row, column, share, formats.share)
        case .change(let share): worksheet_write_number(page, row, column, share, formats.change)
        }
    }

    /// ISO/IEC 29500-1, 18.3.1.63: `paperSize` 9.
    private static let a4: UInt8 = 9
}

extension Sheet {
    /// A name that Excel takes: ISO/IEC 29500 leaves it free, Excel does not.
    var tab: String {
        let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\", "'"]
        let clean = String(name.map { forbidden.contains($0) ? " " : $0 }).trimmingCharacters(in: .whitespaces)
        return String(String.UnicodeScalarView(clean.unicodeScalars.prefix(31)))
    }
}

extension String {
    /// What a cell can hold: at most 32,767 UTF-16 units, and no character that XML 1.0 leaves out and the library
    /// does not escape.
    fileprivate var storable: String {
        let scalars = unicodeScalars.lazy.filter { $0.value != 0 && $0.value != 0xFFFE && $0.value != 0xFFFF }
        return String(String.UnicodeScalarView(scalars.prefix(16_000)))
    }
}
