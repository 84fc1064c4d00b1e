// SPDX-License-Identifier: Apache-2.0

extension SQL {
    /// Refuses values that the two engines would treat differently, before either sees the statement.
    ///
    /// - Throws: `DatabaseError.unstorable` for text with a NUL character, which PostgreSQL cannot store and
    ///   SQLite cuts short, and for NaN, which SQLite turns into NULL.
    package func requireStorable() throws(DatabaseError) {
        for (index, value) in values.enumerated() {
            switch value {
            case .text(let text) where text.holdsNUL:
                throw .unstorable(reason: "text with a NUL character", placeholder: index + 1, sql: self.text)
            case .double(let number) where number.isNaN:
                throw .unstorable(reason: "a double that is not a number", placeholder: index + 1, sql: self.text)
            default:
                continue
            }
        }
    }
}

extension String {
    fileprivate var holdsNUL: Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? utf8.contains(0)
    }
}
