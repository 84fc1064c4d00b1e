// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Logging
import ServiceLifecycle
import Testing
import Tickets

/// How the link with an exchange is kept, with one that a test plays.
@Suite(.timeLimit(.minutes(2)))
struct AsteriskManagerTests {
    private static let seat = Seat("8001")

    private func withOffice(
        _ answer: @escaping @Sendable (PlayedExchange.Asked) -> String = PlayedExchange.idle,
        change: @Sendable (inout AsteriskSettings) -> Void = { _ in },
        _ test: (PlayedExchange, ListeningOffice) async throws -> Void,
    ) async throws {
        let exchange = try await PlayedExchange(answer)
        let office = ListeningOffice(port: exchange.port, change: change)
        try await office.open()
        try await test(exchange, office)
        await office.close()
        try await exchange.close()
    }

    @Test func `it logs in by a challenge, without its secret`() async throws {
        try await withOffice { exchange, _ in
            let login = try #require(exchange.asked.first { $0["Action"] == "Login" })
            #expect(login["Key"] == "c45002ddb9ec64bcc2212dd920bca13e")
            #expect(login["Secret"] == nil)
        }
    }

    @Test func `it logs in plainly where there is no challenge`() async throws {
        let answer: @Sendable (PlayedExchange.Asked) -> String = { asked in
            let isChallenge = asked["Action"] == "Challenge"
            return isChallenge ? "Response: Error\nActionID: @\nMessage: no\n\n" : PlayedExchange.idle(asked)
        }
        try await withOffice(answer) { exchange, _ in
            #expect(exchange.asked.first { $0["Action"] == "Login" }?["Secret"] == "hotlinepw")
        }
    }

    @Test func `an answer goes to the action whose id it bears`() async throws {
        let answer: @Sendable (PlayedExchange.Asked) -> String = { asked in
            guard asked["Action"] == "QueuePause" else { return PlayedExchange.idle(asked) }
            let isRefused = asked["Interface"] == "PJSIP/8001"
            let wrong = "Response: Success\nActionID: another's\n\nResponse: Success\n\n"
            return wrong + "Response: \(isRefused ? "Error" : "Success")\nActionID: @\nMessage: Interface not found\n\n"
        }
        try await withOffice(answer) { _, office in
            async let other: Void = office.exchange.makeReady(Seat("8002"))
            await #expect(throws: CTIFault.refused("Interface not found")) {
                try await office.exchange.makeReady(Self.seat)
            }
            try await other
        }
    }

    @Test func `an action that is not answered is given up`() async throws {
        let answer: @Sendable (PlayedExchange.Asked) -> String = { asked in
            asked["Action"] == "QueuePause" ? "" : PlayedExchange.idle(asked)
        }
        try await withOffice(answer) {
            $0.patience = .milliseconds(200)
        } _: { _, office in
            await #expect(throws: CTIFault.unknown) { try await office.exchange.makeReady(Self.seat) }
        }
    }

    @Test func `what is asked when the link is cut may have been done`() async throws {
        let answer: @Sendable (PlayedExchange.Asked) -> String = { asked in
            asked["Action"] == "QueuePause" ? "Event: Asked\n\n" : PlayedExchange.idle(asked)
        }
        try await withOffice(answer) { exchange, office in
            let paused = Task { try await office.exchange.pause(Self.seat, for: .rest) }
            while !exchange.asked.contains(where: { $0["Action"] == "QueuePause" }) { await Task.yield() }
            exchange.hangUp()

            await #expect(throws: CTIFault.unknown) { try await paused.value }
            try await office.wait("another link") { $0.snapshots == 2 && $0.cuts == 1 }
        }
    }

    @Test func `without a link nothing is asked`() async throws {
        let office = ListeningOffice(port: 1)

        await #expect(throws: CTIFault.unlinked) { try await office.exchange.makeReady(Self.seat) }
    }

    @Test func `nothing can be put into an action by a name`() async throws {
        try await withOffice { exchange, office in
            await #expect(throws: CTIFault.unsendable) {
                try await office.exchange.logIn(Seat("1\r\nAction: Command"), to: "hotline")
            }
            await #expect(throws: CTIFault.noSuchCall) {
                try await office.exchange.hangUp(CallID("9"), at: Self.seat)
            }
            #expect(!exchange.asked.contains { $0["Action"] == "Command" })
        }
    }

    @Test func `an exchange that no longer answers is left`() async throws {
        let answer: @Sendable (PlayedExchange.Asked) -> String = { asked in
            asked["Action"] == "Ping" ? "" : PlayedExchange.idle(asked)
        }
        let hasty: @Sendable (inout AsteriskSettings) -> Void = {
            $0.keepAlive = .milliseconds(50)
            $0.patience = .milliseconds(300)
        }
        try await withOffice(answer, change: hasty) { _, office in
            try await office.wait("another link") { $0.cuts >= 1 && $0.snapshots >= 2 }
        }
    }

    @Test func `bytes beyond all bounds end the link, and the next one is good`() async throws {
        try await withOffice { exchange, office in
            exchange.say(String(repeating: "x", count: 10_000))

            try await office.wait("another link") { $0.snapshots == 2 }
        }
    }

    @Test func `while nobody reads the news the link is not read, and nothing is lost`() async throws {
        let exchange = try await PlayedExchange(PlayedExchange.idle)
        var settings = AsteriskSettings(user: "hotline", secret: "hotlinepw")
        settings.port = exchange.port
        settings.backlog = 8
        settings.keepAlive = .milliseconds(20)
        let manager = AsteriskManager(settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }) {
            Date()
        }
        let linked = Task { await manager.keepLinked() }
        var news = manager.news.makeAsyncIterator()
        _ = await news.next()

        // Until our own kernel holds no more for the exchange.
        var sent = 0
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            sent += 1
            if !exchange.say(Self.call(sent)) { break }
            await Task.yield()
        }

        #expect(sent > 8)
        #expect(ContinuousClock.now < deadline)
        var began: [CallID] = []
        while began.count < sent, let item = await news.next() {
            if case .call(let call, .began, _) = item { began.append(call) }
        }
        #expect(began == (1...sent).map { CallID("1795294152.\($0)") })
        linked.cancel()
        await linked.value
        try await exchange.close()
    }

    @Test func `it ends with the other services`() async throws {
        let exchange = try await PlayedExchange(PlayedExchange.idle)
        var settings = AsteriskSettings(user: "hotline", secret: "hotlinepw")
        settings.port = exchange.port
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let manager = AsteriskManager(settings, logger: logger) { Date() }
        let group = ServiceGroup(services: [manager], logger: logger)

        let running = Task { try await group.run() }
        var news = manager.news.makeAsyncIterator()
        _ = await news.next()
        await group.triggerGracefulShutdown()
        try await running.value

        while let item = await news.next() {
            guard case .linkLost = item else { throw Unexpected() }
        }
        try await exchange.close()
    }

    private static func call(_ number: Int) -> String {
        """
        Event: Newchannel
        Channel: PJSIP/trunk-\(number)
        ChannelState: 4
        CallerIDNum: 13800138000
        Context: from-trunk
        Exten: 12345
        Uniqueid: 1795294152.\(number)
        Linkedid: 1795294152.\(number)


        """
    }

    struct Unexpected: Error {}
}
