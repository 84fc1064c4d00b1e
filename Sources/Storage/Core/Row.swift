// SPDX-License-Identifier: Apache-2.0

/// One row of a result, decoded column by column by the type asked for.
package struct Row: Sendable {
    /// The names of a result's columns, shared by all of its rows.
    package final class Columns: Sendable {
        package let names: [String]

        package init(_ names: [String]) {
            self.names = names
        }
    }

    private let columns: Columns
    private let values: [SQLValue]

    /// - Parameters:
    ///   - columns: The result's columns.
    ///   - values: As many values as there are columns, in their order.
    package init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// The value of the leftmost column of that name; names are compared exactly.
    ///
    /// - Throws: `DatabaseError.decoding`, naming column, expected and found, when there is no such column or
    ///   its value is not a `T`.
    package func value<T: SQLValueDecodable>(_ column: String, as type: T.Type = T.self) throws(DatabaseError) -> T {
        // A scan beats a dictionary for the few columns a statement has, and costs nothing to build.
        guard let index = columns.names.firstIndex(of: column) else {
            throw .decoding(column: column, expected: "\(T.self)", found: "no such column")
        }
        do {
            return try T(sqlValue: values[index])
        } catch let mismatch as SQLValueMismatch {
            throw .decoding(column: column, expected: mismatch.expected, found: values[index].kind)
        } catch {
            throw .decoding(column: column, expected: "\(T.self): \(error)", found: values[index].kind)
        }
    }
}
