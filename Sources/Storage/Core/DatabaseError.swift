// SPDX-License-Identifier: Apache-2.0

/// Why the store refused, with the same cases on both engines. No case carries a bound value.
package enum DatabaseError: Error, Equatable, Sendable {
    /// A UNIQUE or PRIMARY KEY of `table` already holds the key. Prefer `ON CONFLICT` to catching this.
    case uniqueViolation(table: String)
    /// A row refers to one that does not exist, or one still referred to was deleted.
    case foreignKeyViolation(sql: String)
    /// The named CHECK constraint does not hold.
    case checkViolation(constraint: String)
    /// NULL where `table.column` forbids it.
    case notNullViolation(column: String)
    /// Any other statement that failed, with the engine's words.
    case statement(message: String, sql: String)
    /// A value that the engines would not store alike; `placeholder` counts from 1.
    case unstorable(reason: String, placeholder: Int, sql: String)
    /// A column that is missing or holds another type than the one asked for.
    case decoding(column: String, expected: String, found: String)
    /// Another process held the store for longer than the engine waits. The write did not happen.
    case busy(message: String)
    /// The server went away. Nothing was confirmed: a write may or may not have happened.
    case connectionLost(message: String)
    /// The engine did not confirm a commit. As after `connectionLost`, a write may or may not have happened.
    case unconfirmed(message: String)
    /// The database could not be opened or reached. Nothing was tried.
    case unavailable(message: String)
    /// The database was closed before this read or write was begun.
    case closed
    /// The address of a database cannot be understood; the reason never repeats a password.
    case malformedURL(reason: String)
    /// The schema in the store and the changes shipped with the program disagree.
    case schema(SchemaRefusal)
}

/// Why schema changes were not applied.
package enum SchemaRefusal: Equatable, Sendable {
    /// An applied change differs from the shipped one of that number.
    case edited(number: Int, name: String)
    /// An applied change is not among the shipped ones: the store belongs to a newer program.
    case missing(number: Int, name: String)
    /// A shipped change is numbered below or like one that comes before it, shipped or applied.
    case outOfOrder(number: Int, name: String)
}

extension DatabaseError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .uniqueViolation(let table): "a row with this key already exists in \(table)"
        case .foreignKeyViolation(let sql): "a row refers to one that does not exist: \(sql)"
        case .checkViolation(let constraint): "check constraint \(constraint) does not hold"
        case .notNullViolation(let column): "\(column) must not be NULL"
        case .statement(let message, let sql): "\(message) in: \(sql)"
        case .unstorable(let reason, let placeholder, let sql): "$\(placeholder) is \(reason) in: \(sql)"
        case .decoding(let column, let expected, let found): "column \(column): expected \(expected), found \(found)"
        case .busy(let message): "the database is busy: \(message)"
        case .connectionLost(let message): "the connection to the database was lost: \(message)"
        case .unconfirmed(let message): "the commit was not confirmed: \(message)"
        case .unavailable(let message): "the database cannot be reached: \(message)"
        case .closed: "the database is closed"
        case .malformedURL(let reason): "not a database address: \(reason)"
        case .schema(let refusal): "\(refusal)"
        }
    }
}

extension SchemaRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .edited(let number, let name):
            "schema change \(number) (\(name)) was edited after it had been applied"
        case .missing(let number, let name):
            "schema change \(number) (\(name)) was applied by a newer program; this one does not know it"
        case .outOfOrder(let number, let name):
            "schema change \(number) (\(name)) does not come after the changes before it"
        }
    }
}
