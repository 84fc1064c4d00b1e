// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Attachments
import Desk
import Foundation
import PostgresStorage
import SQLiteStorage
import Storage

/// `--database URL` or `--config FILE`: which store a command works on.
struct StoreOptions: ParsableArguments {
    @Option(help: "The store: sqlite:PATH or postgresql://…")
    var database: String?

    @Option(help: "Settings as in hotline.example.yaml; the environment's HOTLINE_… win.")
    var config: String?

    func settings() async throws -> Settings { try await Settings(file: config) }

    /// Opens the store that was named.
    ///
    /// - Parameter creating: Makes the file of a SQLite store that does not exist; else that is a mistyped path.
    /// - Returns: The open store, whose schema may be older.
    /// - Throws: `ValidationError` when none was named, or none that can be; `ExitCode` for a mistyped path.
    func openDatabase(creating: Bool) async throws -> any Database {
        guard let named = try await storeName() else {
            throw ValidationError("say which store: --database URL or --config FILE")
        }
        switch try parsed(named) {
        case .sqlite(let path):
            guard creating || FileManager.default.fileExists(atPath: path) else {
                Console.say("there is no store at \(path)")
                throw ExitCode.failure
            }
            return try SQLiteDatabase.open(path: path)
        case .postgres(let url): return try PostgresDatabase.open(url: url)
        }
    }

    /// Opens the store, hands its desk to `body`, and closes it.
    ///
    /// - Throws: `ExitCode` after saying that there is no site; what `body` throws.
    func withDesk<Result>(_ body: (Desk) async throws -> Result) async throws -> Result {
        let database = try await openDatabase(creating: false)
        do {
            let result = try await body(try await Desk.open(database, gateways: try await settings().gateways))
            await database.close()
            return result
        } catch is SiteMissing {
            await database.close()
            Console.say("the store has no site yet; import one: hotline site import DIR --database …")
            throw ExitCode.failure
        } catch {
            await database.close()
            throw error
        }
    }

    /// Where the attachments of the named store lie; nil where it has none.
    func fileRoom() async throws -> FileRoom? {
        guard let named = try await storeName() else { return nil }
        return try await settings().attachments.room(of: parsed(named))
    }

    /// Whether a store was named at all.
    func namesStore() async throws -> Bool { try await storeName() != nil }

    private func storeName() async throws -> String? {
        if let database { return database }
        return try await settings().database
    }

    private func parsed(_ url: String) throws -> DatabaseURL {
        do {
            return try DatabaseURL(url)
        } catch {
            throw ValidationError("--database: \(error)")
        }
    }
}
