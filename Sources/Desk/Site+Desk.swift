// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
package import Sites
import Storage
package import Tickets
import WorkCalendar

extension Site {
    /// A transaction's ledger, which counts days by this site's calendar.
    func ledger(in writer: any Writer) -> TicketLedger {
        TicketLedger(in: writer) { self.calendar.day(of: $0) }
    }

    /// Whether `author` may know of `ticket` at all (C5, X2).
    ///
    /// The centre and the city's leaders see every ticket. A unit, its head included, sees those it was ever responsible for or helps with, and those
    /// of units below it; the accused unit sees nothing of a report about it, nor does one below it.
    package func shows(_ ticket: Ticket, to author: Author) -> Bool {
        guard case .staff(_, let role, let unit) = author else { return true }
        // An inspector of a grid follows what they found, and nothing else.
        if role == .inspector { return ticket.filing.finder != nil && ticket.filing.finder == author.login }
        // The head of a unit sees what the unit sees.
        guard role == .handler || role == .leader && !rules.ranks.leadsCity(author) else {
            return !keeps(ticket, from: unit)
        }
        guard let unit, !keeps(ticket, from: unit) else { return false }
        let passes = ticket.passes + [ticket.stage.assignment].compactMap(\.self)
        return passes.contains { pass in
            ([pass.unit] + pass.coUnits).contains { involved in
                involved == unit || organisation.superiors(of: involved).contains { $0.code == unit }
            }
        }
    }

    /// Whether a report is kept from a unit that it is about, or one that that supervises.
    private func keeps(_ report: Ticket, from unit: UnitCode?) -> Bool {
        guard let unit = unitKeptFromReports(unit), let accused = report.accusedUnit else { return false }
        return rules.ranks.keep(reportAbout: accused, from: unit)
    }

    /// `unit`, where it is kept from reports about it; nil for the centre, where every report comes in: it cannot be kept
    /// from one about itself, and whoever is meant withdraws (回避).
    package func unitKeptFromReports(_ unit: UnitCode?) -> UnitCode? {
        unit.flatMap { organisation[$0]?.level == .centre ? nil : $0 }
    }

    /// Whether a unit that the report `ticket` is about, or one below it, may know of `other` or ever had it: then the one
    /// must not lead to the other (C5).
    func mayBetray(_ report: Ticket, _ other: Ticket) -> Bool {
        guard let accused = report.accusedUnit else { return false }
        let units = other.involvedUnits + other.passes.flatMap { [$0.unit] + $0.coUnits }
        return units.contains { rules.ranks.keep(reportAbout: accused, from: $0) }
    }

    /// Whether `author`, who may know of `ticket`, must not learn who filed it: no unit does, nor its head, where the
    /// citizen asked for that.
    package func hidesSender(of ticket: Ticket, from author: Author) -> Bool {
        guard ticket.filing.isConfidential else { return false }
        switch author.role {
        case .handler: return true
        case .leader: return !rules.ranks.leadsCity(author)
        // An inspector knows of what they found themselves only.
        case .agent, .dispatcher, .supervisor, .evaluator, .admin, .inspector, nil: return false
        }
    }

    /// What is attached to `ticket`, without what would show `author` who asked for confidence.
    package func attachments(of ticket: Ticket, for author: Author) -> [FiledAttachment] {
        guard hidesSender(of: ticket, from: author) else { return ticket.attachments }
        return ticket.attachments.filter { !$0.attachment.showsSender }
    }
}
