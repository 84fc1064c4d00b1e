// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import TestKit
import Testing
import Tickets

struct StaffTests {
    @Test(arguments: Engine.available)
    func `who is no longer listed is locked out at once`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang", "wang")
            let zhang = try await office.signIn("zhang").token
            let wang = try await office.signIn("wang").token

            try await office.desk.importStaff([.sample("wang")])

            #expect(try await office.desk.session(token: zhang) == nil)
            #expect(try await office.desk.sessions(of: "zhang").isEmpty)
            await #expect(throws: SignInRefusal.wrong) { try await office.signIn("zhang") }
            #expect(try await office.desk.session(token: wang) != nil)
            #expect(try await office.desk.staff().map(\.login) == ["wang"])
        }
    }

    @Test(arguments: Engine.available)
    func `who is listed again comes in with the old password and no old session`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            let old = try await office.signIn("zhang").token
            try await office.desk.importStaff([])

            try await office.desk.importStaff([.sample("zhang")])

            #expect(try await office.desk.session(token: old) == nil)
            _ = try await office.signIn("zhang")
        }
    }

    @Test(arguments: Engine.available)
    func `a changed role and unit hold for open sessions`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            let token = try await office.signIn("zhang").token

            try await office.desk.importStaff([.sample("zhang", role: .handler, unit: "east")])

            let session = try #require(try await office.desk.session(token: token))
            #expect(session.author == .staff(login: "zhang", role: .handler, unit: UnitCode("east")))
        }
    }

    @Test(arguments: Engine.available)
    func `a new password ends the sessions of the old one`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang", "wang")
            let zhang = try await office.signIn("zhang").token
            let wang = try await office.signIn("wang").token

            try await office.desk.setPassword("another password", for: "zhang")

            #expect(try await office.desk.session(token: zhang) == nil)
            #expect(try await office.desk.session(token: wang) != nil)
            await #expect(throws: SignInRefusal.wrong) { try await office.signIn("zhang") }
            _ = try await office.signIn("zhang", password: "another password")
        }
    }

    @Test(arguments: Engine.available)
    func `a password is set for known logins only, and never a short one`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")

            await #expect(throws: PasswordRefusal.unknownLogin) {
                try await office.desk.setPassword("another password", for: "%")
            }
            await #expect(throws: PasswordRefusal.length(allowed: 8...128)) {
                try await office.desk.setPassword("short", for: "zhang")
            }

            _ = try await office.signIn("zhang")
        }
    }
}
