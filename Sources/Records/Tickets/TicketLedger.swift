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
        let entry = try Journal.append(opening.entry, to: opened, in: writer)
        entries.append(entry)
        try Tallies.move(from: nil, to: ticket.tallyKey(day: day), in: writer)
        try WallTallies.move(from: nil, to: ticket, in: writer)
        try WallTallies.count(WallHour(ticket.filing, at: opening.entry.change.at), in: writer)
        try LineTallies.count(ticket.filing, on: day(ticket.filing.receivedAt), in: writer)
        try count(opening.facts, of: entry)
        try ProposalTallies.count(opening.outcomes, on: day(opening.entry.change.at), in: writer)
        try MatterTallies.move(from: nil, to: ticket.matter, filedOn: day(ticket.filing.receivedAt), in: writer)
        try MatterTallies.count(opening.matterFacts, on: day(opening.entry.change.at), in: writer)
        let ending = ticket.ending(after: nil, at: opening.entry.change.at, day: day)
        let cells = ticket.figureCells(filedOn: filedOn(opened), ending: ending)
        try FigureTallies.move(from: [], to: cells, in: writer)
        return opened
    }

    /// Writes the next version of a ticket.
    package func record(_ change: TicketChange, on before: StoredTicket) throws -> StoredTicket {
        var ticket = before.ticket
        for event in change.events { ticket.apply(event, at: change.at) }
        let after = StoredTicket(id: before.id, version: before.version + 1, ticket: ticket)
        // An open ticket has no ending to ask the row for.
        let ended = before.ticket.stage.name.isOpen ? nil : try Ending.stored(of: before.id, in: writer)
        let ending = ticket.ending(after: ended, at: change.at, day: day)
        try update(after, ending: ending, at: change.at)
        try OwedRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        try MarkRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        try CallbackRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        try InstructionRecords.note(change, on: after, in: writer)
        try AttachmentRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        try PublicationRecords.move(after.id, from: before.ticket, to: after.ticket, in: writer)
        let entry = try Journal.append(try EntryText(change), to: after, in: writer)
        entries.append(entry)
        try Tallies.move(
            from: before.ticket.tallyKey(day: day),
            to: after.ticket.tallyKey(day: day),
            in: writer,
        )
        try WallTallies.move(from: before.ticket, to: after.ticket, in: writer)
        try count(before.ticket.facts(of: change.events, at: change.at), of: entry)
        let outcomes = before.ticket.proposalOutcomes(of: change.events, at: change.at)
        try ProposalTallies.count(outcomes, on: day(change.at), in: writer)
        try countMatters(change, from: before.ticket, to: after.ticket)
        let filed = filedOn(before)
        try FigureTallies.move(
            from: before.ticket.figureCells(filedOn: filed, ending: ended),
            to: after.ticket.figureCells(filedOn: filed, ending: ending),
            in: writer,
        )
        try ExclusionRecords.rewrite(after, day: day, in: writer)
        return after
    }

    private func count(_ facts: [CountedFact], of entry: JournalEntry) throws {
        try Tallies.count(facts, on: day(entry.at), in: writer)
        try FactEntries.add(facts, on: day(entry.at), at: entry.position, in: writer)
    }

    /// The day of its number, by which lists find it.
    private func filedOn(_ stored: StoredTicket) -> Day {
        stored.ticket.number.filedOn ?? day(stored.ticket.filing.receivedAt)
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
        let ending = ticket.ending(after: nil, at: now, day: day)
        try writer.send(
            """
            INSERT INTO tickets (id, number, channel, external_id, kind, matter, area, urgency, accused, unit, stage,
                lamp, summary, filed_on, received_at, due_at, alarm_at, version, line, finder, ended_on, ended_after,
                state)
            VALUES (\(stored.id), \(ticket.number), \(filing.channel), \(filing.externalID), \(ticket.kind),
                \(ticket.matter), \(filing.place.area), \(filing.urgency), \(ticket.accusedUnit), \(ticket.answeringUnit),
                \(ticket.stage.name), \(ticket.overlays.lamp), \(filing.summary), \(day(filing.receivedAt)),
                \(filing.receivedAt), \(ticket.nextDue), \(ticket.nextAlarm(after: now)), \(stored.version),
                \(filing.line), \(filing.finder), \(ending?.day), \(ending?.span), \(state))
            """
        )
    }

    private func update(_ stored: StoredTicket, ending: Ending?, at now: Date) throws {
        let ticket = stored.ticket
        try writer.send(
            """
            UPDATE tickets
            SET kind = \(ticket.kind), matter = \(ticket.matter), accused = \(ticket.accusedUnit),
                unit = \(ticket.answeringUnit),
                stage = \(ticket.stage.name), lamp = \(ticket.overlays.lamp), due_at = \(ticket.nextDue),
                alarm_at = \(ticket.nextAlarm(after: now)), version = \(stored.version),
                ended_on = \(ending?.day), ended_after = \(ending?.span),
                state = \(try StoredJSON.text(ticket))
            WHERE id = \(stored.id)
            """
        )
    }
}
