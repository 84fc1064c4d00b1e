// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One sheet of a workbook, row by row from the top.
package struct Sheet: Sendable {
    /// What its tab says: at most 31 characters are used, without `[ ] : * ? / \`.
    package var name: String
    /// The widths of its columns, in characters.
    package var widths: [Double]
    package var rows: [[Cell]]
    /// The row, counted from 0, whose cells are the heads of the table; it and all above it stay in sight, and it is
    /// repeated on every printed page.
    package var headRow: Int?

    package init(name: String, widths: [Double], rows: [[Cell]], headRow: Int? = nil) {
        self.name = name
        self.widths = widths
        self.rows = rows
        self.headRow = headRow
    }

    package enum Cell: Equatable, Sendable {
        case blank
        /// Never a formula, whatever it begins with. Beyond 16,000 characters it is cut.
        case text(String)
        /// A line that may run over the cells beside it.
        case title(String)
        case head(String)
        case number(Int)
        /// Shown with two decimals.
        case decimal(Decimal)
        /// 0.5 is shown as 50.00%.
        case share(Double)
        /// The same with its sign, for changes.
        case change(Double)
        case strongText(String)
        case strongNumber(Int)
    }
}

extension Decimal {
    /// The nearest number that a cell can hold.
    package var double: Double { NSDecimalNumber(decimal: self).doubleValue }
}
