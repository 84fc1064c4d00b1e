// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Routing
import Sites
import Storage
import Tickets
import WorkCalendar

/// What a command on one ticket brings to others, in the same transaction: ties are known on both sides, and the parts
/// of a split become tickets (B3).
struct OtherTickets {
    let errand: TicketErrand
    let site: Site
    /// What guesses about tickets that are routed anew.
    let model: NumberedModel?
    let ledger: TicketLedger
    let writer: any Writer

    /// The command with the numbers that the parts of a split get.
    func numbered(_ command: TicketCommand) throws -> TicketCommand {
        guard case .split(let parts) = command else { return command }
        var next: TicketNumber? = try nextPlace().number
        var numbered: [SplitPart] = []
        for part in parts {
            guard let number = next else { throw DeskRefusal.numbersUsedUp }
            numbered.append(SplitPart(number: number, narrative: part.narrative))
            next = number.next
        }
        return .split(numbered)
    }

    /// What routing proposes for a ticket that waits, once somebody has said what it is about.
    ///
    /// - Parameters:
    ///   - events: What the command brings.
    ///   - command: What the law has allowed on `ticket`.
    ///   - ticket: As it was before.
    /// - Returns: The events that follow; none where the ticket does not wait for a unit.
    /// - Throws: `DatabaseError`.
    func proposal(
        after events: [TicketEvent],
        of command: TicketCommand,
        on ticket: Ticket,
    ) throws -> [TicketEvent] {
        guard case .classify(_, let matter, _) = command, ticket.stage == .registered else { return [] }
        var classified = ticket
        for event in events { classified.apply(event, at: errand.now) }
        var filing = classified.filingAsSaid
        filing.matter = matter
        let decision = site.router.route(filing, in: try site.circumstances(of: filing, guessedBy: model, in: writer))
        return try classified.decide(.propose(decision.forPerson), at: errand.now, by: .clock, under: site.rules)
    }

    /// - Parameters:
    ///   - command: What the law has allowed on `stored`.
    ///   - stored: As it was before.
    /// - Throws: Refusals of the other ticket's law too; then nothing has happened to either.
    func change(after command: TicketCommand, on stored: StoredTicket) throws {
        switch command {
        case .link(let other, let relation, let note):
            let other = try find(other)
            try checkAccused(stored.ticket, other.ticket)
            if relation != .related { try checkRing(stored.ticket, other.ticket, relation) }
            let mirrored = TicketCommand.link(to: stored.ticket.number, as: relation.inverse, note: note)
            try perform(mirrored, on: other)
        case .unlink(let other, let reason):
            try perform(.unlink(from: stored.ticket.number, reason: reason), on: try find(other))
        case .split(let parts):
            for part in parts { try open(part, of: stored) }
        default: break
        }
    }

    private func nextPlace() throws -> TicketRecords.Place {
        guard let place = try TicketRecords.nextPlace(on: site.calendar.day(of: errand.now), in: writer) else {
            throw DeskRefusal.numbersUsedUp
        }
        return place
    }

    private func find(_ number: TicketNumber) throws -> StoredTicket {
        guard let stored = try TicketRecords.find(number, in: writer), site.shows(stored.ticket, to: errand.author)
        else {
            throw DeskRefusal.unknownTicket(number.rawValue)
        }
        return stored
    }

    private func perform(_ command: TicketCommand, on stored: StoredTicket) throws {
        let events = try stored.ticket.decide(command, at: errand.now, by: errand.author, under: site.rules)
        _ = try ledger.record(change(events), on: stored)
    }

    private func change(_ events: [TicketEvent]) -> TicketChange {
        TicketChange(events: events, at: errand.now, author: errand.author, device: errand.device)
    }

    /// A unit that a report is about learns nothing of it from another ticket (domain.md 1.16).
    private func checkAccused(_ one: Ticket, _ other: Ticket) throws {
        for (report, seen) in [(one, other), (other, one)] {
            if let accused = report.accusedUnit, site.mayBetray(report, seen) {
                throw TicketRefusal.accusedUnit(accused)
            }
        }
    }

    /// Nobody becomes their own ancestor: from the future parent upwards the child must not be met.
    private func checkRing(_ ticket: Ticket, _ other: Ticket, _ relation: Relation) throws {
        let (child, parent) = relation == .parent ? (ticket, other) : (other, ticket)
        var ancestor: Ticket? = parent
        while let next = ancestor?.links.first(where: { $0.relation == .parent })?.number {
            guard next != child.number else { throw TicketRefusal.parentRing(next) }
            ancestor = try TicketRecords.find(next, in: writer)?.ticket
        }
    }

    /// A ticket of its own for one matter of `parent`: of the same citizen, followed with the same code, routed anew.
    private func open(_ part: SplitPart, of parent: StoredTicket) throws {
        var filing = parent.ticket.filing
        filing.narrative = part.narrative
        filing.summary = ""
        filing.matter = nil
        filing.answers = nil
        filing.mailbox = nil
        filing.externalID = "split:\(part.number)"
        filing.accusedUnit = parent.ticket.accusedUnit
        let contact = try ContactRecords.contact(of: parent.id, in: writer)
        filing = try IntakeDraft(filing: filing, contact: contact).checked().filing
        let decision = site.router.route(filing, in: try site.circumstances(of: filing, guessedBy: model, in: writer))
        let tie = Link(number: parent.ticket.number, relation: .parent, note: "")
        let events = Desk.events(filing: filing, decision: decision, at: errand.now, site: site) + [.linked(link: tie)]
        // The parts were numbered one after the other from the same place.
        let child = try ledger.open(try TicketOpening(filing: filing, change: change(events)), at: try nextPlace())
        let code = try ContactRecords.queryCode(of: parent.id, in: writer) ?? ""
        try ContactRecords.insert(
            contact,
            queryCode: code,
            withheld: filing.isConfidential,
            of: child.id,
            in: writer,
        )
    }
}
