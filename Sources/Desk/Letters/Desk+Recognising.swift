// SPDX-License-Identifier: Apache-2.0

import Records
import Storage
import Tickets

// What the service that recognises letters notes; each step is durable before the next begins.

extension Desk {
    /// The letter whose turn it is, with as many pages as are read already; nil when none waits.
    func letterToRead() async throws -> (letter: Letter, text: [LetterSheet])? {
        try await database.read { reader in
            guard let number = try LetterRecords.nextToRead(in: reader),
                let letter = try LetterRecords.find(number, in: reader)
            else { return nil }
            return (letter, try SheetRecords.sheets(of: number, in: reader))
        }
    }

    func open(_ number: LetterNumber, pages: Int) async throws {
        try await change { writer in
            try Self.step(on: number, in: writer) { letter in letter.open(pages: pages) }
        }
    }

    /// Keeps a page, and with the last one what the whole text seems to say.
    func keep(
        _ sheet: LetterSheet,
        picture: ContentDigest,
        page: Int,
        of number: LetterNumber,
        guesses: LetterGuesses,
    ) async throws {
        try await change { writer in
            try Self.step(on: number, in: writer) { letter in
                guard case .scanned = letter.stage else { return }
                try SheetRecords.insert(sheet, picture: picture, page: page, of: number, in: writer)
                letter.note(pagesRead: try SheetRecords.count(of: number, in: writer), guesses: guesses)
            }
        }
    }

    func fail(_ number: LetterNumber, _ fault: ScanFault) async throws {
        try await change { writer in
            try Self.step(on: number, in: writer) { letter in letter.fail(fault) }
        }
    }
}
