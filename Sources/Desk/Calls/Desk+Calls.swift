// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
import Survey
package import Tickets
import WorkCalendar

extension Desk {
    /// Writes what is known of calls now, with all that follows from it: the tallies of the hour, who is called back, and
    /// what citizens answered by keys (A2, S5).
    ///
    /// - Parameters:
    ///   - records: The calls that changed.
    ///   - seated: Who sits where.
    /// - Throws: `DatabaseError`; nothing is written then, and the same records may be kept later.
    package func keep(_ records: [CallRecord], seated: [Seat: String]) async throws {
        let now = time.now
        let site = site
        try await record(under: site) { ledger, writer in
            let keeping = CallKeeping(site: site, now: now, seated: seated, writer: writer)
            for record in records {
                let rated = try keeping.keep(record)
                for (stored, events) in rated {
                    _ = try ledger.record(
                        TicketChange(events: events, at: now, author: .citizen, device: "phone keys"),
                        on: stored,
                    )
                }
            }
        }
    }

    /// The calls that go on or are still worked on, as they were last kept.
    package func openCalls() async throws -> [StoredCall] { try await database.read { try CallRecords.open(in: $0) } }

    /// A page of calls, the newest first, without those about a report of which `author` must not know (C5).
    package func calls(_ list: CallList, for author: Author) async throws -> [StoredCall] {
        var list = list
        list.hiddenFrom = site.unitKeptFromReports(author.unit)
        let asked = list
        return try await database.read { try CallRecords.page(asked, in: $0) }
    }

    /// One call with the tickets that it is about, as far as `author` may know of them.
    ///
    /// - Returns: nil where there is no such call, or it is about a report of which they must not know (C5).
    package func call(_ id: CallID, for author: Author) async throws -> CallFile? {
        let site = site
        return try await database.read { reader in
            guard let call = try CallRecords.find(id, in: reader) else { return nil }
            let tickets = try CallRecords.tickets(of: id, in: reader)
                .compactMap { try TicketRecords.find($0, in: reader)?.ticket }
            let hidden = site.unitKeptFromReports(author.unit)
            guard hidden == nil || !tickets.contains(where: { $0.accusedUnit == hidden }) else { return nil }
            return CallFile(
                call: call,
                tickets: tickets.filter { site.shows($0, to: author) }.map(\.number),
                hearings: try HearingRecords.hearings(of: id, in: reader),
            )
        }
    }

    /// The login of who sat at the seat that answered a call last.
    package func agent(of call: CallID) async throws -> String? {
        try await database.read { try CallRecords.find(call, in: $0)?.agent }
    }

    /// Says that a call is about a ticket, if it is the ticket's citizen who called.
    func link(_ call: CallID, from phone: PhoneNumber, to number: TicketNumber) async throws {
        try await change { writer in
            guard let stored = try TicketRecords.find(number, in: writer),
                try ContactRecords.contact(of: stored.id, in: writer).phone == phone
            else { return }
            try CallRecords.link(call, to: stored.id, in: writer)
        }
    }

    /// Today's calls by hour and queue.
    package func callTallies() async throws -> [CallTallies.Key: CallTally] {
        let today = today
        return try await database.read { try CallTallies.tallies(on: today, in: $0) }
    }

    /// Where a recording lies at the exchange; that somebody listens is noted first (A2).
    ///
    /// - Parameters:
    ///   - place: Its place among the call's recordings, from 0.
    ///   - call: Whose recording.
    ///   - author: Who listens; whether they may is the caller's to know.
    ///   - device: From where.
    /// - Returns: The path as the exchange names it; nil where there is no such recording, or it is not complete.
    /// - Throws: `DatabaseError`.
    package func listen(
        to place: Int,
        of call: CallID,
        by author: Author,
        device: String,
    ) async throws -> String? {
        let now = time.now
        guard let login = author.login else { return nil }
        let (path, last) = try await database.read { reader in
            let recordings = try CallRecords.find(call, in: reader)?.record.recordings ?? []
            let isThere = recordings.indices.contains(place) && recordings[place].completed != nil
            let last = try HearingRecords.last(call, place, by: login, in: reader)
            return (isThere ? recordings[place].path : nil, last)
        }
        // A player asks for one file in many parts.
        if path != nil, last.map({ now.timeIntervalSince($0) > Self.oneHearing }) ?? true {
            let hearing = Hearing(call: call, recording: place, at: now, login: login, device: device)
            try await Self.change(in: database) { try HearingRecords.insert(hearing, in: $0) }
        }
        return path
    }

    /// Seconds within which somebody who asks for a recording again still listens to it.
    private static let oneHearing: TimeInterval = 600
}

/// A call with what belongs to it.
package struct CallFile: Sendable {
    package let call: StoredCall
    package let tickets: [TicketNumber]
    package let hearings: [Hearing]
}
