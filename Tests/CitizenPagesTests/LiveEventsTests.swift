// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Desk
import Foundation
import Hummingbird
import HummingbirdTesting
import NIOHTTP1
import Records
import TestKit
import Testing
import Tickets
import Web

/// The live board's events over a real connection (architecture 4.7).
@Suite(.timeLimit(.minutes(10)))
struct LiveEventsTests {
    @Test func `a viewer gets the newest frame at once, and a new one when something happens`() async throws {
        try await House.open { house in
            let session = try await house.signIn("leader1")
            try await house.serve { port in
                var viewer = try await Viewer(port: port, session: session)
                let first = try #require(try await viewer.next())
                #expect(first.name == "board" && first.html.contains("目前没有在办工单"))

                _ = try await house.office.file()

                let second = try #require(try await viewer.next())
                #expect(second.id > first.id)
                #expect(second.html.contains("board-matrix"))
            }
        }
    }

    @Test func `all viewers of a language get the same bytes`() async throws {
        try await House.open { house in
            let one = try await house.signIn("leader1")
            let other = try await house.signIn("supervisor1")
            _ = try await house.office.file()
            try await house.serve { port in
                var first = try await Viewer(port: port, session: one)
                var second = try await Viewer(port: port, session: other)
                var english = try await Viewer(port: port, session: other, language: "en")

                let frame = try #require(try await first.next())
                #expect(try await second.next() == frame)
                let translated = try #require(try await english.next())
                #expect(translated.id == frame.id && translated.html.contains("Received"))
            }
        }
    }

    @Test func `a browser that comes back is sent what it has not seen, and nothing else`() async throws {
        try await House.open { house in
            let session = try await house.signIn("leader1")
            _ = try await house.office.file(id: "1")
            try await house.serve { port in
                var viewer = try await Viewer(port: port, session: session)
                let seen = try #require(try await viewer.next()).id

                var returned = try await Viewer(port: port, session: session, seen: String(seen))
                #expect(try await returned.line() == ": here")
                _ = try await house.office.file(id: "2")
                #expect(try #require(try await returned.next()).id > seen)

                var behind = try await Viewer(port: port, session: session, seen: "1")
                #expect(try #require(try await behind.next()).id > seen)
            }
        }
    }

    @Test func `a server that stops ends its streams instead of waiting for them`() async throws {
        try await House.open { house in
            let session = try await house.signIn("leader1")
            let (seen, feed) = AsyncStream.makeStream(of: Void.self)

            let rest = try await house.serve { port in
                let rest = Task {
                    var viewer = try await Viewer(port: port, session: session)
                    var count = 0
                    while try await viewer.next() != nil {
                        count += 1
                        feed.yield()
                    }
                    return count
                }
                for await _ in seen { break }
                return rest
            }

            #expect(try await rest.value >= 1)
        }
    }
}

extension House {
    /// Runs `body` while the site is served on a port of its own.
    func serve<T: Sendable>(_ body: @Sendable (Int) async throws -> T) async throws -> T {
        let application = Application(router: server.router(), services: server.services, logger: .silent)
        return try await application.test(.live) { client in try await body(try #require(client.port)) }
    }
}
