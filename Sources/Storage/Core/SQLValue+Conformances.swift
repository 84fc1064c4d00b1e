// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension SQLValue: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { self }
    package init(sqlValue: SQLValue) { self = sqlValue }
}

extension Int64: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .integer(self) }

    package init(sqlValue: SQLValue) throws {
        guard case .integer(let number) = sqlValue else { throw SQLValueMismatch(expected: "Int64") }
        self = number
    }
}

extension Int: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }

    package init(sqlValue: SQLValue) throws {
        guard case .integer(let wide) = sqlValue, let number = Int(exactly: wide) else {
            throw SQLValueMismatch(expected: "Int")
        }
        self = number
    }
}

extension Double: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .double(self) }

    /// Also accepts an integer that a double holds exactly: PostgreSQL gives some whole results as integers.
    package init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .double(let number):
            self = number
        case .integer(let whole):
            guard let number = Double(exactly: whole) else { throw SQLValueMismatch(expected: "Double") }
            self = number
        case .null, .text, .blob, .boolean:
            throw SQLValueMismatch(expected: "Double")
        }
    }
}

extension Bool: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .boolean(self) }

    package init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .boolean(let truth): self = truth
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw SQLValueMismatch(expected: "Bool")
        }
    }
}

extension String: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .text(self) }

    package init(sqlValue: SQLValue) throws {
        guard case .text(let text) = sqlValue else { throw SQLValueMismatch(expected: "String") }
        self = text
    }
}

extension [UInt8]: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .blob(self) }

    package init(sqlValue: SQLValue) throws {
        guard case .blob(let bytes) = sqlValue else { throw SQLValueMismatch(expected: "[UInt8]") }
        self = bytes
    }
}

/// Stored as BIGINT whole milliseconds UTC since 1970; a fraction of a millisecond is rounded away.
extension Date: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .integer(Int64((timeIntervalSince1970 * 1000).rounded())) }

    package init(sqlValue: SQLValue) throws {
        guard case .integer(let milliseconds) = sqlValue else {
            throw SQLValueMismatch(expected: "Date (integer milliseconds)")
        }
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

extension Optional: SQLValueConvertible where Wrapped: SQLValueConvertible {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLValueDecodable where Wrapped: SQLValueDecodable {
    package init(sqlValue: SQLValue) throws {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

extension SQLValueConvertible where Self: RawRepresentable, RawValue: SQLValueConvertible {
    package var sqlValue: SQLValue { rawValue.sqlValue }
}

extension SQLValueDecodable where Self: RawRepresentable, RawValue: SQLValueDecodable {
    package init(sqlValue: SQLValue) throws {
        guard let known = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw SQLValueMismatch(expected: "\(Self.self)")
        }
        self = known
    }
}
