// SPDX-License-Identifier: Apache-2.0

import Attachments
import Channels
import Desk
import Foundation
import Hummingbird
import HummingbirdTesting
import Records
import Survey
import TestKit
import Tickets
import Web

/// The whole site over a fresh store of the example city.
struct House: Sendable {
    let office: Office
    let server: WebServer

    static func open<T>(
        citizenGuard: CitizenGuard = CitizenGuard(),
        room: FileRoom? = nil,
        _ body: (House) async throws -> T,
    ) async throws -> T {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let phones = PhoneReading(country: "86", area: "710")
            let server = try WebServer(
                desk: office.desk,
                settings: WebSettings(publicURL: URL(string: "http://localhost")!),
                channels: IntakeChannels(
                    web: WebFormChannel(phones: phones),
                    agent: AgentFormChannel(phones: phones),
                    letter: LetterChannel(phones: phones),
                    interface: InterfaceChannel(phones: phones),
                    counter: CounterChannel(phones: phones),
                    grid: GridChannel(phones: phones),
                    found: FoundChannel(phones: phones),
                ),
                room: room,
                citizenGuard: citizenGuard,
                logger: .silent,
            )
            return try await body(House(office: office, server: server))
        }
    }

    /// Opens a house and runs `body` with a browser that has no cookies yet.
    static func visit<T>(_ body: @Sendable (House, inout Browser) async throws -> T) async throws -> T {
        try await open { house in
            try await house.visit { browser in try await body(house, &browser) }
        }
    }

    /// Runs `body` with a browser that has no cookies yet.
    func visit<T>(_ body: @Sendable (inout Browser) async throws -> T) async throws -> T {
        try await Application(router: server.router(), logger: .silent).test(.router) { client in
            var browser = Browser(client: client)
            return try await body(&browser)
        }
    }

    /// Runs `body` with a browser in which `login` is signed in.
    func visit<T>(as login: String, _ body: @Sendable (inout Browser) async throws -> T) async throws -> T {
        let session = try await signIn(login)
        return try await visit { browser in
            browser.cookies["hotline_session"] = session
            return try await body(&browser)
        }
    }

    /// A session's token.
    func signIn(_ login: String) async throws -> String {
        let password = "correct horse battery"
        try await office.desk.setPassword(password, for: login)
        let attempt = SignInAttempt(login: login, password: password, device: "test", address: "")
        return try await office.desk.signIn(attempt, past: SignInGuard()).token
    }
}

extension Office {
    /// How many tickets there are.
    func tickets() async throws -> [TicketLine] {
        try await desk.page(of: TicketList(), for: .supervisor).lines
    }

    /// A request that its unit has answered and the centre has let pass, with the citizen's link to rate it.
    func answeredRequest(id: String = "1") async throws -> Answered {
        let receipt = try await file(id: id)
        let number = receipt.stored.ticket.number
        let unit = receipt.stored.ticket.unit!
        let handler = Author.staff(login: "handler", role: .handler, unit: unit)
        try await perform(.sign(handler: "班长"), on: number, by: handler)
        let result = HandlingResult(conclusion: .solved, report: "换阀门。", reply: "水管已修复，供水已恢复。")
        try await perform(.submitResult(result), on: number, by: handler)
        try await perform(.acceptResult, on: number, by: .dispatcher)
        await followersCatchUp()
        let invitation = try await desk.follow(number, queryCode: receipt.queryCode)!.invitation!
        return Answered(number: number, queryCode: receipt.queryCode, unit: unit, link: "/rate/\(invitation.token)")
    }

    struct Answered {
        let number: TicketNumber
        let queryCode: String
        let unit: UnitCode
        let link: String
    }
}

extension House {
    /// Opens a house and runs `body` with a browser in which `login` is signed in.
    static func visit<T>(
        as login: String,
        _ body: @Sendable (House, inout Browser) async throws -> T,
    ) async throws -> T {
        try await open { house in
            try await house.visit(as: login) { browser in try await body(house, &browser) }
        }
    }
}
