// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// A person who works with the site. Passwords are never in a document. Source: site document `staff`.
package struct StaffMember: Codable, Equatable, Sendable {
    /// 1…32 of `a-z 0-9 - .`, stable: the journal names people by it.
    package let login: String
    package let name: LocalText
    package let role: Role
    package let unit: UnitCode
}
