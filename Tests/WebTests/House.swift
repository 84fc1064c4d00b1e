// SPDX-License-Identifier: Apache-2.0

import Channels
import Desk
import Foundation
import Hummingbird
import HummingbirdTesting
import TestKit

@testable import Web

/// The whole site over a fresh store of the example city, without a network.
struct House {
    let office: Office
    let server: WebServer
    let router: Router<HotlineContext>

    /// Runs `body` with a house that people reach at `publicURL`.
    static func open<T>(
        publicURL: String = "http://localhost",
        isBehindProxy: Bool = false,
        _ body: (House) async throws -> T,
    ) async throws -> T {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let settings = WebSettings(
                publicURL: URL(string: publicURL)!,
                assets: Self.assets,
                isBehindProxy: isBehindProxy,
            )
            let server = try WebServer(desk: office.desk, settings: settings, channels: Self.channels, logger: .silent)
            return try await body(House(office: office, server: server, router: server.router()))
        }
    }

    /// What set-up fetched, or nothing: the pages work either way.
    static let assets = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: ".vendor/assets", directoryHint: .isDirectory)

    /// Runs `body` with a browser that has no cookies yet.
    func visit<T>(_ body: @Sendable (inout Browser) async throws -> T) async throws -> T {
        try await Application(router: router, logger: .silent).test(.router) { client in
            var browser = Browser(client: client)
            return try await body(&browser)
        }
    }

    /// Runs `body` with a browser in which `login` is signed in.
    func visit<T>(as login: String, _ body: @Sendable (inout Browser) async throws -> T) async throws -> T {
        try await office.desk.setPassword(Self.password, for: login)
        return try await visit { browser in
            let answer = try await browser.post("/staff/sign-in", ["login": login, "password": Self.password])
            guard answer.status == .seeOther else { throw NotSignedIn(status: answer.status.code) }
            return try await body(&browser)
        }
    }

    private static let channels: IntakeChannels = {
        let phones = PhoneReading(country: "86", area: "710")
        return IntakeChannels(
            web: WebFormChannel(phones: phones),
            agent: AgentFormChannel(phones: phones),
            letter: LetterChannel(phones: phones),
            interface: InterfaceChannel(phones: phones),
            counter: CounterChannel(phones: phones),
            grid: GridChannel(phones: phones),
            found: FoundChannel(phones: phones),
        )
    }()

    static let password = "correct horse battery"
}

struct NotSignedIn: Error {
    let status: Int
}
