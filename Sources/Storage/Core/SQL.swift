// SPDX-License-Identifier: Apache-2.0

/// One SQL statement, or a piece of one, with its values kept apart from its text.
///
/// ```swift
/// let sql: SQL = """
///     SELECT number FROM tickets
///     WHERE unit = \(unit) AND received_at >= \(since)
///     """
/// ```
///
/// An interpolated value becomes a placeholder `$1…$n`, numbered in order of appearance, which SQLite and
/// PostgreSQL both accept; it is bound, never spliced. An interpolated `SQL` is composed and renumbered.
/// `\(raw:)` inserts trusted text. The text is rendered once, when the statement is built.
package struct SQL: Sendable, Hashable {
    /// What the engine prepares, with `$1…$n` for the values.
    package private(set) var text: String
    /// The values in the order of their placeholders.
    package private(set) var values: [SQLValue] = []
    /// Where each placeholder begins in `text`, in UTF-8 bytes: composition renumbers without parsing SQL.
    private var placeholders: [Int] = []

    /// - Parameter raw: Trusted SQL without placeholders.
    package init(raw: String) {
        text = raw
    }

    /// This statement's text and values followed by the other's, whose placeholders are renumbered.
    package static func + (left: SQL, right: SQL) -> SQL {
        var whole = left
        whole.append(right)
        return whole
    }

    fileprivate mutating func append(raw: String) {
        text += raw
    }

    fileprivate mutating func append(_ value: SQLValue) {
        placeholders.append(text.utf8.count)
        values.append(value)
        text += Self.placeholder(values.count)
    }

    fileprivate mutating func append(_ piece: SQL) {
        guard !values.isEmpty else {
            placeholders = piece.placeholders.map { text.utf8.count + $0 }
            values = piece.values
            text += piece.text
            return
        }
        var rest = piece.text.utf8.startIndex
        for (number, offset) in piece.placeholders.enumerated() {
            let start = piece.text.utf8.index(piece.text.utf8.startIndex, offsetBy: offset)
            text += piece.text[rest..<start]
            append(piece.values[number])
            rest = piece.text.utf8.index(start, offsetBy: Self.placeholder(number + 1).utf8.count)
        }
        text += piece.text[rest...]
    }

    private static func placeholder(_ number: Int) -> String {
        number < commonPlaceholders.count ? commonPlaceholders[number] : "$\(number)"
    }

    /// Ready-made, because building a statement is on the path of every intake.
    private static let commonPlaceholders = (0..<64).map { "$\($0)" }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self.init(raw: value)
    }

    package init(stringInterpolation: Interpolation) {
        self = stringInterpolation.sql
    }

    /// Collects what a string literal typed as `SQL` holds.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var sql = SQL(raw: "")

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserve(bytes: literalCapacity + 3 * interpolationCount, values: interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            sql.append(raw: literal)
        }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some SQLValueConvertible) {
            sql.append(value.sqlValue)
        }

        /// Binds a value or NULL.
        package mutating func appendInterpolation(_ value: (some SQLValueConvertible)?) {
            sql.append(value.sqlValue)
        }

        /// Composes a piece of SQL and renumbers its placeholders.
        package mutating func appendInterpolation(_ piece: SQL) {
            sql.append(piece)
        }

        /// Inserts trusted text, such as a column's name; never anything a person typed.
        package mutating func appendInterpolation(raw: String) {
            sql.append(raw: raw)
        }
    }

    private mutating func reserve(bytes: Int, values count: Int) {
        text.reserveCapacity(bytes)
        values.reserveCapacity(count)
        placeholders.reserveCapacity(count)
    }
}

extension Sequence<SQL> {
    /// The pieces in order with `separator` between them, renumbered as one statement.
    package func joined(separator: SQL = "") -> SQL {
        var whole = SQL(raw: "")
        for (position, piece) in enumerated() {
            if position > 0 { whole.append(separator) }
            whole.append(piece)
        }
        return whole
    }
}
