// SPDX-License-Identifier: Apache-2.0

import GRDBSQLite
import Storage

extension DatabaseError {
    /// Reads SQLite's extended result code and words. Source: https://www.sqlite.org/rescode.html
    init(code: Int32, message: String, sql: String) {
        switch code {
        case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID:
            self = .uniqueViolation(table: Self.subject(of: message).prefix { $0 != "." }.description)
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            self = .foreignKeyViolation(sql: sql)
        case SQLITE_CONSTRAINT_CHECK:
            self = .checkViolation(constraint: Self.subject(of: message))
        case SQLITE_CONSTRAINT_NOTNULL:
            self = .notNullViolation(column: Self.subject(of: message))
        case _ where code & 0xff == SQLITE_BUSY || code & 0xff == SQLITE_LOCKED:
            self = .busy(message: message)
        default:
            self = .statement(message: message, sql: sql)
        }
    }

    /// What stands after the colon, as in "UNIQUE constraint failed: tickets.number".
    private static func subject(of message: String) -> String {
        guard let colon = message.firstIndex(of: ":") else { return message }
        return String(message[colon...].dropFirst(2))
    }
}

// SQLite's extended codes are expressions of C macros, which Swift does not import.
private let SQLITE_CONSTRAINT_CHECK = SQLITE_CONSTRAINT | (1 << 8)
private let SQLITE_CONSTRAINT_FOREIGNKEY = SQLITE_CONSTRAINT | (3 << 8)
private let SQLITE_CONSTRAINT_NOTNULL = SQLITE_CONSTRAINT | (5 << 8)
private let SQLITE_CONSTRAINT_PRIMARYKEY = SQLITE_CONSTRAINT | (6 << 8)
private let SQLITE_CONSTRAINT_UNIQUE = SQLITE_CONSTRAINT | (8 << 8)
private let SQLITE_CONSTRAINT_ROWID = SQLITE_CONSTRAINT | (10 << 8)
