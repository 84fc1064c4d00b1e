// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Storage
import Synchronization
import TestKit
import Testing
import Tickets

/// Nothing acknowledged is lost (A1): the plug is pulled ten times under load.
struct CrashTests {
    @Test(arguments: Engine.available)
    func `every ticket answered with 201 is there after kill -9, ten times over`(engine: Engine) async throws {
        try await engine.withTestDatabase { store in
            let token = try await Operator.prepare(store.url)
            let acknowledged = Acknowledged()

            for round in 1...10 {
                let server = try await RunningServer.start(database: store.url)
                await load(server, round: round, token: token, noting: acknowledged, untilAcknowledged: 40 * round)
                await server.kill()
            }

            let lost = try await acknowledged.missing(in: store.database)
            #expect(acknowledged.count >= 400)
            #expect(lost == [])
            let verification = try await Program.run("verify", "--database", store.url)
            #expect(verification.code == 0, "\(verification.messages)")
        }
    }

    @Test(arguments: Engine.servers)
    func `two servers on one database keep one journal without a gap`(engine: Engine) async throws {
        try await engine.withTestDatabase { store in
            let token = try await Operator.prepare(store.url)
            let acknowledged = Acknowledged()
            let one = try await RunningServer.start(database: store.url)
            let other = try await RunningServer.start(database: store.url)

            async let first: Void = load(one, round: 1, token: token, noting: acknowledged, untilAcknowledged: 300)
            async let second: Void = load(other, round: 2, token: token, noting: acknowledged, untilAcknowledged: 300)
            _ = await (first, second)
            #expect(await one.stop() == 0)
            #expect(await other.stop() == 0)

            let lost = try await acknowledged.missing(in: store.database)
            #expect(lost == [])
            let positions = try await store.database.read { reader in
                try reader.first("SELECT MIN(position) AS low, MAX(position) AS high, COUNT(*) AS entries FROM journal")
                    .map {
                        try (
                            $0.value("low", as: Int.self), $0.value("high", as: Int.self),
                            $0.value("entries", as: Int.self),
                        )
                    }
            }
            let (low, high, entries) = try #require(positions)
            #expect(low == 1)
            #expect(high == entries)
            let verification = try await Program.run("verify", "--database", store.url)
            #expect(verification.code == 0, "\(verification.messages)")
        }
    }

    /// Eight clients file requests until enough of them were acknowledged or the server is gone.
    private func load(
        _ server: RunningServer,
        round: Int,
        token: String,
        noting acknowledged: Acknowledged,
        untilAcknowledged goal: Int,
    ) async {
        await withTaskGroup { group in
            for client in 1...8 {
                group.addTask {
                    var message = 0
                    while acknowledged.count < goal {
                        message += 1
                        let id = "\(round)-\(client)-\(message)"
                        // An error is an unanswered request: it may or may not be stored, and nothing was promised.
                        guard let answer = try? await server.file(id: id, token: token) else { return }
                        if answer.status == 201 { acknowledged.note(id) }
                    }
                }
            }
        }
    }
}

/// The messages that a server has answered with 201.
///
/// A class, because all clients note in one list.
final class Acknowledged: Sendable {
    private let ids = Mutex<Set<String>>([])

    var count: Int { ids.withLock { $0.count } }

    func note(_ id: String) { ids.withLock { _ = $0.insert(id) } }

    /// Those that are no ticket, or more than one.
    func missing(in database: any Database) async throws -> [String] {
        let ids = ids.withLock { $0 }
        return try await database.read { reader in
            try ids.filter { id in
                try reader.rows("SELECT id FROM tickets WHERE channel = 'web' AND external_id = \(id)").count != 1
            }
        }
    }
}

/// Sets a store up with the program's own commands.
enum Operator {
    /// - Returns: A token that may file requests.
    static func prepare(_ url: String) async throws -> String {
        let imported = try await Program.run("site", "import", ExampleSite.folder.path, "--database", url)
        try #require(imported.code == 0, "\(imported.messages)")
        let token = try await Program.run("token", "create", "--name", "test", "--role", "agent", "--database", url)
        try #require(token.code == 0, "\(token.messages)")
        return token.output.trimmed
    }
}
