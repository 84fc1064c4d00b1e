// SPDX-License-Identifier: Apache-2.0

package import Attachments
import Crypto
import Foundation
import Records
import Sites
import Storage
package import Tickets
import WorkCalendar

/// A letter as the register shows it.
package struct LetterEntry: Sendable {
    package let letter: Letter
    /// Of the ticket that it became.
    package let ticket: TicketNumber?
}

/// A letter with its recognised pages, for the clerk.
package struct OpenLetter: Sendable {
    package let entry: LetterEntry
    package let sheets: [LetterSheet]

    /// What was read, by paragraphs.
    package var text: String { sheets.map(\.text).joined(separator: "\n") }
}

extension Desk {
    /// Enters a letter in the register (收文登记, A5): it has a number at once and is recognised in the background.
    ///
    /// The same files again are the same letter.
    /// - Parameters:
    ///   - files: Its scans in the order of their pages, at least one.
    ///   - author: Who uploads; nil for the watched folder.
    /// - Returns: Its number, and whether it is new.
    /// - Throws: `LetterRefusal`; nothing is stored then.
    package func takeLetter(_ files: [KeptFile], by author: Author?) async throws -> (number: LetterNumber, isNew: Bool)
    {
        let now = time.now
        let year = site.calendar.day(of: now).year
        let scans = files.map { LetterScan($0.attachment(isForCitizen: true, by: author ?? .clock)) }
        for scan in scans where !LetterScan.types.contains(scan.type) { throw LetterRefusal.notAScan(name: scan.name) }
        let fingerprint = Self.fingerprint(of: scans)
        return try await change { writer in
            if let known = try LetterRecords.number(of: fingerprint, in: writer) { return (known, false) }
            guard let number = try LetterRecords.nextNumber(year: year, in: writer) else {
                throw LetterRefusal.numbersUsedUp
            }
            let letter = Letter(number: number, scans: scans, receivedAt: now, receivedBy: author?.login)
            try LetterRecords.insert(letter, fingerprint: fingerprint, in: writer)
            return (number, true)
        }
    }

    private static func fingerprint(of scans: [LetterScan]) -> String {
        let digest = SHA256.hash(data: Data(scans.map(\.digest.hex).joined().utf8))
        return ContentDigest(bytes: Array(digest))?.hex ?? ""
    }

    /// Files a letter as a ticket, with its scans attached; both or neither (A1). Registered twice, it is one ticket.
    ///
    /// - Parameters:
    ///   - number: Of which letter.
    ///   - draft: What the clerk made of it; its external id is the letter's (`LetterNumber.externalID`).
    ///   - author: The clerk.
    ///   - device: From where, for the journal.
    /// - Returns: The receipt, once it is durable.
    /// - Throws: `LetterRefusal`, `IntakeRefusal`; nothing is stored then.
    package func register(
        _ number: LetterNumber,
        as draft: IntakeDraft,
        by author: Author,
        device: String,
    ) async throws -> Receipt {
        guard let letter = try await database.read({ try LetterRecords.find(number, in: $0) }) else {
            throw LetterRefusal.unknown
        }
        // A scan's own name may be its writer's.
        let attachments = letter.scans.enumerated().map { place, scan in
            scan.attachment(named: "\(number)-\(place + 1).\(scan.type.endings[0])", by: author)
        }
        return try await file(draft, attaching: attachments, by: author, device: device) { receipt, writer in
            // What somebody else has made of the letter must not pass for this; the same clerk has pressed twice.
            if !receipt.isNew,
                try Journal.entries(of: receipt.stored.id, in: writer).first?.author.login != author.login
            {
                throw LetterRefusal.registeredAlready
            }
            try Self.step(on: number, in: writer) { letter in try letter.register(as: receipt.stored.id) }
        }
    }

    /// Notes that a letter is no request.
    ///
    /// - Throws: `LetterRefusal`.
    package func setAside(_ number: LetterNumber, because reason: String, by author: Author) async throws {
        let site = site
        try await change { writer in
            _ = try Self.known(number, to: author, under: site, in: writer)
            try Self.step(on: number, in: writer) { letter in try letter.setAside(because: reason) }
        }
    }

    /// Forgets what was recognised and begins anew.
    ///
    /// - Throws: `LetterRefusal`.
    package func readAgain(_ number: LetterNumber, by author: Author) async throws {
        let site = site
        try await change { writer in
            _ = try Self.known(number, to: author, under: site, in: writer)
            try Self.step(on: number, in: writer) { letter in try letter.readAgain() }
            try SheetRecords.remove(of: number, in: writer)
        }
    }

    /// Notes where the paper is now.
    ///
    /// - Throws: `LetterRefusal`.
    package func movePaper(
        of number: LetterNumber,
        to place: Letter.Paper.Place,
        note: String,
        by author: Author,
    ) async throws {
        let paper = Letter.Paper(place: place, note: note.trimmed, at: time.now, by: author.login)
        let site = site
        try await change { writer in
            _ = try Self.known(number, to: author, under: site, in: writer)
            try Self.step(on: number, in: writer) { letter in try letter.move(to: paper) }
        }
    }

    static func step(
        on number: LetterNumber,
        in writer: any Writer,
        _ step: (inout Letter) throws -> Void,
    ) throws {
        guard var letter = try LetterRecords.find(number, in: writer) else { throw LetterRefusal.unknown }
        try step(&letter)
        try LetterRecords.update(letter, in: writer)
    }
}

// Looking.

extension Desk {
    /// A page of the register, the newest first, without letters whose tickets `author` may not know of.
    ///
    /// - Returns: The letters, and where the next page begins; nil on the last.
    package func letters(
        in stages: [Letter.Stage.Name],
        below: LetterNumber?,
        limit: Int,
        for author: Author,
    ) async throws -> (entries: [LetterEntry], next: LetterNumber?) {
        let site = site
        return try await database.read { reader in
            let page = try LetterRecords.page(in: stages, below: below, limit: limit, in: reader)
            let entries = try page.compactMap { try Self.entry($0, for: author, under: site, in: reader) }
            return (entries, page.count == limit ? page.last?.number : nil)
        }
    }

    package func letterCounts() async throws -> [Letter.Stage.Name: Int] {
        try await database.read { try LetterRecords.counts(in: $0) }
    }

    /// - Throws: `LetterRefusal.unknown`.
    package func letter(_ number: LetterNumber, for author: Author) async throws -> OpenLetter {
        let site = site
        return try await database.read { reader in
            let entry = try Self.known(number, to: author, under: site, in: reader)
            return OpenLetter(entry: entry, sheets: try SheetRecords.sheets(of: number, in: reader))
        }
    }

    /// What the register says of a letter, without its pages.
    ///
    /// - Throws: `LetterRefusal.unknown`.
    package func letterEntry(_ number: LetterNumber, for author: Author) async throws -> LetterEntry {
        let site = site
        return try await database.read { try Self.known(number, to: author, under: site, in: $0) }
    }

    /// The picture of a page, counted from 1.
    ///
    /// - Throws: `LetterRefusal.unknown`.
    package func picture(of page: Int, in number: LetterNumber, for author: Author) async throws -> ContentDigest {
        let site = site
        return try await database.read { reader in
            _ = try Self.known(number, to: author, under: site, in: reader)
            guard let digest = try SheetRecords.picture(of: page, in: number, reader) else {
                throw LetterRefusal.unknown
            }
            return digest
        }
    }

    /// The letter that became a ticket, if one did.
    package func letter(of ticket: ID<Ticket>) async throws -> LetterNumber? {
        try await database.read { try LetterRecords.number(of: ticket, in: $0) }
    }

    /// - Throws: `LetterRefusal.unknown`, also where `author` may not know of the letter's ticket.
    private static func known(
        _ number: LetterNumber,
        to author: Author,
        under site: Site,
        in reader: any Reader,
    ) throws -> LetterEntry {
        guard let letter = try LetterRecords.find(number, in: reader),
            let entry = try entry(letter, for: author, under: site, in: reader)
        else { throw LetterRefusal.unknown }
        return entry
    }

    private static func entry(
        _ letter: Letter,
        for author: Author,
        under site: Site,
        in reader: any Reader,
    ) throws -> LetterEntry? {
        guard case .registered(let id) = letter.stage else { return LetterEntry(letter: letter, ticket: nil) }
        guard let stored = try TicketRecords.find(id, in: reader), site.shows(stored.ticket, to: author) else {
            return nil
        }
        return LetterEntry(letter: letter, ticket: stored.ticket.number)
    }
}
