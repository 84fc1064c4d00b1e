// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Storage
import TestKit
import Testing
import Tickets

@testable import Web

struct ErrorPageTests {
    @Test(arguments: [
        (TicketRefusal.reviewerIsRequester as any Error, 422), (IntakeRefusal.missing(.narrative), 422),
        (DeskRefusal.staleVersion(seen: 1, current: 2), 409), (DeskRefusal.unknownTicket("1"), 404),
        (DeskRefusal.invitationVoid, 410), (DatabaseError.connectionLost(message: "m"), 503),
        (DatabaseError.statement(message: "m", sql: "SELECT"), 500), (HTTPError(.notImplemented), 501),
        (Unforeseen(), 500), (WebFault.bodyTooLarge(limit: 1), 413),
    ])
    func `every error has its status, as a page and for programs`(error: any Error, status: Int) async throws {
        try await House.open { house in
            house.router.get("/fails") { _, _ -> Response in throw error }
            house.router.get("/api/fails") { _, _ -> Response in throw error }
            try await house.visit { browser in
                let page = try await browser.get("/fails")
                let answer = try await browser.get("/api/fails")

                #expect(page.status.code == status)
                #expect(page.body.contains("<h1"))
                #expect(answer.status.code == status)
                #expect(answer.body.contains(#""requestId":""#))
                #expect((page.header("Retry-After") != nil) == (status == 503))
            }
        }
    }

    @Test func `what the law refuses is told to programs with its word and its reason`() async throws {
        try await House.open { house in
            house.router.get("/api/fails") { _, _ -> Response in
                throw TicketRefusal.unlawful(.dispatch, in: .closed)
            }
            try await house.visit { browser in
                browser.headers = ["Accept-Language": "en"]
                let answer = try await browser.get("/api/fails").body

                #expect(answer.contains(#""refusal":"unlawful""#))
                #expect(answer.contains(#""because":"“Dispatch” is not possible while the ticket is at “Closed”.""#))
            }
        }
    }

    @Test func `an error's words cannot become part of the page`() async throws {
        try await House.open { house in
            house.router.get("/fails") { _, _ -> Response in
                throw TicketRefusal.masterIsMerged(.sample)
            }
            house.router.get("/hostile") { _, _ -> Response in throw Hostile() }
            try await house.visit { browser in
                let answer = try await browser.get("/fails")
                #expect(answer.body.contains("20260105000042"))
                let page = try await browser.get("/hostile").body

                #expect(!page.contains("<script>alert"))
                #expect(page.contains("&lt;script&gt;alert"))
            }
        }
    }

    @Test func `an unforeseen error tells its number and nothing about itself`() async throws {
        try await House.open { house in
            house.router.get("/fails") { _, _ -> Response in throw Unforeseen() }
            try await house.visit { browser in
                let page = try await browser.get("/fails").body

                #expect(!page.contains("secret of the house"))
                #expect(page.contains("请求编号"))
            }
        }
    }

    private struct Unforeseen: Error {
        let secret = "secret of the house"
    }

    private struct Hostile: Fault {
        let status = HTTPResponse.Status.badRequest
        let code = "badRequest"
        func message(in wording: Wording) -> String { "<script>alert(1)</script>" }
    }
}
