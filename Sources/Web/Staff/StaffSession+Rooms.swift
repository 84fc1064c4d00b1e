// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets

extension StaffSession {
    /// Refuses whoever does not work here; an administrator may go everywhere.
    ///
    /// - Throws: `WebFault.notYours`.
    func mustBe(among roles: Set<Role>) throws(WebFault) {
        guard role == .admin || roles.contains(role) else { throw .notYours }
    }

    /// Whether they take calls and make them.
    var mayTelephone: Bool { role == .admin || PhonePage.roles.contains(role) }

    /// Whether they look into calls at all.
    var mayReadCalls: Bool { role == .admin || CallsPage.roles.contains(role) }
}
