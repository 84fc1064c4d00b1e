// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Tickets

/// A reply on paper, with whom it is for.
package struct AddressedLetter: Sendable {
    package let reply: ReplyLetter
    package let ticket: TicketNumber
    package let language: Language
    /// The letter that it answers; nil for a ticket that came another way.
    package let letter: LetterNumber?
    package let contact: Contact
}

extension Desk {
    /// Puts a written reply into the queue for the printer; the courier calls it when its time has come.
    package func queue(_ reply: Reply) async throws {
        let now = time.now
        try await change { writer in try ReplyLetterRecords.insert(reply, at: now, in: writer) }
    }

    /// A page of the queue, the newest first, without those whose tickets `author` may not know of.
    ///
    /// - Parameters:
    ///   - waiting: Those to be printed or posted; else those that are over.
    ///   - below: Where the page before ended.
    ///   - limit: Looks at so many at most.
    ///   - author: Who looks.
    /// - Returns: The letters, and where the next page begins; nil on the last.
    /// - Throws: `DatabaseError`.
    package func replyLetters(
        waiting: Bool,
        below: Int64?,
        limit: Int,
        for author: Author,
    ) async throws -> (letters: [AddressedLetter], next: Int64?) {
        let site = site
        return try await database.read { reader in
            let page = try ReplyLetterRecords.page(waiting: waiting, below: below, limit: limit, in: reader)
            let letters = try page.compactMap { try Self.addressed($0, for: author, under: site, in: reader) }
            return (letters, page.count == limit ? page.last?.delivery.id : nil)
        }
    }

    /// A reply to be printed.
    ///
    /// - Throws: `OutboxRefusal.unknown`.
    package func replyLetter(_ delivery: Int64, for author: Author) async throws -> AddressedLetter {
        let site = site
        return try await database.read { try Self.addressed(delivery, for: author, under: site, in: $0) }
    }

    /// Notes that a reply was printed, once there is the paper; words written since still wait to be printed.
    ///
    /// - Throws: `OutboxRefusal.unknown`.
    package func notePrinted(_ printed: ReplyLetter, by author: Author) async throws {
        let now = time.now
        let site = site
        let delivery = printed.delivery.id
        try await change { writer in
            let letter = try Self.addressed(delivery, for: author, under: site, in: writer)
            guard letter.reply.text == printed.text, letter.reply.writtenAt == printed.writtenAt else { return }
            try ReplyLetterRecords.note(printedAt: now, by: author.login, delivery, in: writer)
        }
    }

    /// What became of a reply on paper, by the word of a clerk.
    package enum Posting: Equatable, Sendable {
        case posted
        /// It came back, in the post's words.
        case returned(String)
    }

    /// Notes that a reply was posted, or that it came back.
    ///
    /// - Throws: `OutboxRefusal`; a reply that nobody has printed was not posted.
    package func settle(_ delivery: Int64, _ posting: Posting, by author: Author) async throws {
        let now = time.now
        let site = site
        try await change { writer in
            let letter = try Self.addressed(delivery, for: author, under: site, in: writer)
            var settled = letter.reply.delivery
            switch (posting, settled.state) {
            case (.posted, .handedOver) where letter.reply.printedAt != nil: settled.end(.delivered, at: now)
            case (.returned(let reason), .handedOver), (.returned(let reason), .delivered):
                settled.end(.failed, because: String(reason.prefix(200)), at: now)
            default: throw OutboxRefusal.notOver
            }
            settled.touchedBy = author.login ?? ""
            try DeliveryRecords.update(settled, in: writer)
        }
    }

    private static func addressed(
        _ delivery: Int64,
        for author: Author,
        under site: Site,
        in reader: any Reader,
    ) throws -> AddressedLetter {
        guard let reply = try ReplyLetterRecords.find(delivery, in: reader),
            let letter = try addressed(reply, for: author, under: site, in: reader)
        else { throw OutboxRefusal.unknown }
        return letter
    }

    private static func addressed(
        _ reply: ReplyLetter,
        for author: Author,
        under site: Site,
        in reader: any Reader,
    ) throws -> AddressedLetter? {
        guard let stored = try TicketRecords.find(reply.delivery.ticket, in: reader),
            site.shows(stored.ticket, to: author)
        else { return nil }
        return AddressedLetter(
            reply: reply,
            ticket: stored.ticket.number,
            language: stored.ticket.filing.language,
            letter: try LetterRecords.number(of: stored.id, in: reader),
            contact: try ContactRecords.contact(of: stored.id, in: reader),
        )
    }
}
