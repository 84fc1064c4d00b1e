// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets

struct SignInTests {
    @Test(arguments: Engine.available)
    func `who knows the password comes in`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.desk.importStaff([.sample("zhang", role: .handler, unit: "east")])
            try await office.desk.setPassword(Office.password, for: "zhang")

            let signedIn = try await office.signIn("zhang")

            let session = try #require(try await office.desk.session(token: signedIn.token))
            #expect(session.login == "zhang")
            #expect(session.name == LocalText(zh: "张", en: "Zhang"))
            #expect(session.author == .staff(login: "zhang", role: .handler, unit: UnitCode("east")))
            #expect(session.startedAt == office.clock.now)
            #expect(session.expiresAt == signedIn.expiresAt)
            #expect(signedIn.expiresAt == office.clock.now.addingTimeInterval(12 * 3_600))
        }
    }

    @Test(arguments: Engine.available)
    func `capital letters and space around a login do not matter`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")

            let signedIn = try await office.signIn(" Zhang ")

            #expect(try await office.desk.session(token: signedIn.token)?.login == "zhang")
        }
    }

    @Test(
        arguments: Engine.available,
        [
            "nobody", "", "%", "zhan_", "zhang' OR '1'='1", "zhang'; DELETE FROM staff; --", "zhang\u{0}", "张",
            String(repeating: "z", count: 100_000),
        ],
    )
    func `a login that nobody has is refused like a wrong password`(engine: Engine, login: String) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")

            await #expect(throws: SignInRefusal.wrong) { try await office.signIn(login) }
            await #expect(throws: SignInRefusal.wrong) { try await office.signIn("zhang", password: "wrong password") }

            _ = try await office.signIn("zhang")
        }
    }

    @Test(arguments: Engine.available, ["", "short", "correct horse battery "])
    func `a wrong password is refused`(engine: Engine, password: String) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")

            await #expect(throws: SignInRefusal.wrong) { try await office.signIn("zhang", password: password) }
        }
    }

    @Test(arguments: Engine.available)
    func `who has no password yet cannot come in`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.desk.importStaff([.sample("zhang")])

            await #expect(throws: SignInRefusal.wrong) { try await office.signIn("zhang") }
        }
    }

    @Test(arguments: Engine.available)
    func `a session is not opened with a password replaced since it was checked`(engine: Engine) async throws {
        try await engine.withOffice { office in
            try await office.employ("zhang")
            let checked = try await office.desk.database.read { try StaffRecords.password(of: "zhang", in: $0) }
            try await office.desk.setPassword("another password", for: "zhang")

            let session = SessionEntry(
                id: SecretHash(of: "secret"),
                login: "zhang",
                device: "Firefox",
                startedAt: office.clock.now,
                expiresAt: office.clock.now.addingTimeInterval(60),
            )
            let isOpen = try await office.desk.database.write { writer in
                try SessionRecords.open(session, password: checked ?? "", in: writer)
            }

            #expect(checked != nil)
            #expect(!isOpen)
            #expect(try await office.desk.sessions(of: "zhang").isEmpty)
        }
    }

    @Test func `a printed attempt shows neither password nor login`() {
        let attempt = SignInAttempt(login: "zhang", password: "correct horse", device: "Firefox", address: "192.0.2.1")
        var dumped = ""
        dump(attempt, to: &dumped)

        #expect("\(attempt)" == "sign-in from Firefox")
        #expect(!dumped.contains("horse") && !dumped.contains("zhang") && dumped.contains("Firefox"))
    }
}
