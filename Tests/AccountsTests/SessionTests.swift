// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets

struct SessionTests {
    @Test(arguments: Engine.available)
    func `a session ends after twelve hours`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            let token = try await office.signIn("zhang").token

            office.clock.advance(by: 12 * 3_600 - 0.001)
            #expect(try await office.desk.session(token: token) != nil)
            office.clock.advance(by: 0.001)

            #expect(try await office.desk.session(token: token) == nil)
            #expect(try await office.desk.sessions(of: "zhang").isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `sessions that ended leave the store when the next one is opened`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang", "wang")
            _ = try await office.signIn("zhang")
            office.clock.advance(by: 12 * 3_600)

            _ = try await office.signIn("wang")

            let rows = try await office.desk.database.read { try $0.rows("SELECT login FROM sessions") }
            #expect(try rows.map { try $0.value("login", as: String.self) } == ["wang"])
        }
    }

    @Test(
        arguments: Engine.available,
        ["", "x", "' OR 1 = 1 --", String(repeating: "A", count: 43), String(repeating: "A", count: 1_000_000)],
    )
    func `a forged token opens nothing`(engine: Engine, token: String) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            _ = try await office.signIn("zhang")

            #expect(try await office.desk.session(token: token) == nil)
            try await office.desk.signOut(token: token)

            #expect(try await office.desk.sessions(of: "zhang").count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `signing out ends this session alone`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            let desk = try await office.signIn("zhang").token
            let phone = try await office.signIn("zhang").token

            try await office.desk.signOut(token: phone)

            #expect(try await office.desk.session(token: phone) == nil)
            #expect(try await office.desk.session(token: desk) != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a person sees their sessions, newest first, and ends all others`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang", "wang")
            let old = try await office.signIn("zhang", device: "Firefox").token
            office.clock.advance(by: 60)
            let own = try await office.signIn("zhang", device: "Phone\u{0}\n" + String(repeating: "x", count: 200))
                .token
            let other = try await office.signIn("wang").token

            let listed = try await office.desk.sessions(of: "zhang")
            #expect(listed.map(\.id) == [SecretHash(of: own), SecretHash(of: old)])
            #expect(listed.map(\.device) == ["Phone" + String(repeating: "x", count: 95), "Firefox"])
            let ended = try await office.desk.revokeSessions(of: "zhang", except: own)

            #expect(ended == 1)
            #expect(try await office.desk.session(token: old) == nil)
            #expect(try await office.desk.session(token: own) != nil)
            #expect(try await office.desk.session(token: other) != nil)
            #expect(try await office.desk.revokeSessions(of: "zhang") == 1)
            #expect(try await office.desk.session(token: own) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a form is accepted from its own session only`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            let token = try await office.signIn("zhang").token
            let own = try #require(try await office.desk.session(token: token))
            let again = try #require(try await office.desk.session(token: token))
            let other = try #require(try await office.desk.session(token: office.signIn("zhang").token))

            #expect(own.accepts(formKey: again.formKey))
            #expect(!own.accepts(formKey: other.formKey))
            #expect(!own.accepts(formKey: ""))
            #expect(own.formKey.count >= 43 && own.formKey != token)
        }
    }
}
