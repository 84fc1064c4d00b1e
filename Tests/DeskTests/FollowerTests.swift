// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Logging
import Records
import Storage
import Synchronization
import TestKit
import Testing
import Tickets

/// Followers act on every entry once, through failures, restarts and rivals (architecture, decision 6).
struct FollowerTests {
    @Test(arguments: Engine.available)
    func `a follower that fails repeats nothing and loses nothing`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in 1...3 { _ = try await office.file(id: "\(id)") }
            let follower = Recorder(failures: 1)
            let loop = FollowerLoop(follower, desk: office.desk, holder: "one", logger: .silent)

            await loop.catchUp()
            let failed = try #require(try await office.state(of: follower))
            #expect(failed.failures == 1)
            #expect(failed.position == 0)
            #expect(failed.lastError != nil)

            await loop.catchUp()
            #expect(follower.seen == [], "it waits before it tries again")

            office.clock.advance(hours: 1)
            await loop.catchUp()
            await loop.catchUp()
            #expect(follower.seen == [1, 2, 3])
            #expect(try await office.state(of: follower)?.failures == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `two processes share the work of one follower without repeating any`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            for id in 1...5 { _ = try await office.file(id: "\(id)") }
            let follower = Recorder(failures: 0)

            await withTaskGroup { group in
                for holder in ["one", "two", "three"] {
                    let loop = FollowerLoop(follower, desk: office.another(), holder: holder, logger: .silent)
                    group.addTask { await loop.catchUp() }
                }
            }

            #expect(follower.seen == [1, 2, 3, 4, 5])
        }
    }

    @Test(arguments: Engine.available)
    func `another process takes over when the holder of the lease is gone`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let follower = Recorder(failures: 0)
            _ = try await office.file(id: "1")
            await FollowerLoop(follower, desk: office.desk, holder: "gone", logger: .silent).catchUp()
            _ = try await office.file(id: "2")
            let heir = FollowerLoop(follower, desk: office.another(), holder: "heir", logger: .silent)

            let before = database.commitStatistics.writes
            await heir.catchUp()
            #expect(follower.seen == [1])
            #expect(database.commitStatistics.writes == before, "waiting for a lease costs no write")
            office.clock.advance(hours: 0.1)
            await heir.catchUp()

            #expect(follower.seen == [1, 2])
        }
    }

    @Test(arguments: Engine.available)
    func `a patient follower lets a crowd of writers go first, but not for ever`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            _ = try await office.file(id: "1")
            let follower = Recorder(failures: 0, patience: .seconds(60))
            let loop = FollowerLoop(follower, desk: office.desk, holder: "one", logger: .silent)

            try await withThrowingTaskGroup { group in
                for _ in 0..<64 {
                    group.addTask {
                        while follower.seen.isEmpty { try await database.write { _ = try $0.rows("SELECT 1 AS one") } }
                    }
                }
                group.addTask { await loop.catchUp(givingWay: true) }

                let begun = database.commitStatistics.writes
                while database.commitStatistics.writes < begun + 2_000 { await Task.yield() }
                #expect(follower.seen.isEmpty)
                office.clock.advance(hours: 0.1)
                try await group.waitForAll()
            }

            #expect(follower.seen == [1])
        }
    }
}

/// Notes the positions it is shown, after as many failures as it is told.
///
/// A class, because the test reads what the loop's copy has seen.
private final class Recorder: Follower {
    let name = "recorder"
    let patience: Duration
    private let state: Mutex<(failures: Int, seen: [Int64])>

    init(failures: Int, patience: Duration = .zero) {
        self.patience = patience
        state = Mutex((failures, []))
    }

    var seen: [Int64] { state.withLock { $0.seen } }

    func follow(_ entries: [JournalEntry]) -> Consequences {
        { [self] _ in
            try state.withLock { state in
                guard state.failures == 0 else {
                    state.failures -= 1
                    throw Stumble()
                }
                state.seen += entries.map(\.position)
            }
        }
    }

    struct Stumble: Error {}
}

extension Office {
    /// The desk of another process on the same store.
    fileprivate func another() -> Desk {
        Desk(database: desk.database, sites: desk.sites, time: desk.time, ids: desk.ids)
    }

    fileprivate func state(of follower: some Follower) async throws -> FollowerState? {
        let name = follower.name
        return try await desk.database.read { try FollowerRecords.state(of: name, in: $0) }
    }
}
