// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Storage

extension Desk {
    /// Opens a session for who knows the password.
    ///
    /// An unknown login is refused in the same words and after the same time as a wrong password.
    ///
    /// - Parameters:
    ///   - attempt: What was typed, and where.
    ///   - guards: Shared by all attempts in this process.
    /// - Returns: The token, which is told this once; the store keeps its hash.
    /// - Throws: `SignInRefusal`.
    package func signIn(_ attempt: SignInAttempt, past guards: SignInGuard) async throws -> SignedIn {
        try guards.admit(attempt, at: time.now)
        let (login, password) = try await checked(attempt)
        let token = ids.secret()
        let now = time.now
        let session = SessionEntry(
            id: SecretHash(of: token),
            login: login,
            device: attempt.device,
            startedAt: now,
            expiresAt: now.addingTimeInterval(SessionPolicy.life),
        )
        let isOpen = try await change { writer in try SessionRecords.open(session, password: password, in: writer) }
        guard isOpen else { throw SignInRefusal.wrong }
        guards.forgive(attempt)
        return SignedIn(token: token, expiresAt: session.expiresAt)
    }

    /// The login and its stored password, which is the one that was typed.
    private func checked(_ attempt: SignInAttempt) async throws -> (login: String, password: String) {
        let login = attempt.possibleLogin
        let stored = try await database.read { reader in
            try login.flatMap { try StaffRecords.password(of: $0, in: reader) }
        }
        let password = stored.flatMap(Password.init(stored:))
        let matches = try await PasswordThreads.run { try (password ?? .decoy).matches(attempt.password) }
        guard matches, password != nil, let login, let stored else { throw SignInRefusal.wrong }
        return (login, stored)
    }

    /// Who sits behind a token; nil when it is forged, ended, expired, or its owner was deactivated. One indexed read.
    package func session(token: String) async throws -> StaffSession? {
        guard token.isPossibleSecret else { return nil }
        let now = time.now
        let open = try await database.read { reader in
            try SessionRecords.find(SecretHash(of: token), at: now, in: reader)
        }
        return open.map { StaffSession($0, token: token) }
    }

    /// A person's open sessions, newest first.
    package func sessions(of login: String) async throws -> [SessionEntry] {
        let now = time.now
        return try await database.read { reader in try SessionRecords.all(of: login, at: now, in: reader) }
    }

    /// Ends one session; one that has ended already is no error.
    package func signOut(token: String) async throws {
        guard token.isPossibleSecret else { return }
        try await change { writer in try SessionRecords.delete(SecretHash(of: token), in: writer) }
    }

    /// Ends a person's sessions, except the one of `token`, usually that which asks for it. Says how many were ended.
    @discardableResult
    package func revokeSessions(of login: String, except token: String? = nil) async throws -> Int {
        let kept = token.map(SecretHash.init(of:))
        return try await change { writer in try SessionRecords.deleteAll(of: login, except: kept, in: writer) }
    }
}

extension String {
    /// Spares the hashing of what nobody here has drawn: 43 characters, and the prefix of an API token.
    var isPossibleSecret: Bool { (43...64).contains(utf8.count) }
}
