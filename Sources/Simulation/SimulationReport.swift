// SPDX-License-Identifier: Apache-2.0

import Records
package import Tickets

/// What a simulation did, and how its tickets stand in the end.
package struct SimulationReport: Equatable, Sendable {
    package private(set) var filed = 0
    /// Messages that had become tickets before.
    package private(set) var alreadyFiled = 0
    /// Deeds that the law allowed, by command; a citizen's rating counts as `recordCallback`.
    package private(set) var deeds: [TicketCommand.Name: Int] = [:]
    /// What was refused, by command and reason. A simulated person does only what is lawful: expect none.
    package private(set) var refusals: [String: Int] = [:]
    package var lampChanges = 0
    /// Where the tickets stand, by stage.
    package private(set) var stages: [Stage.Name: Int] = [:]
    /// Why tickets were closed, archived ones included.
    package private(set) var closings: [ClosingReason: Int] = [:]

    package init() {}

    /// Filings and deeds together.
    package var commands: Int { filed + deeds.values.reduce(0, +) }

    /// Tickets that lived.
    package var tickets: Int { stages.values.reduce(0, +) }

    mutating func note(_ result: Lived.Result) {
        switch result {
        case .filed: filed += 1
        case .alreadyFiled, .resumed: alreadyFiled += 1
        case .acted(let turn): deeds[turn.command, default: 0] += 1
        case .refused(let refusal): refusals[refusal, default: 0] += 1
        case .nothing: break
        }
    }

    /// Counts a ticket that nobody will touch any more.
    mutating func count(_ ticket: Ticket) {
        stages[ticket.stage.name, default: 0] += 1
        switch ticket.stage {
        case .closed(let closing), .archived(let closing): closings[closing.reason, default: 0] += 1
        default: break
        }
    }
}

extension Turn {
    fileprivate var command: TicketCommand.Name {
        switch deed {
        case .command(let command): command.name
        case .rate: .recordCallback
        }
    }
}
