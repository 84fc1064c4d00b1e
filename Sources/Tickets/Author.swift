// SPDX-License-Identifier: Apache-2.0

/// Who speaks in a journal entry.
package enum Author: Codable, Hashable, Sendable {
    /// A person with a login, or a program with a token, acting in a role and for a unit.
    case staff(login: String, role: Role, unit: UnitCode?)
    /// The person who filed the ticket, known by the query code or a survey link.
    case citizen
    /// The platform's own clock: it warns and routes, it never decides for a person.
    case clock

    package var role: Role? {
        guard case .staff(_, let role, _) = self else { return nil }
        return role
    }

    package var unit: UnitCode? {
        guard case .staff(_, _, let unit) = self else { return nil }
        return unit
    }

    package var login: String? {
        guard case .staff(let login, _, _) = self else { return nil }
        return login
    }
}
