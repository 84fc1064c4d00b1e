// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Storage

/// One open session of a person, as a list shows it.
package struct SessionEntry: Equatable, Sendable {
    /// Tells which of the list is the reader's own: equal to `SecretHash(of:)` of its token.
    package let id: SecretHash
    package let login: String
    /// From where it was opened, such as "Firefox, Windows"; no address of a person.
    package let device: String
    package let startedAt: Date
    package let expiresAt: Date

    package init(id: SecretHash, login: String, device: String, startedAt: Date, expiresAt: Date) {
        self.id = id
        self.login = login
        self.device = device
        self.startedAt = startedAt
        self.expiresAt = expiresAt
    }
}

extension SessionEntry {
    init(row: Row) throws {
        self.init(
            id: try row.value("token"),
            login: try row.value("login"),
            device: try row.value("device"),
            startedAt: try row.value("started_at"),
            expiresAt: try row.value("expires_at"),
        )
    }
}

/// A session together with the person it belongs to, as they are at this moment.
package struct OpenSession: Equatable, Sendable {
    package let session: SessionEntry
    package let member: StaffEntry
}
