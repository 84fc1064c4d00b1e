// SPDX-License-Identifier: Apache-2.0

/// One value on its way into or out of a statement: what both engines can store and give back unchanged.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case double(Double)
    case text(String)
    case blob([UInt8])
    /// SQLite stores this as the integer 0 or 1 and gives it back as `.integer`; ask for a `Bool`, not for a case.
    case boolean(Bool)
}

/// A type that can be written into a statement by interpolation.
///
/// An enum with raw values gets `sqlValue` by declaring the conformance.
package protocol SQLValueConvertible {
    var sqlValue: SQLValue { get }
}

/// A type that can be read from a column.
///
/// An enum with raw values gets the initialiser by declaring the conformance.
package protocol SQLValueDecodable {
    /// - Throws: Any error when the value is of another type or out of range; `Row.value` turns it into
    ///   `DatabaseError.decoding` with the column's name. `SQLValueMismatch` says what was expected.
    init(sqlValue: SQLValue) throws
}

/// What a decoder expected where another value stood.
package struct SQLValueMismatch: Error, Equatable {
    package let expected: String

    package init(expected: String) {
        self.expected = expected
    }
}

extension SQLValue {
    /// The case and, for whole numbers and truth values only, its content: texts and blobs may be personal data.
    package var kind: String {
        switch self {
        case .null: "NULL"
        case .integer(let number): "integer \(number)"
        case .double: "double"
        case .text: "text"
        case .blob: "blob"
        case .boolean(let truth): "boolean \(truth)"
        }
    }
}
