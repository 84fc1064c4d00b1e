// SPDX-License-Identifier: Apache-2.0

import Tickets

/// A short form for what does not come by telephone (A7), fit for a phone in one hand.
enum QuickForm: String, CaseIterable, Sendable {
    case counter, grid, found

    var url: SiteURL {
        switch self {
        case .counter: .counterIntake
        case .grid: .gridIntake
        case .found: .foundIntake
        }
    }

    /// A person came, who is answered.
    var hasVisitor: Bool { self == .counter }
    /// Whether the grid is asked for.
    var hasGrid: Bool { self != .counter }

    func channel(of channels: IntakeChannels) -> any IntakeChannel {
        switch self {
        case .counter: channels.counter
        case .grid: channels.grid
        case .found: channels.found
        }
    }
}
