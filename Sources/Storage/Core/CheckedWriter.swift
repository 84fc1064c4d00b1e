// SPDX-License-Identifier: Apache-2.0

/// The writer that a body sees: remembers a failed statement, so that a body cannot swallow it and be committed.
///
/// After a failure PostgreSQL runs no further statement of the savepoint and SQLite would; here both refuse with
/// the first error. A class because the failure must outlive the body that was handed the writer.
final class CheckedWriter: Writer {
    private let connection: any Writer
    private(set) var failure: DatabaseError?

    init(_ connection: any Writer) {
        self.connection = connection
    }

    func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try check(sql)
        do throws(DatabaseError) {
            return try connection.rows(sql)
        } catch {
            failure = error
            throw error
        }
    }

    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try check(sql)
        do throws(DatabaseError) {
            return try connection.execute(sql)
        } catch {
            failure = error
            throw error
        }
    }

    func send(_ sql: SQL) throws(DatabaseError) {
        try check(sql)
        do throws(DatabaseError) {
            try connection.send(sql)
        } catch {
            failure = error
            throw error
        }
    }

    func settle() throws(DatabaseError) {
        if let failure { throw failure }
        do throws(DatabaseError) {
            try connection.settle()
        } catch {
            failure = error
            throw error
        }
    }

    private func check(_ sql: SQL) throws(DatabaseError) {
        if let failure { throw failure }
        do throws(DatabaseError) {
            try sql.requireStorable()
        } catch {
            failure = error
            throw error
        }
    }
}

/// The reader that a body sees: like `CheckedWriter`, so that a read fails alike on both engines.
final class CheckedReader: Reader {
    private let connection: any Reader
    private(set) var failure: DatabaseError?

    init(_ connection: any Reader) {
        self.connection = connection
    }

    func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
        if let failure { throw failure }
        do throws(DatabaseError) {
            try sql.requireStorable()
            return try connection.rows(sql)
        } catch {
            failure = error
            throw error
        }
    }
}
