// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import TestKit
import Testing

struct SignInThrottleTests {
    @Test(arguments: Engine.available, ["zhang", "nobody", "no login at all"])
    func `a login, known or not, is guessed at five times a minute`(engine: Engine, login: String) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            for number in 1...5 {
                await #expect(throws: SignInRefusal.wrong) {
                    try await office.signIn(login, password: "wrong", address: "192.0.2.\(number)")
                }
            }

            await #expect(throws: SignInRefusal.throttled(retryAfterSeconds: 60)) {
                try await office.signIn(login, address: "192.0.2.6")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the throttle opens again after its window, and closes for longer`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            for _ in 1...5 {
                await #expect(throws: SignInRefusal.wrong) { try await office.fail("zhang") }
            }
            await #expect(throws: SignInRefusal.throttled(retryAfterSeconds: 60)) { try await office.signIn("zhang") }

            office.clock.advance(by: 60)

            for _ in 1...5 {
                await #expect(throws: SignInRefusal.wrong) { try await office.fail("zhang") }
            }
            await #expect(throws: SignInRefusal.throttled(retryAfterSeconds: 120)) { try await office.signIn("zhang") }
            office.clock.advance(by: 120)
            _ = try await office.signIn("zhang")
        }
    }

    @Test(arguments: Engine.available)
    func `a right password wipes the slate`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")

            for _ in 1...3 {
                for _ in 1...4 {
                    await #expect(throws: SignInRefusal.wrong) { try await office.fail("zhang") }
                }
                _ = try await office.signIn("zhang")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `one address fails fifty times a minute, whatever the logins`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            for number in 1...50 {
                await #expect(throws: SignInRefusal.wrong) { try await office.fail("nobody-\(number)") }
            }

            await #expect(throws: SignInRefusal.throttled(retryAfterSeconds: 60)) { try await office.signIn("zhang") }
            _ = try await office.signIn("zhang", address: "192.0.2.2")
        }
    }

    @Test(arguments: Engine.available)
    func `a whole office may sign in from one address`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")

            for _ in 1...60 { _ = try await office.signIn("zhang") }
        }
    }

    @Test(arguments: Engine.available)
    func `attempts made at the same moment gain nothing`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")

            let refusals = await withTaskGroup(of: SignInRefusal?.self) { group in
                for number in 1...40 {
                    group.addTask { await office.refusal(of: "zhang", address: "192.0.2.\(number)") }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }

            #expect(refusals.count { $0 == .wrong } == 5)
            #expect(refusals.count { $0 == .throttled(retryAfterSeconds: 60) } == 35)
        }
    }
}

extension Office {
    /// One wrong password of a possible length but no work: no password is as short.
    fileprivate func fail(_ login: String) async throws {
        _ = try await signIn(login, password: "short")
    }

    fileprivate func refusal(of login: String, address: String) async -> SignInRefusal? {
        do {
            _ = try await signIn(login, password: "wrong password", address: address)
            return nil
        } catch {
            return error as? SignInRefusal
        }
    }
}
