// SPDX-License-Identifier: Apache-2.0

import CLibPQ
import Foundation
import Storage

/// What the server said when a statement failed. Source: PostgreSQL 15, appendix A, error codes.
struct ServerRefusal {
    /// The server's words, without the values that only the DETAIL line may quote; nil when it said nothing.
    let message: String?
    private let code: String
    private let table: String
    private let column: String
    private let constraint: String

    init(_ result: OpaquePointer?) {
        func field(_ letter: Character) -> String? {
            guard let ascii = letter.asciiValue, let text = PQresultErrorField(result, Int32(ascii)) else { return nil }
            return String(cString: text)
        }
        // The letters are those of PG_DIAG_… in postgres_ext.h.
        message = field("M")
        code = field("C") ?? ""
        table = field("t") ?? ""
        column = field("c") ?? ""
        constraint = field("n") ?? ""
    }

    /// The server is shutting down, or it has become a standby and takes no writes.
    var meansLostConnection: Bool {
        code.hasPrefix("08") || ["57P01", "57P02", "57P03", "25006"].contains(code)
    }

    /// The server has forgotten a prepared statement, or the schema under it was changed by another process.
    var meansStaleStatement: Bool {
        ["26000", "0A000"].contains(code)
    }

    func error(in sql: String) -> DatabaseError {
        switch code {
        case "23505": .uniqueViolation(table: table)
        case "23503": .foreignKeyViolation(sql: sql)
        case "23514": .checkViolation(constraint: constraint)
        case "23502": .notNullViolation(column: "\(table).\(column)")
        case "40001", "40P01", "55P03": .busy(message: message ?? code)
        default: .statement(message: message ?? "no answer from the server", sql: sql)
        }
    }
}

extension String {
    /// libpq ends its messages with a line break.
    var trimmed: String {
        trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
