// SPDX-License-Identifier: Apache-2.0

package import CSV
package import Routing

/// Requests of which somebody says what they are about, from a table: what the classifier learns from or is tried on.
package struct LabelledTexts: Sendable {
    package let rows: [LabelledText]
    /// Of each row, the line of the table where it begins.
    package let lines: [Int]

    /// How the table calls what is needed of it.
    package struct Columns: Equatable, Sendable {
        package let title: String
        package let detail: String
        package let label: String

        package init(title: String = "title", detail: String = "detail", label: String = "label") {
            self.title = title
            self.detail = detail
            self.label = label
        }
    }

    /// - Throws: `LabelledTextFault` for the first thing that is wrong.
    package init(_ bytes: [UInt8], columns: Columns = Columns()) throws(LabelledTextFault) {
        let table = try Self.table(bytes, columns)
        var rows: [LabelledText] = []
        var lines: [Int] = []
        for row in table.rows {
            guard let title = row[columns.title], let detail = row[columns.detail], let label = row[columns.label]
            else { continue }
            guard label.contains(where: { !$0.isWhitespace }) else {
                throw .emptyLabel(line: row.line, column: columns.label)
            }
            rows.append(LabelledText(RequestText(title: title, detail: detail), label: label))
            lines.append(row.line)
        }
        guard !rows.isEmpty else { throw .noRows }
        self.rows = rows
        self.lines = lines
    }

    private static func table(_ bytes: [UInt8], _ columns: Columns) throws(LabelledTextFault) -> CSVTable {
        do {
            let table = try CSVTable(bytes)
            try table.require(columns.title, columns.detail, columns.label)
            return table
        } catch {
            throw .table(error)
        }
    }

    /// Those whose label at least `least` rows have.
    package func withLabels(ofAtLeast least: Int) -> [LabelledText] {
        let counts = Dictionary(grouping: rows, by: \.label).mapValues(\.count)
        return rows.filter { counts[$0.label, default: 0] >= least }
    }
}

/// Why a table holds no labelled texts.
package enum LabelledTextFault: Error, Equatable, Sendable {
    case table(CSVFault)
    case emptyLabel(line: Int, column: String)
    /// A header and nothing else.
    case noRows
}

extension LabelledTextFault: CustomStringConvertible {
    /// `LINE: …` where there is a line to name.
    package var description: String {
        switch self {
        case .emptyLabel(let line, let column): "\(line): \(column) is empty"
        case .noRows: "2: there is no row"
        case .table(.empty): "1: the file is empty"
        case .table(.columnTwice(let name)): "1: the column \(name) occurs twice"
        case .table(.columnMissing(let name)): "1: the column \(name) is missing"
        case .table(.fieldCount(let line, let expected, let found)):
            "\(line): \(found) fields where the header has \(expected)"
        case .table(.unclosedQuote(let line)): "\(line): the quoted field never ends"
        case .table(.textAfterQuote(let line)): "\(line): text follows a closing quote"
        case .table(.notUTF8(let line)): "\(line): this is not UTF-8"
        }
    }
}
