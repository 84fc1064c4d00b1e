// SPDX-License-Identifier: Apache-2.0

package import Attachments
import Foundation
package import Logging
import Records
import ServiceLifecycle
package import Tickets

/// Recognises the letters that came in, a page of each in turn (A5). Each page is kept as soon as it is read, so that a
/// server that is killed goes on where it was. Two servers over one store may read the same page; it is kept once.
package struct RecogniseLetters: Service {
    private let desk: Desk
    private let room: FileRoom
    private let reader: any LetterReading
    private let logger: Logger

    package init(desk: Desk, room: FileRoom, reader: any LetterReading, logger: Logger) {
        self.desk = desk
        self.room = room
        self.reader = reader
        self.logger = logger
    }

    package func run() async throws {
        for await _ in desk.bell.rounds(every: .seconds(5)).cancelOnGracefulShutdown() { await readAll() }
    }

    /// Reads until no letter waits, the machine fails, or the task is cancelled.
    package func readAll() async {
        do {
            while !Task.isCancelled, !Task.isShuttingDownGracefully, let waiting = try await desk.letterToRead() {
                try await step(waiting.letter, after: waiting.text)
            }
        } catch {
            // Tried again at the next round: a program may be missing, the disk full.
            logger.error("letters not recognised", metadata: ["error": "\(error)"])
        }
    }

    /// Opens a letter, or reads its next page.
    private func step(_ letter: Letter, after read: [LetterSheet]) async throws {
        do throws(any Error) {
            let counts = try await pages(of: letter)
            let all = counts.reduce(0, +)
            guard letter.pages == all else { return try await desk.open(letter.number, pages: all) }
            guard let next = Self.place(of: read.count + 1, in: counts) else { throw ScanFault.noPages }
            let sheet = try await reader.read(next.page, of: file(letter.scans[next.scan]))
            let text = (read + [sheet.sheet]).map(\.text).joined(separator: "\n")
            try await desk.keep(
                sheet.sheet,
                picture: try await kept(sheet.picture),
                page: read.count + 1,
                of: letter.number,
                guesses: read.count + 1 == all ? reader.guesses(in: text) : LetterGuesses(),
            )
        } catch let fault as ScanFault {
            logger.info("letter unreadable", metadata: ["letter": "\(letter.number)", "fault": "\(fault)"])
            try await desk.fail(letter.number, fault)
        }
    }

    /// The pages of each of its files.
    private func pages(of letter: Letter) async throws -> [Int] {
        var counts: [Int] = []
        for scan in letter.scans { counts.append(try await reader.pages(of: file(scan))) }
        return counts
    }

    private func file(_ scan: LetterScan) throws -> ScanFile {
        let url = room.store.url(of: scan.digest)
        guard FileManager.default.fileExists(atPath: url.path) else { throw ScanFault.missing }
        return ScanFile(url: url, type: scan.type)
    }

    /// In which file, counted from 0, the page of a letter stands, and as which of its pages, counted from 1.
    static func place(of page: Int, in counts: [Int]) -> (scan: Int, page: Int)? {
        var rest = page
        for (scan, count) in counts.enumerated() {
            if rest <= count { return (scan, rest) }
            rest -= count
        }
        return nil
    }

    /// The picture of a page is a content like any other.
    private func kept(_ picture: Data) async throws -> ContentDigest {
        let file = try room.receive("page.jpg", token: desk.ids.secret())
        try picture.withUnsafeBytes { try file.append($0) }
        let checked = try await file.checked()
        let kept = try await room.keep([checked])
        room.discard([checked])
        guard let digest = kept.first?.attachment(isForCitizen: false, by: .clock).digest else {
            throw CocoaError(.fileWriteUnknown)
        }
        return digest
    }
}
