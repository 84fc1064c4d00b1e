// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage

/// The sessions of staff. One that has expired is as good as gone, and is deleted when the next one is opened.
package enum SessionRecords {
    /// Opens a session for who signed in with the password whose stored hash is `password`.
    ///
    /// - Returns: false when that password was changed or its owner deactivated since it was checked; no session is
    ///   opened then.
    package static func open(_ session: SessionEntry, password: String, in writer: any Writer) throws -> Bool {
        try writer.execute("DELETE FROM sessions WHERE expires_at <= \(session.startedAt)")
        let opened = try writer.execute(
            """
            INSERT INTO sessions (token, login, device, started_at, expires_at)
            SELECT \(session.id), login, \(session.device), \(session.startedAt), \(session.expiresAt)
            FROM staff
            WHERE login = \(session.login) AND password = \(password) AND is_active
            """
        )
        return opened > 0
    }

    /// The session and its owner; nil when it has ended or its owner may no longer come in.
    package static func find(_ id: SecretHash, at now: Date, in reader: any Reader) throws -> OpenSession? {
        let row = try reader.first(
            """
            SELECT sessions.token, sessions.device, sessions.started_at, sessions.expires_at,
                staff.login, staff.name_zh, staff.name_en, staff.role, staff.unit
            FROM sessions JOIN staff ON staff.login = sessions.login
            WHERE sessions.token = \(id) AND sessions.expires_at > \(now) AND staff.is_active
            """
        )
        return try row.map { OpenSession(session: try SessionEntry(row: $0), member: try StaffEntry(row: $0)) }
    }

    /// A person's open sessions, newest first.
    package static func all(of login: String, at now: Date, in reader: any Reader) throws -> [SessionEntry] {
        try reader.rows(
            """
            SELECT token, login, device, started_at, expires_at
            FROM sessions
            WHERE login = \(login) AND expires_at > \(now)
            ORDER BY started_at DESC, token
            """
        ).map { try SessionEntry(row: $0) }
    }

    package static func delete(_ id: SecretHash, in writer: any Writer) throws {
        try writer.execute("DELETE FROM sessions WHERE token = \(id)")
    }

    /// Ends a person's sessions, except `kept`. Says how many were ended.
    @discardableResult
    package static func deleteAll(
        of login: String,
        except kept: SecretHash? = nil,
        in writer: any Writer,
    ) throws -> Int {
        guard let kept else { return try writer.execute("DELETE FROM sessions WHERE login = \(login)") }
        return try writer.execute("DELETE FROM sessions WHERE login = \(login) AND token <> \(kept)")
    }
}
