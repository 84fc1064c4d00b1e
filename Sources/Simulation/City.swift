// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Sites
import Tickets

/// The simulated city: its people, its office, and the desk through which alone they act.
struct City: Sendable {
    let desk: Desk
    let site: Site
    let cast: Cast
    let citizenry: Citizenry
    /// Tells this simulation's messages from those of others.
    let seed: UInt64
    /// Whether lives that an earlier simulation began go on.
    let resumes: Bool

    init(desk: Desk, citizenry: Citizenry, seed: UInt64, resumes: Bool = false) {
        self.desk = desk
        site = desk.site
        cast = Cast(desk.site.staff)
        self.citizenry = citizenry
        self.seed = seed
        self.resumes = resumes
    }

    /// What happens next to `ticket`: a detour that the law allows now, or else the next step of its way.
    ///
    /// - Parameters:
    ///   - ticket: As last seen.
    ///   - life: Whose chances are drawn.
    ///   - now: When.
    ///   - elder: A ticket into which this one may be merged.
    /// - Returns: nil when nobody does anything more.
    /// - Throws: `SurveyFault` when the site's questionnaire refuses what citizens answer.
    func turn(for ticket: Ticket, in life: inout Life, at now: Date, elder: TicketNumber?) throws -> Turn? {
        for detour in life.detours where detour.stages.contains(ticket.stage.name) {
            guard let turn = turn(of: detour, for: ticket, in: &life), allows(turn, on: ticket, at: now) else {
                continue
            }
            life.detours.removeAll { $0 == detour }
            return turn
        }
        return try step(of: ticket, in: &life, at: now, elder: elder)
    }

    /// A unit other than those that have to do with `ticket` now.
    func otherUnit(for ticket: Ticket, using generator: inout SeededGenerator) -> UnitCode? {
        let involved = [ticket.accusedUnit, ticket.unit] + (ticket.stage.assignment?.coUnits ?? [])
        let others = site.organisation.departments.filter { $0.level != .centre && !involved.contains($0.code) }
        return generator.element(of: others)?.code
    }

    /// What a page asks before it shows a command.
    private func allows(_ turn: Turn, on ticket: Ticket, at now: Date) -> Bool {
        guard case .command(let command) = turn.deed else { return true }
        do throws(TicketRefusal) {
            _ = try ticket.decide(command, at: now, by: turn.author, under: site.rules)
            return true
        } catch {
            return false
        }
    }
}
