// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

struct TokenTests {
    @Test(arguments: Engine.available)
    func `a token speaks for its name, role and unit`(engine: Engine) async throws {
        try await engine.withOffice { office in
            let unit = try #require(UnitCode("east"))
            let handler = try await office.desk.createToken(name: "district system", role: .handler, unit: unit)
            let agent = try await office.desk.createToken(name: "intake", role: .agent, unit: nil)

            #expect(handler.hasPrefix("hl_") && handler.count == 46)
            #expect(
                try await office.desk.tokenAuthor(handler)
                    == .staff(login: "token:district system", role: .handler, unit: unit)
            )
            #expect(try await office.desk.tokenAuthor(agent) == .staff(login: "token:intake", role: .agent, unit: nil))
        }
    }

    @Test(arguments: Engine.available)
    func `a token for a unit that the site does not have is refused`(engine: Engine) async throws {
        try await engine.withOffice { office in
            let unit = try #require(UnitCode("west"))

            await #expect(throws: TokenRefusal.unknownUnit(unit)) {
                try await office.desk.createToken(name: "n", role: .handler, unit: unit)
            }
            await #expect(throws: TokenRefusal.unitMissing(.handler)) {
                try await office.desk.createToken(name: "n", role: .handler, unit: nil)
            }
            #expect(try await office.desk.tokens().isEmpty)
        }
    }

    @Test(arguments: Engine.available, ["", "a\u{0}b", "a\nb", String(repeating: "n", count: 65)])
    func `a token needs a name that can be read in the journal`(engine: Engine, name: String) async throws {
        try await engine.withOffice { office in
            await #expect(throws: TokenRefusal.unusableName) {
                try await office.desk.createToken(name: name, role: .agent, unit: nil)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a token that another process revokes ends within a second`(engine: Engine) async throws {
        try await engine.withOffice { office in
            let token = try await office.desk.createToken(name: "intake", role: .agent, unit: nil)
            #expect(try await office.desk.tokenAuthor(token) != nil)
            let other = Desk(database: office.desk.database, sites: office.desk.sites, time: office.desk.time)

            #expect(try await other.revokeToken(name: "intake") == 1)
            office.clock.advance(by: 1)

            #expect(try await office.desk.tokenAuthor(token) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a revoked token ends at once, with all of its name and no other`(engine: Engine) async throws {
        try await engine.withOffice { office in
            let old = try await office.desk.createToken(name: "intake", role: .agent, unit: nil)
            let new = try await office.desk.createToken(name: "intake", role: .agent, unit: nil)
            let other = try await office.desk.createToken(name: "intak_", role: .agent, unit: nil)
            #expect(try await office.desk.tokenAuthor(old) != nil)
            office.clock.advance(by: 60)

            #expect(try await office.desk.revokeToken(name: "intake") == 2)

            #expect(try await office.desk.tokenAuthor(old) == nil)
            #expect(try await office.desk.tokenAuthor(new) == nil)
            #expect(try await office.desk.tokenAuthor(other) != nil)
            #expect(try await office.desk.revokeToken(name: "intake") == 0)
            let tokens = try await office.desk.tokens()
            #expect(tokens.count { $0.name == "intake" && $0.revokedAt == office.clock.now } == 2)
            #expect(tokens.count { $0.name == "intak_" && $0.revokedAt == nil } == 1)
        }
    }

    @Test(
        arguments: Engine.available,
        [
            "", "hl_", "hl_' OR 1 = 1", "hl_" + String(repeating: "A", count: 43),
            "hl_" + String(repeating: "A", count: 1_000_000),
        ],
    )
    func `a forged token speaks for nobody`(engine: Engine, token: String) async throws {
        try await engine.withOffice { office in
            _ = try await office.desk.createToken(name: "intake", role: .agent, unit: nil)

            #expect(try await office.desk.tokenAuthor(token) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a session is no API token and a token no session`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            let session = try await office.signIn("zhang").token
            let token = try await office.desk.createToken(name: "intake", role: .agent, unit: nil)

            #expect(try await office.desk.tokenAuthor(session) == nil)
            #expect(try await office.desk.session(token: token) == nil)
        }
    }
}
