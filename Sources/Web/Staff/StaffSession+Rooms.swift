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
}
