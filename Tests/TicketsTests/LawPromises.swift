// SPDX-License-Identifier: Apache-2.0

import TestKit
import Tickets

/// What must be true of every ticket after every step, whatever was asked of it.
enum LawPromises {
    /// The promises that a step broke, in words; empty for a lawful world.
    static func broken(by step: RandomWalk.Step, then after: CaseFile) -> [String] {
        let before = step.before.ticket
        let ticket = after.ticket
        var promises: [(String, Bool)] = [
            ("the lamp is the lamp due", lampIsDue(after, step)),
            ("who has ended has no unit", ticket.stage.name.isOpen || ticket.unit == nil),
            ("ended passes never shrink or change", ticket.passes.starts(with: before.passes)),
            ("the accused unit does not have it", !accusedIsInvolved(in: ticket)),
            ("dispatches count every dispatch", dispatches(in: after) == ticket.dispatches),
            ("what was filed stays as filed", ticket.filing == before.filing),
            ("only a working unit is paused", ticket.overlays.pause == nil || pausable.contains(ticket.stage.name)),
            ("no rung is reached before its time", ticket.overlays.rungs.allSatisfy { $0.at <= after.now }),
            (
                "rungs are never taken back",
                ticket.overlays.rungs.map(\.at).starts(with: before.overlays.rungs.map(\.at)),
            ),
            (
                "attachments are never taken back",
                ticket.overlays.attachments.map(\.attachment)
                    .starts(with: before.overlays.attachments.map(\.attachment)),
            ),
            ("clocks start no later than the dispatch", clocksStartAtDispatch(of: ticket)),
        ]
        switch step.outcome {
        case .success(let events): promises.append(("something happened", !events.isEmpty))
        case .failure: promises.append(("a refused command changes nothing", isUnchanged(after, step.before)))
        }
        return promises.filter { !$0.1 }.map(\.0)
    }

    private static let pausable: Set<Stage.Name> = [.signed, .handling, .returnRequested]

    private static func isUnchanged(_ after: CaseFile, _ before: CaseFile) -> Bool {
        after.ticket == before.ticket && after.history == before.history
    }

    /// Refused commands do not notice lamps.
    private static func lampIsDue(_ after: CaseFile, _ step: RandomWalk.Step) -> Bool {
        guard case .success = step.outcome else { return true }
        return after.ticket.overlays.lamp == after.ticket.lampDue(at: after.now)
    }

    private static func accusedIsInvolved(in ticket: Ticket) -> Bool {
        // Whom it accuses may be said after a unit gave it back.
        ticket.accusedUnit.map(ticket.involvedUnits.contains) ?? false
    }

    private static func dispatches(in file: CaseFile) -> Int {
        file.history.count { entry in
            switch entry.event {
            case .dispatched, .designated: true
            default: false
            }
        }
    }

    private static func clocksStartAtDispatch(of ticket: Ticket) -> Bool {
        guard let pass = ticket.stage.assignment else { return true }
        return pass.deadlines.allSatisfy { clock in
            // Callbacks and promises begin later, and an application counts from its completion.
            let beginsLater = clock.kind == .callback || clock.kind == .completion || ticket.caseKind == .disclosure
            return (clock.start == pass.dispatchedAt || beginsLater) && clock.due > clock.start
        }
    }
}
