// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets

extension StaffSession {
    /// Refuses whoever does not work here; an administrator may go everywhere.
    ///
    /// - Throws: `WebFault.notYours`.
    func mustBe(among roles: Set<Role>) throws(WebFault) {
        guard mayBe(among: roles) else { throw .notYours }
    }

    func mayBe(among roles: Set<Role>) -> Bool { role == .admin || roles.contains(role) }

    /// Whether they take calls and make them.
    var mayTelephone: Bool { role == .admin || PhonePage.roles.contains(role) }

    /// Whether they look into calls at all.
    var mayReadCalls: Bool { role == .admin || CallsPage.roles.contains(role) }
}
