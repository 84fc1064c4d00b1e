// SPDX-License-Identifier: Apache-2.0

import Sites
import Tickets

/// Who acts for the office: the people of the site's staff list, and a stand-in where it names nobody.
struct Cast: Sendable {
    private let byRole: [Role: [Author]]
    private let handlers: [UnitCode: Author]

    init(_ staff: [StaffMember]) {
        let authors = staff.map { Author.staff(login: $0.login, role: $0.role, unit: $0.unit) }
        byRole = Dictionary(grouping: authors.filter { $0.role != .handler }) { $0.role ?? .agent }
        handlers = Dictionary(
            authors.filter { $0.role == .handler }.compactMap { author in author.unit.map { ($0, author) } },
            uniquingKeysWith: { first, _ in first },
        )
    }

    /// One of the centre's people; `turn` says which one, counted round.
    func member(_ role: Role, turn: Int = 0) -> Author {
        guard let members = byRole[role], !members.isEmpty else {
            return .staff(login: "simulated.\(role.rawValue)", role: role, unit: nil)
        }
        return members[turn % members.count]
    }

    func handler(of unit: UnitCode) -> Author {
        handlers[unit] ?? .staff(login: "simulated.\(unit)", role: .handler, unit: unit)
    }
}
