// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Storage
import Synchronization
import TestKit
import Testing
import Tickets

/// A desk over a fresh store, whose clock the test moves.
struct Office: Sendable {
    let desk: Desk
    let clock: Clock
    let guards = SignInGuard()

    /// Signs in with a right password unless told otherwise, and from an address of the test's own.
    func signIn(
        _ login: String,
        password: String = Office.password,
        device: String = "Firefox",
        address: String = "192.0.2.1",
    ) async throws -> SignedIn {
        let attempt = SignInAttempt(login: login, password: password, device: device, address: address)
        return try await desk.signIn(attempt, past: guards)
    }

    /// Lists `logins` as agents of the centre who all have the same password.
    func employ(_ logins: String...) async throws {
        try await desk.importStaff(logins.map { try .sample($0) })
        let password = try Password(Self.password, salt: Array(repeating: 7, count: 16), cost: try .cheap).stored
        try await desk.database.write { writer in
            for login in logins { _ = try StaffRecords.setPassword(password, of: login, in: writer) }
        }
    }

    static let password = "correct horse battery"
}

extension Desk {
    /// Makes `staff` the people who may come in, as the import of a site does.
    func importStaff(_ staff: [StaffMember]) async throws {
        let entries = staff.map { StaffEntry(login: $0.login, name: $0.name, role: $0.role, unit: $0.unit) }
        try await database.write { writer in try StaffRecords.replace(with: entries, in: writer) }
    }
}

/// A clock that stands still until the test moves it. A class, because the desk reads what the test sets.
final class Clock: Sendable {
    private let instant = Mutex(Date(timeIntervalSince1970: 1_700_000_000))

    var now: Date { instant.withLock { $0 } }

    func advance(by seconds: TimeInterval) {
        instant.withLock { $0 += seconds }
    }
}

extension Engine {
    func withOffice(_ body: (Office) async throws -> Void) async throws {
        try await withDatabase { database in
            let clock = Clock()
            try await database.apply(Schema.changes(for: database.engine), at: clock.now)
            let desk = Desk(database: database, sites: CurrentSite(try .small()), time: TimeSource { clock.now })
            try await body(Office(desk: desk, clock: clock))
        }
    }
}

extension StaffMember {
    static func sample(_ login: String, role: Role = .agent, unit: String = "centre") throws -> StaffMember {
        let json = """
            {"login": "\(login)", "name": {"zh": "张", "en": "Zhang"}, "role": "\(role.rawValue)", "unit": "\(unit)"}
            """
        return try JSONDecoder().decode(StaffMember.self, from: Data(json.utf8))
    }
}

extension Password.Cost {
    /// For tests that do not ask how slow the hash is.
    static var cheap: Password.Cost {
        get throws { try #require(Password.Cost(rounds: 16, blockSize: 8, parallelism: 1)) }
    }
}
