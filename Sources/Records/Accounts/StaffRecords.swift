// SPDX-License-Identifier: Apache-2.0

package import Storage
import Tickets

/// Who works with the site, and the slow hashes of their passwords.
package enum StaffRecords {
    /// Makes `staff` the people who may come in. Who is listed again keeps their password; who is no longer listed is
    /// kept as inactive, because the journal names them, and loses their sessions.
    package static func replace(with staff: [StaffEntry], in writer: any Writer) throws {
        let listed = Set(staff.map(\.login))
        for login in try activeLogins(in: writer) where !listed.contains(login) {
            try writer.execute("UPDATE staff SET is_active = FALSE WHERE login = \(login)")
            try SessionRecords.deleteAll(of: login, in: writer)
        }
        for member in staff { try upsert(member, in: writer) }
    }

    private static func activeLogins(in reader: any Reader) throws -> [String] {
        try reader.rows("SELECT login FROM staff WHERE is_active").map { try $0.value("login") }
    }

    private static func upsert(_ member: StaffEntry, in writer: any Writer) throws {
        try writer.execute(
            """
            INSERT INTO staff (login, name_zh, name_en, role, unit, is_active)
            VALUES (\(member.login), \(member.name.zh), \(member.name.en), \(member.role), \(member.unit), TRUE)
            ON CONFLICT (login) DO UPDATE
            SET name_zh = excluded.name_zh, name_en = excluded.name_en, role = excluded.role, unit = excluded.unit,
                is_active = TRUE
            """
        )
    }

    /// All who may come in, by login.
    package static func active(in reader: any Reader) throws -> [StaffEntry] {
        try reader.rows("SELECT login, name_zh, name_en, role, unit FROM staff WHERE is_active ORDER BY login")
            .map { try StaffEntry(row: $0) }
    }

    /// The stored hash of an active person's password; nil for anybody else and for who has none yet.
    package static func password(of login: String, in reader: any Reader) throws -> String? {
        try reader.first("SELECT password FROM staff WHERE login = \(login) AND is_active")?.value("password")
    }

    /// Replaces the password and ends the sessions that the old one opened.
    ///
    /// - Returns: false when nobody has this login.
    package static func setPassword(_ hash: String, of login: String, in writer: any Writer) throws -> Bool {
        let changed = try writer.execute("UPDATE staff SET password = \(hash) WHERE login = \(login)")
        try SessionRecords.deleteAll(of: login, in: writer)
        return changed > 0
    }
}
