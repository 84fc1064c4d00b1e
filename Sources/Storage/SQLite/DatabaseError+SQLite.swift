// SPDX-License-Identifier: Apache-2.0

import GRDB
import GRDBSQLite
import Storage

extension Storage.DatabaseError {
    /// Reads SQLite's extended result code and words. Source: https://www.sqlite.org/rescode.html
    init(code: Int32, message: String, sql: String) {
        switch code {
        case Constraint.unique, Constraint.primaryKey, Constraint.rowID:
            self = .uniqueViolation(table: Self.subject(of: message).prefix { $0 != "." }.description)
        case Constraint.foreignKey:
            self = .foreignKeyViolation(sql: sql)
        case Constraint.check:
            self = .checkViolation(constraint: Self.subject(of: message))
        case Constraint.notNull:
            self = .notNullViolation(column: Self.subject(of: message))
        case _ where code & 0xff == SQLITE_BUSY || code & 0xff == SQLITE_LOCKED:
            self = .busy(message: message)
        default:
            self = .statement(message: message, sql: sql)
        }
    }

    /// Reads an error of GRDB's, which hands on those of SQLite.
    init(_ error: any Error, sql: String) {
        if let error = error as? GRDB.DatabaseError {
            self.init(code: error.extendedResultCode.rawValue, message: error.message ?? "", sql: sql)
        } else {
            self = .statement(message: "\(error)", sql: sql)
        }
    }

    /// What stands after the colon, as in "UNIQUE constraint failed: tickets.number".
    private static func subject(of message: String) -> String {
        guard let colon = message.firstIndex(of: ":") else { return message }
        return String(message[colon...].dropFirst(2))
    }
}

/// SQLite's extended codes of refused constraints: expressions of C macros, which Swift does not import.
private enum Constraint {
    static let check = SQLITE_CONSTRAINT | (1 << 8)
    static let foreignKey = SQLITE_CONSTRAINT | (3 << 8)
    static let notNull = SQLITE_CONSTRAINT | (5 << 8)
    static let primaryKey = SQLITE_CONSTRAINT | (6 << 8)
    static let unique = SQLITE_CONSTRAINT | (8 << 8)
    static let rowID = SQLITE_CONSTRAINT | (10 << 8)
}
