// SPDX-License-Identifier: Apache-2.0

import CLibPQ
import Foundation
import Storage

/// What the server said when a statement failed. Source: PostgreSQL 15, appendix A, error codes.
struct ServerRefusal {
    /// The server's words, without the values that only the DETAIL line may quote.
    let message: String
    private let code: String
    private let table: String
    private let column: String
    private let constraint: String

    /// - Parameters:
    ///   - result: What the server answered, if it did.
    ///   - connection: Whose words stand in when there is no answer.
    init(_ result: OpaquePointer?, on connection: OpaquePointer) {
        let fields = DiagnosticFields(result)
        let words = fields[.message] ?? String(cString: PQerrorMessage(connection)).trimmed
        // An empty statement is refused without a word.
        message = words.isEmpty ? String(cString: PQresStatus(PQresultStatus(result))) : words
        code = fields[.code] ?? ""
        table = fields[.table] ?? ""
        column = fields[.column] ?? ""
        constraint = fields[.constraint] ?? ""
    }

    /// The server is shutting down, or it has become a standby and takes no writes.
    var meansLostConnection: Bool {
        ["08003", "08006", "57P01", "57P02", "57P03", "25006"].contains(code)
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
        case "40001", "40P01", "55P03": .busy(message: message)
        default: .statement(message: message, sql: sql)
        }
    }
}

extension String {
    /// libpq ends its messages with a line break.
    var trimmed: String {
        trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
