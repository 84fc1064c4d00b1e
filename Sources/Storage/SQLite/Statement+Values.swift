// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite
import Storage

extension Statement {
    /// Binds the values of `$1…$n`. False when SQLite refuses one, or their number is not the statement's.
    func bind(_ values: [SQLValue]) -> Bool {
        guard Int(sqlite3_bind_parameter_count(sqliteStatement)) == values.count else { return false }
        for (index, value) in values.enumerated() {
            guard bind(value, to: Int32(index + 1)) == SQLITE_OK else { return false }
        }
        return true
    }

    private func bind(_ value: SQLValue, to placeholder: Int32) -> Int32 {
        switch value {
        case .null: sqlite3_bind_null(sqliteStatement, placeholder)
        case .integer(let number): sqlite3_bind_int64(sqliteStatement, placeholder, number)
        case .boolean(let truth): sqlite3_bind_int64(sqliteStatement, placeholder, truth ? 1 : 0)
        case .double(let number): sqlite3_bind_double(sqliteStatement, placeholder, number)
        case .text(let text): bind(text, to: placeholder)
        case .blob(let bytes): bind(bytes, to: placeholder)
        }
    }

    private func bind(_ text: String, to placeholder: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            // A null pointer would bind NULL instead of the empty text.
            guard let start = bytes.baseAddress else {
                return sqlite3_bind_text(sqliteStatement, placeholder, "", 0, copied)
            }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
                sqlite3_bind_text64(
                    sqliteStatement,
                    placeholder,
                    characters,
                    UInt64(bytes.count),
                    copied,
                    UInt8(SQLITE_UTF8),
                )
            }
        }
    }

    private func bind(_ bytes: [UInt8], to placeholder: Int32) -> Int32 {
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(sqliteStatement, placeholder, 0) }
        return sqlite3_bind_blob64(sqliteStatement, placeholder, bytes, UInt64(bytes.count), copied)
    }

    /// The names of the columns as of the last step. GRDB's `columnNames` are those of the first use.
    var currentColumnNames: [String] {
        (0..<sqlite3_column_count(sqliteStatement)).map { String(cString: sqlite3_column_name(sqliteStatement, $0)) }
    }

    /// The values of the row the statement stands on.
    func values(count: Int) -> [SQLValue] {
        (0..<Int32(count)).map(value)
    }

    private func value(_ column: Int32) -> SQLValue {
        switch sqlite3_column_type(sqliteStatement, column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(sqliteStatement, column))
        case SQLITE_FLOAT: .double(sqlite3_column_double(sqliteStatement, column))
        case SQLITE_TEXT: .text(text(column))
        case SQLITE_BLOB: .blob(blob(column))
        default: .null
        }
    }

    private func text(_ column: Int32) -> String {
        // The order matters: the length is that of the last conversion, here to UTF-8.
        let start = sqlite3_column_text(sqliteStatement, column)
        let count = Int(sqlite3_column_bytes(sqliteStatement, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    private func blob(_ column: Int32) -> [UInt8] {
        let start = sqlite3_column_blob(sqliteStatement, column)
        let count = Int(sqlite3_column_bytes(sqliteStatement, column))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}

/// Tells SQLite to copy what it is given before the call returns (SQLITE_TRANSIENT, a C macro Swift cannot import).
private nonisolated(unsafe) let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
