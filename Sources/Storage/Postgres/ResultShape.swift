// SPDX-License-Identifier: Apache-2.0

import CLibPQ
import Foundation
import Storage

/// The columns of a prepared statement's results: names, and how each is read from text.
struct ResultShape {
    private enum Reading {
        case integer, double, numeric, boolean, blob, text
    }

    private let columns: Row.Columns
    private let readings: [Reading]

    init(of result: OpaquePointer) {
        let numbers = 0..<PQnfields(result)
        columns = Row.Columns(numbers.map { String(cString: PQfname(result, $0)) })
        readings = numbers.map { Self.reading(of: PQftype(result, $0)) }
    }

    func rows(of result: OpaquePointer) -> [Row] {
        (0..<PQntuples(result)).map { row in
            Row(
                columns: columns,
                values: readings.indices.map { value(of: result, row: row, column: $0) },
            )
        }
    }

    private static func reading(of type: Oid) -> Reading {
        switch type {
        case PostgresType.int2, PostgresType.int4, PostgresType.int8, PostgresType.oid: .integer
        case PostgresType.float4, PostgresType.float8: .double
        case PostgresType.numeric: .numeric
        case PostgresType.bool: .boolean
        case PostgresType.bytea: .blob
        default: .text
        }
    }

    private func value(of result: OpaquePointer, row: Int32, column: Int) -> SQLValue {
        let field = Int32(column)
        guard PQgetisnull(result, row, field) == 0, let start = PQgetvalue(result, row, field) else { return .null }
        return switch readings[column] {
        case .integer: .integer(Int64(strtoll(start, nil, 10)))
        case .double: .double(strtod(start, nil))
        case .numeric: Self.numeric(start)
        case .boolean: .boolean(start.pointee == CChar(UInt8(ascii: "t")))
        case .blob: .blob(Self.blob(start, length: Int(PQgetlength(result, row, field))))
        case .text: .text(String(cString: start))
        }
    }

    /// A sum of BIGINT is NUMERIC here and an integer on SQLite: whole numbers are read as integers.
    private static func numeric(_ start: UnsafePointer<CChar>) -> SQLValue {
        Int64(String(cString: start)).map(SQLValue.integer) ?? .double(strtod(start, nil))
    }

    /// Reads `\x` followed by two hexadecimal digits a byte.
    private static func blob(_ start: UnsafePointer<CChar>, length: Int) -> [UInt8] {
        stride(from: 2, to: length, by: 2).map { nibble(start[$0]) << 4 | nibble(start[$0 + 1]) }
    }

    private static func nibble(_ digit: CChar) -> UInt8 {
        let code = UInt8(bitPattern: digit)
        return code <= UInt8(ascii: "9") ? code - UInt8(ascii: "0") : code - UInt8(ascii: "a") + 10
    }
}
