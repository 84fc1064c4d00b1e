// SPDX-License-Identifier: Apache-2.0

import CLibPQ
import Storage

/// One connection of libpq. A class because it owns the connection; used by one thread at a time.
final class PostgresConnection: Writer {
    private let handle: OpaquePointer
    private let warnings = WarningListener()
    /// What was sent and not yet answered.
    private var pipeline = Pipeline()
    private var statements = StatementCache()
    /// The server is gone, or takes no writes any more.
    private(set) var isLost = false
    /// The server no longer knows the prepared statements as they are; the connection works, but not for them.
    private var isStale = false

    /// Whether a new transaction may begin here.
    var isUsable: Bool { !isLost && !isStale }

    /// - Throws: `DatabaseError.unavailable` when the server cannot be reached or lets nobody in.
    init(_ address: PostgresAddress) throws(DatabaseError) {
        guard let handle = address.connect() else { throw .unavailable(message: "out of memory") }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            throw .unavailable(message: String(cString: PQerrorMessage(handle)).trimmed)
        }
        warnings.listen(to: handle)
        try command(Self.sessionSettings)
    }

    deinit {
        PQfinish(handle)
    }

    /// Answers are read as text, so its form is settled here. An acknowledged write must survive the loss of the
    /// server, so a weaker `synchronous_commit` set elsewhere is not accepted; `remote_apply` stays.
    private static let sessionSettings = """
        SET extra_float_digits = 1;
        SET bytea_output = 'hex';
        SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')
        """

    func rows(_ sql: SQL) throws(DatabaseError) -> [Row] {
        try run(sql) { result, statement in
            let shape = statement.shape ?? ResultShape(of: result)
            statement.shape = shape
            return shape.rows(of: result)
        }
    }

    @discardableResult
    func execute(_ sql: SQL) throws(DatabaseError) -> Int {
        try run(sql) { result, _ in
            // Empty for statements that change no rows.
            Int(String(cString: PQcmdTuples(result))) ?? 0
        }
    }

    /// Runs one or more statements without values.
    ///
    /// - Returns: The server's tag for the last of them, such as "COMMIT".
    @discardableResult
    func command(_ text: String) throws(DatabaseError) -> String {
        try settle()
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        try check(result, text)
        return String(cString: PQcmdStatus(result))
    }

    /// Commits, and returns only when the server says it did, without a word of warning.
    ///
    /// A COMMIT of a failed transaction "succeeds" and rolls back; a COMMIT whose wait for the standby was
    /// cancelled succeeds with a warning.
    func commit() throws(DatabaseError) {
        guard PQtransactionStatus(handle) == PQTRANS_INTRANS else {
            throw .statement(message: "the transaction has failed or ended before its end", sql: "COMMIT")
        }
        warnings.reset()
        let tag = try command("COMMIT")
        guard tag == "COMMIT" else { throw .statement(message: "the server answered \(tag)", sql: "COMMIT") }
        if let warning = warnings.latest { throw .unconfirmed(message: warning) }
    }

    /// Ends the transaction, if there is one, without a trace.
    func rollback() {
        guard !isLost else { return }
        do {
            // A failure of what was sent is no news here: all of it is undone.
            try? settle()
            guard !isLost, PQtransactionStatus(handle) != PQTRANS_IDLE else { return }
            try command("ROLLBACK")
        } catch {
            // The server undoes the transaction of a connection that is dropped.
            isLost = true
        }
    }

    /// Sends a change without waiting for its answer, which comes with that to the next statement.
    func send(_ sql: SQL) throws(DatabaseError) {
        let parameters = Parameters(sql.values)
        let statement = try prepared(sql, types: parameters.types)
        try queue(statement, parameters, sql.text)
        if pipeline.isFull { try settle() }
    }

    func settle() throws(DatabaseError) {
        guard !pipeline.isEmpty else { return }
        PQclear(try answer())
    }

    private func run<T>(
        _ sql: SQL,
        _ read: (OpaquePointer, PreparedStatement) -> T,
    ) throws(DatabaseError) -> T {
        let parameters = Parameters(sql.values)
        let statement = try prepared(sql, types: parameters.types)
        guard pipeline.isEmpty else {
            try queue(statement, parameters, sql.text)
            let result = try answer()
            defer { PQclear(result) }
            return read(result, statement)
        }
        let result = parameters.withPointers { values, lengths, formats in
            PQexecPrepared(handle, statement.name, Int32(lengths.count), values, lengths, formats, 0)
        }
        defer { PQclear(result) }
        return read(try check(result, sql.text), statement)
    }

    private func queue(
        _ statement: PreparedStatement,
        _ parameters: Parameters,
        _ text: String,
    ) throws(DatabaseError) {
        if pipeline.isEmpty { PQenterPipelineMode(handle) }
        let isSent = parameters.withPointers { values, lengths, formats in
            PQsendQueryPrepared(handle, statement.name, Int32(lengths.count), values, lengths, formats, 0)
        }
        pipeline.add(text)
        guard isSent == 1 else { throw lost() }
    }

    /// Waits for all that was sent. The caller clears the answer to the last statement.
    private func answer() throws(DatabaseError) -> OpaquePointer {
        guard PQpipelineSync(handle) == 1 else { throw lost() }
        let results = pipeline.results(of: handle)
        var last: OpaquePointer?
        defer {
            for result in results where result.answer != last { PQclear(result.answer) }
        }
        // The first refusal is the reason; what came after it was not run.
        for result in results { try check(result.answer, result.text) }
        guard let final = results.last?.answer else { throw lost() }
        last = final
        return final
    }

    private func lost() -> DatabaseError {
        isLost = true
        return .connectionLost(message: String(cString: PQerrorMessage(handle)).trimmed)
    }

    private func prepared(_ sql: SQL, types: [Oid]) throws(DatabaseError) -> PreparedStatement {
        if let known = statements.find(sql.text, types: types) { return known }
        try settle()
        if statements.isFull {
            try command("DEALLOCATE ALL")
            statements.removeAll()
        }
        let statement = statements.next()
        let result = PQprepare(handle, statement.name, sql.text, Int32(types.count), types)
        defer { PQclear(result) }
        try check(result, sql.text)
        statements.add(statement, for: sql.text, types: types)
        return statement
    }

    @discardableResult
    private func check(_ result: OpaquePointer?, _ sql: String) throws(DatabaseError) -> OpaquePointer {
        let status = PQresultStatus(result)
        if let result, status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK { return result }
        let refusal = ServerRefusal(result, on: handle)
        if PQstatus(handle) != CONNECTION_OK || refusal.meansLostConnection {
            isLost = true
            throw .connectionLost(message: refusal.message)
        }
        if refusal.meansStaleStatement { isStale = true }
        throw refusal.error(in: sql)
    }
}
