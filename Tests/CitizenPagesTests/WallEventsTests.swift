// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets

/// The wall's pictures over a real connection (V1).
@Suite(.timeLimit(.minutes(10)))
struct WallEventsTests {
    private static let path = "/staff/wallboard/events"

    @Test func `a wall gets a picture at once, and a new one when something happens`() async throws {
        try await House.open { house in
            let session = try await house.signIn("leader1")
            try await house.serve { port in
                var viewer = try await Viewer(port: port, session: session, path: Self.path)
                let first = try #require(try await viewer.next())
                #expect(first.name == "wall" && first.html.contains("目前没有在办工单"))

                _ = try await house.office.file()

                var next = try #require(try await viewer.next())
                // A minute may have begun in between.
                while next.html.contains("目前没有在办工单") { next = try #require(try await viewer.next()) }
                #expect(next.html.contains("待签收"))
            }
        }
    }

    @Test func `a wall that comes back after a restart of the server is sent the newest picture`() async throws {
        try await House.open { house in
            let session = try await house.signIn("leader1")
            _ = try await house.office.file(id: "1")
            let before = try await house.serve { port in
                var viewer = try await Viewer(port: port, session: session, path: Self.path)
                return try #require(try await viewer.next()).html
            }

            let after = try await house.serve { port in
                var viewer = try await Viewer(port: port, session: session, seen: "9999", path: Self.path)
                return try #require(try await viewer.next()).html
            }

            #expect(before.contains("待签收") && after.contains("待签收"))
        }
    }

    @Test(arguments: ["/staff/wallboard", "/staff/wallboard/events"])
    func `the wall is for those who watch over the whole`(path: String) async throws {
        try await House.visit(as: "handler.water") { _, browser in
            let page = try await browser.get(path)

            #expect(page.status == .forbidden)
        }
        try await House.visit { _, browser in
            let page = try await browser.get(path)

            #expect(page.location?.hasPrefix("/staff/sign-in") == true)
        }
    }
}
