// SPDX-License-Identifier: Apache-2.0

import Attachments
import Channels
import Desk
import Foundation
import Hummingbird
import HummingbirdTesting
import Sites
import Storage
import TestKit
import Web

extension Engine {
    /// Runs `test` at a counter over a fresh store, where a token may call `rate` times a second.
    func withCounter(
        rate: Int = 1_000,
        room: FileRoom? = nil,
        gateways: [String: Gateway] = [:],
        _ test: @escaping @Sendable (Counter) async throws -> Void,
    ) async throws {
        try await withDatabase { database in
            let office = try await Office.open(on: database)
            let log = RecordedLog()
            let server = try WebServer(
                desk: office.desk,
                settings: WebSettings(publicURL: URL(filePath: "/"), apiRate: rate),
                channels: IntakeChannels(office.desk.site, gateways: gateways),
                room: room,
                logger: log.logger,
            )
            let tokens = try await office.tokens()
            let router = server.router()
            let routes = router.routes.map(\.description)
            let application = Application(router: router, logger: log.logger)
            try await application.test(.router) { client in
                try await test(Counter(office: office, log: log, tokens: tokens, client: client, routes: routes))
            }
        }
    }
}

extension Office {
    fileprivate func tokens() async throws -> [Counter.Caller: String] {
        var tokens: [Counter.Caller: String] = [:]
        for caller in Counter.Caller.allCases {
            guard let role = caller.role else { continue }
            tokens[caller] = try await desk.createToken(name: caller.rawValue, role: role, unit: caller.unit)
        }
        return tokens
    }
}

extension IntakeChannels {
    init(_ site: Site, gateways: [String: Gateway] = [:]) {
        let phones = PhoneReading(country: site.profile.callingCode, area: site.profile.areaCode)
        self.init(
            web: WebFormChannel(phones: phones),
            agent: AgentFormChannel(phones: phones),
            letter: LetterChannel(phones: phones),
            interface: InterfaceChannel(phones: phones),
            counter: CounterChannel(phones: phones),
            grid: GridChannel(phones: phones),
            found: FoundChannel(phones: phones),
            gateways: gateways,
        )
    }
}
