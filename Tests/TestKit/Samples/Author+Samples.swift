// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Author {
    package static let agent = Author.staff(login: "agent", role: .agent, unit: .centre)
    package static let dispatcher = Author.staff(login: "dispatcher", role: .dispatcher, unit: .centre)
    /// Works for the unit that sample tickets are dispatched to.
    package static let handler = Author.handler(of: .roads)
    package static let supervisor = Author.staff(login: "supervisor", role: .supervisor, unit: .centre)
    package static let evaluator = Author.staff(login: "evaluator", role: .evaluator, unit: .centre)
    package static let leader = Author.staff(login: "leader", role: .leader, unit: nil)
    package static let admin = Author.staff(login: "admin", role: .admin, unit: nil)

    package static let inspector = Author.staff(login: "inspector", role: .inspector, unit: .hanjiang)

    package static func handler(of unit: UnitCode) -> Author {
        .staff(login: "handler.\(unit)", role: .handler, unit: unit)
    }

    /// Everybody who can speak in a journal, one of each kind.
    package static let everybody: [Author] = [
        .agent, .dispatcher, .handler, .supervisor, .evaluator, .leader, .admin, .inspector, .citizen, .clock,
    ]

    /// The first of the staff, or else the clock, whose role allows `command`; the unit that sample tickets ask to help
    /// delivers its part, and the unit that has them acknowledges.
    package static func permitted(_ command: TicketCommand.Name) -> Author {
        switch command {
        case .reportCoHandling: .handler(of: .market)
        case .acknowledge: .handler
        case .recuse: .supervisor
        default: everybody.first { Permission.allows($0, command) } ?? .admin
        }
    }
}
