// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Sites
import Storage
import Synchronization
import TestKit
import Testing
import Tickets

@testable import Web

/// Many look at the wall and cost no more than one (V1).
struct WallLoadTests {
    @Test func `five hundred viewers cost one query and one drawing for each change`() async throws {
        try await Workplace.open { place in
            let counter = Counter()
            let database = CountedDatabase(place.office.desk.database, counter)
            let query = WallboardQuery(database: database)
            let (desk, pages) = (place.office.desk, place.server.pages)
            let board = LiveBoard<WallPicture, WallFrame>(
                read: {
                    let moment = WallMoment(desk.time.now, desk.site.calendar)
                    return WallPicture(figures: try await query.figures(at: moment), queue: nil)
                },
                draw: { picture in
                    counter.count(.drawing)
                    return WallFrame(WallScene(picture, site: desk.site, at: desk.time.now), pages: pages)
                },
            )
            var viewers = (0..<500).map { _ in board.frames().makeAsyncIterator() }

            for id in ["1", "2", "3"] {
                _ = try await place.office.file(id: id)
                try await board.drawIfChanged()
                try await board.drawIfChanged()
                for index in viewers.indices {
                    let frame = await viewers[index].next()
                    #expect(frame != nil)
                }
            }

            #expect(counter[.query] == 6)
            #expect(counter[.drawing] == 3)
        }
    }

    @Test func `all viewers of a language are sent the same bytes`() async throws {
        try await Workplace.open { place in
            let board = place.server.wall.board
            var viewers = (0..<3).map { _ in board.frames().makeAsyncIterator() }
            _ = try await place.office.file()
            try await board.drawIfChanged()

            var events: Set<String> = []
            for index in viewers.indices {
                let frame = try #require(await viewers[index].next())
                events.insert(String(buffer: frame.event(in: .zh)))
            }

            #expect(events.count == 1)
        }
    }

    @Test func `while nobody watches, nothing is read`() async throws {
        let counter = Counter()
        let board = LiveBoard<Int, Int>(read: { counter.count(.query) }, draw: { $0 })
        let (rounds, feed) = AsyncStream.makeStream(of: Void.self)
        feed.yield()
        feed.finish()

        try await board.run(rounds: rounds)

        #expect(counter[.query] == 0)
    }
}

/// Counts what is done.
private final class Counter: Sendable {
    enum Deed { case query, drawing }
    private let counts = Mutex<[Deed: Int]>([:])

    @discardableResult
    func count(_ deed: Deed) -> Int {
        counts.withLock { counts in
            counts[deed, default: 0] += 1
            return counts[deed] ?? 0
        }
    }

    subscript(deed: Deed) -> Int { counts.withLock { $0[deed] ?? 0 } }
}

/// A store that counts how often it is read.
private struct CountedDatabase: Database {
    private let database: any Database
    private let counter: Counter

    init(_ database: any Database, _ counter: Counter) {
        self.database = database
        self.counter = counter
    }

    var engine: StorageEngine { database.engine }
    var commitStatistics: CommitStatistics { database.commitStatistics }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Reader) throws -> T) async throws -> T {
        counter.count(.query)
        return try await database.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Writer) throws -> T) async throws -> T {
        try await database.write(body)
    }

    func close() async { await database.close() }
}
