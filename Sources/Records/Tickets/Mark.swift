// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Why a supervisor or a leader keeps an eye on an open ticket.
package enum Mark: Hashable, Sendable {
    /// Under an order (督办).
    case supervised
    /// A leader has given an instruction (批示).
    case instructed
    /// Its clocks stand still by law.
    case paused
    /// It came back to the centre and waits for another unit (domain.md 1.9).
    case givenBack
    /// It has been through two passes or more, and is open again.
    case cameBack
    /// Somebody has not acknowledged what the ladder told them.
    case unacknowledged
    /// The highest rung that it has reached in the pass under way.
    case rung(Rung.Level)

    /// Every mark there is.
    package static let all: [Mark] =
        [.supervised, .instructed, .paused, .givenBack, .cameBack, .unacknowledged] + rungs

    package static let rungs = Rung.Level.allCases.map { Mark.rung($0) }

    /// As it is stored and stands in addresses.
    package var rawValue: String {
        switch self {
        case .supervised: "supervised"
        case .instructed: "instructed"
        case .paused: "paused"
        case .givenBack: "givenBack"
        case .cameBack: "cameBack"
        case .unacknowledged: "unacknowledged"
        case .rung(let level): "rung.\(level.rawValue)"
        }
    }

    /// - Returns: nil for what is no mark's text.
    package init?(rawValue: String) {
        guard let mark = Self.all.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = mark
    }
}

extension Ticket {
    /// What there is to watch about it; nothing once it has ended.
    var marks: Set<Mark> {
        guard stage.name.isOpen else { return [] }
        let held: [Mark: Bool] = [
            .supervised: overlays.supervision != nil, .instructed: !overlays.instructions.isEmpty,
            .paused: overlays.pause != nil, .givenBack: stage == .registered && dispatches > 0,
            .cameBack: passes.count >= 2, .unacknowledged: !silentAddressees.isEmpty,
        ]
        let rung = stage.assignment.flatMap { _ in overlays.rungs.filter { $0.pass == passes.count }.map(\.level).max()
        }
        return Set(held.filter(\.value).keys).union([rung].compactMap { $0.map { .rung($0) } })
    }

    /// The same with the unit they count for, as the store has them.
    var markRows: Set<[String]> { Set(marks.map { [$0.rawValue, unit?.rawValue ?? ""] }) }
}
