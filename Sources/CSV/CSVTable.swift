// SPDX-License-Identifier: Apache-2.0

/// A file of comma-separated values with a header: rows whose fields are asked for by column, in any order (RFC 4180).
///
/// Read whole into memory; meant for files of some hundred megabytes at most.
package struct CSVTable: Sendable {
    package let columns: [String]
    package let rows: [CSVRow]

    /// - Parameter bytes: UTF-8, with or without a byte order mark; lines end with LF or CRLF; fields may be quoted
    ///   and then hold commas, quotes (doubled) and line ends. Blank lines are no rows.
    /// - Throws: `CSVFault` for the first thing that is wrong.
    package init(_ bytes: [UInt8]) throws(CSVFault) {
        var first: CSVFault?
        try self.init(bytes) { first = first ?? $0 }
        if let first { throw first }
    }

    /// Reads what can be read.
    ///
    /// - Parameters:
    ///   - bytes: As above.
    ///   - refuse: Told each row that is wrong, which is left out; behind one that cannot be told from the next, reading
    ///     goes on with the next line.
    /// - Throws: `CSVFault` for a header that is wrong.
    package init(_ bytes: [UInt8], refusing refuse: (CSVFault) -> Void) throws(CSVFault) {
        var parser = CSVParser(bytes)
        guard let header = try parser.record() else { throw .empty }
        var places: [String: Int] = [:]
        for (place, column) in header.enumerated() {
            guard places.updateValue(place, forKey: column) == nil else { throw .columnTwice(column) }
        }
        var rows: [CSVRow] = []
        while true {
            let start = parser
            do throws(CSVFault) {
                guard let fields = try parser.record() else { break }
                guard fields != [""] || header.count == 1 else { continue }
                guard fields.count == header.count else {
                    throw .fieldCount(line: start.line, expected: header.count, found: fields.count)
                }
                rows.append(CSVRow(line: start.line, fields: fields, places: places))
            } catch {
                refuse(error)
                if case .fieldCount = error { continue }
                parser.skipLine(from: start)
            }
        }
        columns = header
        self.rows = rows
    }

    /// - Throws: `CSVFault.columnMissing` for the first of `names` that the header lacks.
    package func require(_ names: String...) throws(CSVFault) {
        for name in names where !columns.contains(name) { throw .columnMissing(name) }
    }
}

package struct CSVRow: Sendable {
    /// Where the row begins in the file, from 1.
    package let line: Int
    private let fields: [String]
    private let places: [String: Int]

    init(line: Int, fields: [String], places: [String: Int]) {
        self.line = line
        self.fields = fields
        self.places = places
    }

    /// The field of a column; nil when the file has no such column.
    package subscript(column: String) -> String? { places[column].map { fields[$0] } }
}

/// Why a file is no table. Lines count from 1 in the file; a quoted field may span several.
package enum CSVFault: Error, Equatable, Sendable {
    /// Not even a header.
    case empty
    case columnTwice(String)
    case columnMissing(String)
    case fieldCount(line: Int, expected: Int, found: Int)
    /// A quoted field that begins on this line never ends.
    case unclosedQuote(line: Int)
    /// After a closing quote comes neither a comma nor the line's end.
    case textAfterQuote(line: Int)
    case notUTF8(line: Int)
}
