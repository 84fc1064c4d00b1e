// SPDX-License-Identifier: Apache-2.0

import Crypto
package import Foundation
import Records
package import Tickets

/// How long somebody stays signed in.
package struct SessionPolicy: Sendable {
    /// Seconds from sign-in, however busy the session is: a long shift.
    package static let life: TimeInterval = 12 * 60 * 60
}

/// Who sits behind a request, as the staff list has them at this moment.
package struct StaffSession: Equatable, Sendable {
    package let login: String
    package let name: LocalText
    package let role: Role
    package let unit: UnitCode
    /// What every form of this session must send along (against cross-site request forgery).
    package let formKey: String
    package let startedAt: Date
    package let expiresAt: Date

    /// Whom the journal names for what this session does.
    package var author: Author { .staff(login: login, role: role, unit: unit) }

    /// Whether a form came from this session; says nothing about the key by the time it takes.
    package func accepts(formKey sent: String) -> Bool {
        SymmetricKey(data: Array(sent.utf8)) == SymmetricKey(data: Array(formKey.utf8))
    }
}

extension StaffSession {
    init(_ open: OpenSession, token: String) {
        self.init(
            login: open.member.login,
            name: open.member.name,
            role: open.member.role,
            unit: open.member.unit,
            formKey: Self.formKey(of: token),
            startedAt: open.session.startedAt,
            expiresAt: open.session.expiresAt,
        )
    }

    /// Derived from the token, so that it needs no place in the store and leads back to nothing.
    private static func formKey(of token: String) -> String {
        let key = SymmetricKey(data: Array(token.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array("form".utf8), using: key)
        return Data(code).base64EncodedString()
    }
}
