// SPDX-License-Identifier: Apache-2.0

package import Records
import Sites
import Storage
import Tickets

/// Gives every repeat the answer of its master, as an entry of its own: so each caller is told and asked to rate,
/// though the matter was handled once (B3, domain.md 1.11).
package struct AnswerRepeats: Follower {
    package let name = "answer-repeats"
    private let sites: CurrentSite

    package init(sites: CurrentSite) { self.sites = sites }

    package func follow(_ entries: [JournalEntry]) -> Consequences {
        { [site = sites.site] writer in
            let ledger = site.ledger(in: writer)
            for entry in entries {
                for event in entry.events { try answer(after: event, of: entry, in: ledger, writer) }
            }
        }
    }

    private func answer(
        after event: TicketEvent,
        of entry: JournalEntry,
        in ledger: TicketLedger,
        _ writer: any Writer,
    ) throws {
        switch event {
        case .resultAccepted, .answeredDirectly, .answerPassedOn, .declined, .closed:
            guard let number = try TicketRecords.number(of: entry.ticket, in: writer),
                case let repeats = try OwedRecords.tickets(awaiting: .answer(to: number), in: writer),
                !repeats.isEmpty,
                let master = try Journal.ticket(entry.ticket, at: entry.version, in: writer),
                let answer = Answer(of: master, after: event)
            else { return }
            for id in repeats { try pass(answer, on: id, after: entry, in: ledger, writer) }
        case .merged(let number):
            // Merged into a ticket that has its answer already.
            guard let master = try TicketRecords.find(number, in: writer)?.ticket, let reply = master.reply else {
                return
            }
            let unit = master.lastPass?.unit ?? master.answeredBy
            try pass(Answer(reply: reply, unit: unit), on: entry.ticket, after: entry, in: ledger, writer)
        default: break
        }
    }

    /// A repeat that has been taken apart or answered meanwhile needs nothing.
    private func pass(
        _ answer: Answer,
        on id: ID<Ticket>,
        after entry: JournalEntry,
        in ledger: TicketLedger,
        _ writer: any Writer,
    ) throws {
        guard let stored = try TicketRecords.find(id, in: writer), case .merged = stored.ticket.stage else { return }
        let command = TicketCommand.passOnAnswer(reply: answer.reply, unit: answer.unit)
        let events = try stored.ticket.decide(command, at: entry.at, by: .clock, under: sites.site.rules)
        let change = TicketChange(events: events, at: entry.at, author: .clock, device: "follower")
        _ = try ledger.record(change, on: stored)
    }
}

/// What a master was answered, and by which unit.
private struct Answer {
    let reply: String
    let unit: UnitCode?
}

extension Answer {
    /// - Returns: nil where the event answers nothing: a survey that closes a ticket comes after its answer.
    init?(of master: Ticket, after event: TicketEvent) {
        switch event {
        case .declined(_, let told): self.init(reply: told, unit: nil)
        case .closed(let closing):
            guard closing.reason == .terminated else { return nil }
            self.init(reply: closing.note, unit: nil)
        default:
            guard let reply = master.reply else { return nil }
            self.init(reply: reply, unit: master.stage.assignment?.unit ?? master.answeredBy)
        }
    }
}
