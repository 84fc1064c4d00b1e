// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
import Tickets
package import WorkCalendar

/// Writes what the law decided: row, journal entry and tallies, all in one transaction (B2).
///
/// A class, because it remembers the entries it has written in its transaction.
package final class TicketLedger {
    private let writer: any Writer
    /// The day an instant counts for, by the site's work calendar.
    private let day: (Date) -> Day
    /// What the transaction has added to the journal so far.
    package private(set) var entries: [JournalEntry] = []

    package init(in writer: any Writer, day: @escaping (Date) -> Day) {
        self.writer = writer
        self.day = day
    }

    /// Writes a new ticket.
    ///
    /// - Throws: `DatabaseError.uniqueViolation` when the channel has sent this message before.
    package func open(_ opening: TicketOpening, at place: TicketRecords.Place) throws -> StoredTicket {
        let id = place.id
        var ticket = opening.ticket
        ticket.number = place.number
        let opened = StoredTicket(id: id, version: 1, ticket: ticket)
        try insert(opened, state: opening.state, at: opening.entry.change.at)
        try OwedRecords.move(id, from: nil, to: ticket, in: writer)
        try MarkRecords.move(id, from: nil, to: ticket, in: writer)
        try CallbackRecords.move(id, from: nil, to: ticket, in: writer)
        try AttachmentRecords.move(id, from: nil, to: ticket, in: writer)
        try PublicationRecords.move(id, from: nil, to: ticket, in: writer)
        try TraitRecords.insert(ticket.filing.traits, of: id, in: writer)
        entries.append(try Journal.append(opening.entry, to: opened, in: writer))
        try Tallies.move(from: nil, to: ticket.tallyKey(day: day), in: writer)
        try LineTallies.count(ticket.filing, on: day(ticket.filing.receivedAt), in: writer)
        try Tallies.count(opening.facts, on: day(opening.entry.change.at), in: writer)
        try ProposalTallies.count(opening.outcomes, on: day(opening.entry.change.at), in: writer)
        try MatterTallies.move(from: nil, to: ticket.matter, filedOn: day(ticket.filing.receivedAt), in: writer)
        try MatterTallies.count(opening.matterFacts, on: day(opening.entry.change.at), in: writer)
        return opened
    }

    /// Writes the next version of a ticket.
    package func record(_ change: TicketChange, on before: StoredTicket) throws -> StoredTicket {
        var ticket = before.ticket
        for event in change.events { ticket.apply(event, at: change.at) }
        let after = StoredTicket(id: before.id, version: before.version + 1, ticket: ticket)
        try update(after, at: change.at)
        try OwedRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        try MarkRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        try CallbackRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        try InstructionRecords.note(change, on: after, in: writer)
        try AttachmentRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        try PublicationRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        entries.append(try Journal.append(try EntryText(change), to: after, in: writer))
        try Tallies.move(
            from: before.ticket.tallyKey(day: day),
            to: after.ticket.tallyKey(day: day),
            in: writer,
        )
        let facts = before.ticket.facts(of: change.events, at: change.at)
        try Tallies.count(facts, on: day(change.at), in: writer)
        let outcomes = before.ticket.proposalOutcomes(of: change.events, at: change.at)
        try ProposalTallies.count(outcomes, on: day(change.at), in: writer)
        try countMatters(change, from: before.ticket, to: after.ticket)
        return after
    }

    private func countMatters(_ change: TicketChange, from before: Ticket, to after: Ticket) throws {
        let filed = day(after.filing.receivedAt)
        try MatterTallies.move(from: before.matter, to: after.matter, filedOn: filed, in: writer)
        let facts = before.matterFacts(of: change.events, at: change.at)
        try MatterTallies.count(facts, on: day(change.at), in: writer)
    }

    private func insert(_ stored: StoredTicket, state: String, at now: Date) throws {
        let ticket = stored.ticket
        let filing = ticket.filing
        try writer.send(
            """
            INSERT INTO tickets (id, number, channel, external_id, kind, matter, area, urgency, accused, unit, stage,
                lamp, summary, filed_on, received_at, due_at, alarm_at, version, line, finder, state)
            VALUES (\(stored.id), \(ticket.number), \(filing.channel), \(filing.externalID), \(ticket.kind),
                \(ticket.matter), \(filing.place.area), \(filing.urgency), \(filing.accusedUnit), \(ticket.answeringUnit),
                \(ticket.stage.name), \(ticket.overlays.lamp), \(filing.summary), \(day(filing.receivedAt)),
                \(filing.receivedAt), \(ticket.nextDue), \(ticket.nextAlarm(after: now)), \(stored.version),
                \(filing.line), \(filing.finder), \(state))
            """
        )
    }

    private func update(_ stored: StoredTicket, at now: Date) throws {
        let ticket = stored.ticket
        try writer.send(
            """
            UPDATE tickets
            SET kind = \(ticket.kind), matter = \(ticket.matter), unit = \(ticket.answeringUnit),
                stage = \(ticket.stage.name), lamp = \(ticket.overlays.lamp), due_at = \(ticket.nextDue),
                alarm_at = \(ticket.nextAlarm(after: now)), version = \(stored.version),
                state = \(try StoredJSON.text(ticket))
            WHERE id = \(stored.id)
            """
        )
    }
}
