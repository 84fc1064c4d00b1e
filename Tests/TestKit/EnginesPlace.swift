// SPDX-License-Identifier: Apache-2.0

import Foundation
import PostgresStorage
import Synchronization

/// Where a test's database is kept.
enum EnginesPlace: Sendable {
    case file(folder: URL)
    case server(name: String, url: String, administration: String)

    static func freshFile() throws -> EnginesPlace {
        let folder = FileManager.default.temporaryDirectory.appending(path: uniqueName())
        // A killed run may have left a folder of this name behind.
        if FileManager.default.fileExists(atPath: folder.path) { try FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return .file(folder: folder)
    }

    static func freshServerDatabase() async throws -> EnginesPlace {
        let administration = try EnginesEnvironment.postgresURL()
        let name = uniqueName()
        let url = try await PostgresServer.createDatabase(named: name, at: administration)
        return .server(name: name, url: url, administration: administration)
    }

    var url: String {
        switch self {
        case .file(let folder): "sqlite:\(folder.appending(path: "test.sqlite").path)"
        case .server(_, let url, _): url
        }
    }

    func remove() async throws {
        switch self {
        case .file(let folder):
            try FileManager.default.removeItem(at: folder)
        case .server(let name, _, let administration):
            try await PostgresServer.dropDatabase(named: name, at: administration)
        }
    }

    /// Differs between the tests of a process and between processes that run at once.
    private static func uniqueName() -> String {
        let number = counter.withLock { count in
            count += 1
            return count
        }
        return "hotline_test_\(ProcessInfo.processInfo.processIdentifier)_\(number)"
    }

    private static let counter = Mutex(0)
}
