// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
import Tickets

/// Gives every repeat the answer of its master, as an entry of its own: so each caller is told and asked to rate,
/// though the matter was handled once (B3, domain.md 1.11). A master that is handed to an emergency line answers
/// nothing: its repeats come back to the desk.
package struct AnswerRepeats: Follower {
    package let name = "answer-repeats"
    private let sites: CurrentSite
    private let time: TimeSource

    package init(sites: CurrentSite, time: TimeSource) {
        self.sites = sites
        self.time = time
    }

    package func follow(_ entries: [JournalEntry]) -> Consequences {
        { [site = sites.site, now = time.now] writer in
            let round = Round(site: site, now: now, ledger: site.ledger(in: writer), writer: writer)
            for entry in entries {
                for event in entry.events { try round.follow(event, of: entry) }
            }
        }
    }

    /// One transaction's work.
    private struct Round {
        let site: Site
        let now: Date
        let ledger: TicketLedger
        let writer: any Writer

        func follow(_ event: TicketEvent, of entry: JournalEntry) throws {
            switch event {
            case .resultAccepted, .answeredDirectly, .answerPassedOn, .declined, .closed, .transferred:
                guard let master = try TicketRecords.number(of: entry.ticket, in: writer),
                    case let repeats = try OwedRecords.tickets(awaiting: .answer(to: master), in: writer),
                    !repeats.isEmpty,
                    let then = try Journal.ticket(entry.ticket, at: entry.version, in: writer),
                    let command = then.command(forRepeatsAfter: event)
                else { return }
                for id in repeats { try perform(command, on: id, of: master, after: entry) }
            case .merged(let master):
                // Merged into a ticket that has its answer already.
                guard let master = try TicketRecords.find(master, in: writer)?.ticket, let reply = master.reply else {
                    return
                }
                let command = TicketCommand.passOnAnswer(
                    reply: reply,
                    unit: master.lastPass?.unit ?? master.answeredBy,
                )
                try perform(command, on: entry.ticket, of: master.number, after: entry)
            default: break
            }
        }

        /// A repeat that has been taken apart, merged elsewhere or merged since needs nothing: what happened to it has
        /// entries of its own. One that accuses the unit that answered waits for a person.
        private func perform(
            _ command: TicketCommand,
            on id: ID<Ticket>,
            of master: TicketNumber,
            after entry: JournalEntry,
        ) throws {
            guard let stored = try TicketRecords.find(id, in: writer), stored.ticket.stage == .merged(into: master),
                let merging = try Journal.entries(of: id, in: writer).last(where: \.merges),
                merging.position <= entry.position
            else { return }
            if case .passOnAnswer(_, let unit?) = command, let accused = stored.ticket.accusedUnit,
                site.rules.ranks.keep(reportAbout: accused, from: unit)
            {
                return
            }
            let events = try stored.ticket.decide(command, at: now, by: .clock, under: site.rules)
            let change = TicketChange(events: events, at: now, author: .clock, device: "follower")
            _ = try ledger.record(change, on: stored)
        }
    }
}

extension Ticket {
    /// What a master's repeats are owed after `event`; nil where it answers nothing: a survey that closes a ticket comes
    /// after its answer.
    fileprivate func command(forRepeatsAfter event: TicketEvent) -> TicketCommand? {
        switch event {
        case .declined(_, let told): .passOnAnswer(reply: told, unit: nil)
        case .closed(let closing):
            switch closing.reason {
            case .terminated: .passOnAnswer(reply: closing.note, unit: nil)
            // The others have given nothing up, and taken nothing back.
            case .abandoned, .withdrawn: .unmerge(reason: closing.note)
            default: nil
            }
        case .transferred(let transfer): .unmerge(reason: transfer.line.rawValue)
        default: reply.map { .passOnAnswer(reply: $0, unit: answeringUnit ?? answeredBy) }
        }
    }
}

extension JournalEntry {
    fileprivate var merges: Bool {
        events.contains { if case .merged = $0 { true } else { false } }
    }
}
