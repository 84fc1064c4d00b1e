// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Storage

extension Desk {
    /// All who may come in, by login.
    package func staff() async throws -> [StaffEntry] {
        try await database.read { reader in try StaffRecords.active(in: reader) }
    }

    /// Sets a password and ends the sessions of its owner.
    ///
    /// - Throws: `PasswordRefusal`.
    package func setPassword(_ chosen: String, for login: String) async throws {
        let salt = ids.salt()
        let hash = try await PasswordThreads.run { try Password(chosen, salt: salt).stored }
        let isKnown = try await change { writer in try StaffRecords.setPassword(hash, of: login, in: writer) }
        guard isKnown else { throw PasswordRefusal.unknownLogin }
    }

    /// Gives all `logins` one password, hashed once: for demo people, whose password is no secret.
    ///
    /// - Throws: `PasswordRefusal`.
    package func setDemoPassword(_ chosen: String, for logins: [String]) async throws {
        let salt = ids.salt()
        let hash = try await PasswordThreads.run { try Password(chosen, salt: salt).stored }
        try await change { writer in
            for login in logins { _ = try StaffRecords.setPassword(hash, of: login, in: writer) }
        }
    }
}
