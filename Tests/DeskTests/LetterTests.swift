// SPDX-License-Identifier: Apache-2.0

import Attachments
import Foundation
import Records
import Storage
import Synchronization
import TestKit
import Testing
import Tickets

@testable import Desk

/// Letters in the register: recognised in the background, registered once, nothing lost over it (A5, A1).
struct LetterTests {
    @Test(arguments: Engine.available)
    func `a letter has a number at once, is read page by page, and becomes one ticket with its scans`(engine: Engine)
        async throws
    {
        try await withOffice(engine) { office, room in
            let taken = try await office.desk.takeLetter(room.keep(FileBytes.pdf, FileBytes.png), by: .clerk)
            #expect(taken.number.description == "L2026-000001" && taken.isNew)
            let again = try await office.desk.takeLetter(room.keep(FileBytes.pdf, FileBytes.png), by: .clerk)
            #expect(again.number == taken.number && !again.isNew, "the same scans are the same letter")

            let reader = StubReader(pages: [2, 1])
            await office.recogniser(room, reader).readAll()
            let letter = try await office.desk.letter(taken.number, for: .clerk)
            #expect(letter.entry.letter.stage == .recognised)
            #expect(letter.sheets.count == 3 && letter.text == "第1页\n第2页\n第1页")
            #expect(letter.entry.letter.guesses.name == "王建国")
            let digest = try await office.desk.picture(of: 2, in: taken.number, for: .clerk)
            #expect(FileManager.default.fileExists(atPath: room.store.url(of: digest).path))

            let draft = office.draft(of: taken.number)
            let receipt = try await office.desk.register(taken.number, as: draft, by: .clerk, device: "test")
            let twice = try await office.desk.register(taken.number, as: draft, by: .clerk, device: "test")
            #expect(receipt.isNew && !twice.isNew && twice.stored.id == receipt.stored.id)
            let attached = receipt.stored.ticket.attachments.map(\.attachment)
            #expect(attached.map(\.name) == ["L2026-000001-1.pdf", "L2026-000001-2.png"], "names that tell nothing")
            #expect(attached.allSatisfy { $0.showsSender })
            let entry = try await office.desk.letter(taken.number, for: .clerk).entry
            #expect(
                entry.letter.stage == .registered(receipt.stored.id) && entry.ticket == receipt.stored.ticket.number
            )
            #expect(entry.letter.guesses == LetterGuesses(), "guesses are forgotten")
            #expect(try await office.desk.letter(of: receipt.stored.id) == taken.number)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `what was read when the server died is not read again`(engine: Engine) async throws {
        try await withOffice(engine) { office, room in
            let number = try await office.desk.takeLetter(room.keep(FileBytes.pdf), by: .clerk).number
            let dying = StubReader(pages: [5], failsAfter: 2)
            await office.recogniser(room, dying).readAll()
            let half = try await office.desk.letter(number, for: .clerk).entry.letter
            #expect(half.stage == .scanned && half.pages == 5 && half.pagesRead == 2)

            let next = StubReader(pages: [5])
            await office.recogniser(room, next).readAll()
            #expect(next.read == [3, 4, 5])
            #expect(try await office.desk.letter(number, for: .clerk).entry.letter.stage == .recognised)
        }
    }

    @Test(arguments: Engine.available)
    func `one that cannot be read says why and holds nobody up; it may be tried again or set aside`(engine: Engine)
        async throws
    {
        try await withOffice(engine) { office, room in
            let bad = try await office.desk.takeLetter(room.keep(FileBytes.pdf), by: .clerk).number
            let good = try await office.desk.takeLetter(room.keep(FileBytes.png), by: .clerk).number
            await office.recogniser(room, StubReader(pages: [1], fault: .encrypted)).readAll()
            #expect(try await office.desk.letter(bad, for: .clerk).entry.letter.stage == .unreadable(.encrypted))
            #expect(try await office.desk.letterCounts() == [.unreadable: 2])

            try await office.desk.readAgain(good, by: .clerk)
            await office.recogniser(room, StubReader(pages: [1])).readAll()
            #expect(try await office.desk.letter(good, for: .clerk).entry.letter.stage == .recognised)
            try await office.desk.setAside(bad, because: "广告", by: .clerk)
            let page = try await office.desk.letters(in: [.setAside], below: nil, limit: 9, for: .clerk)
            #expect(page.entries.map(\.letter.number) == [bad] && page.next == nil)
            let first = try await office.desk.letters(in: [], below: nil, limit: 1, for: .clerk)
            #expect(first.entries.map(\.letter.number) == [good] && first.next == good)
            await #expect(throws: LetterRefusal.unknown) {
                try await office.desk.setAside(LetterNumber("L2001-000001")!, because: "x", by: .clerk)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `scans and pictures are not swept away, other contents are`(engine: Engine) async throws {
        try await withOffice(engine) { office, room in
            let number = try await office.desk.takeLetter(room.keep(FileBytes.pdf), by: .clerk).number
            await office.recogniser(room, StubReader(pages: [1])).readAll()
            let scan = try await office.desk.letter(number, for: .clerk).entry.letter.scans[0].digest
            let picture = try await office.desk.picture(of: 1, in: number, for: .clerk)
            let other = try await room.keep(FileBytes.text)[0].attachment(isForCitizen: false, by: .clock).digest

            #expect(try await office.desk.unneeded(among: [scan, picture, other]) == [other])
        }
    }

    @Test(arguments: Engine.available)
    func `only scans are letters, and who may not know of the ticket knows of no letter`(engine: Engine) async throws {
        try await withOffice(engine) { office, room in
            await #expect(throws: LetterRefusal.notAScan(name: "file-1.txt")) {
                _ = try await office.desk.takeLetter(room.keep(FileBytes.text), by: .clerk)
            }
            let number = try await office.desk.takeLetter(room.keep(FileBytes.pdf), by: .clerk).number
            await office.recogniser(room, StubReader(pages: [1])).readAll()
            var draft = office.draft(of: number)
            draft.filing.accusedUnit = .water
            _ = try await office.desk.register(number, as: draft, by: .clerk, device: "test")
            let accused = Author.staff(login: "w", role: .dispatcher, unit: .water)
            await #expect(throws: LetterRefusal.unknown) { _ = try await office.desk.letter(number, for: accused) }
            await #expect(throws: LetterRefusal.unknown) {
                _ = try await office.desk.picture(of: 1, in: number, for: accused)
            }
            #expect(try await office.desk.letters(in: [], below: nil, limit: 9, for: accused).entries.isEmpty)
            await #expect(throws: LetterRefusal.unknown) {
                try await office.desk.movePaper(of: number, to: .filed, note: "", by: accused)
            }
            await #expect(throws: LetterRefusal.unknown) {
                try await office.desk.setAside(number, because: "广告", by: accused)
            }
            await #expect(throws: LetterRefusal.unknown) { try await office.desk.readAgain(number, by: accused) }
        }
    }

    @Test(arguments: Engine.available)
    func `what a second clerk has corrected is not taken for the first one's double click`(engine: Engine) async throws
    {
        try await withOffice(engine) { office, room in
            let number = try await office.desk.takeLetter(room.keep(FileBytes.pdf), by: .clerk).number
            await office.recogniser(room, StubReader(pages: [1])).readAll()
            _ = try await office.desk.register(number, as: office.draft(of: number), by: .clerk, device: "test")

            let other = Author.staff(login: "d", role: .dispatcher, unit: nil)
            var corrected = office.draft(of: number)
            corrected.filing.narrative = "学府巷路灯不亮，已经半年了。"
            let draft = corrected
            await #expect(throws: LetterRefusal.registeredAlready) {
                _ = try await office.desk.register(number, as: draft, by: other, device: "test")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a long letter holds no short one up`(engine: Engine) async throws {
        try await withOffice(engine) { office, room in
            let long = try await office.desk.takeLetter(room.keep(FileBytes.pdf), by: .clerk).number
            await office.recogniser(room, StubReader(pages: [9], failsAfter: 2)).readAll()
            let short = try await office.desk.takeLetter(room.keep(FileBytes.png), by: .clerk).number

            #expect(try await office.desk.letterToRead()?.letter.number == short)
            await office.recogniser(room, StubReader(pages: [9], failsAfter: 2)).readAll()
            let read = try await office.desk.letters(in: [], below: nil, limit: 9, for: .clerk).entries
            #expect(read.map(\.letter.pagesRead) == [2, 2], "\(short), then \(long)")
        }
    }

    @Test(arguments: Engine.available)
    func `the scan of a letter in confidence is kept from units and their heads`(engine: Engine) async throws {
        try await withOffice(engine) { office, room in
            let site = office.desk.site
            let unit = Author.staff(login: "h", role: .handler, unit: .water)
            let head = Author.staff(login: "l", role: .leader, unit: .water)
            for (isConfidential, scan) in [(true, FileBytes.pdf), (false, FileBytes.png)] {
                let number = try await office.desk.takeLetter(room.keep(scan), by: .clerk).number
                await office.recogniser(room, StubReader(pages: [1])).readAll()
                var draft = office.draft(of: number)
                draft.filing.isConfidential = isConfidential
                let receipt = try await office.desk.register(number, as: draft, by: .clerk, device: "test")

                let ticket = receipt.stored.ticket
                #expect(site.attachments(of: ticket, for: .clerk).count == 1)
                #expect(site.attachments(of: ticket, for: unit).isEmpty == isConfidential)
                #expect(site.attachments(of: ticket, for: head).isEmpty == isConfidential)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the paper is where somebody last put it`(engine: Engine) async throws {
        try await withOffice(engine) { office, room in
            let number = try await office.desk.takeLetter(room.keep(FileBytes.pdf), by: nil).number
            #expect(try await office.desk.letter(number, for: .clerk).entry.letter.paper.place == .inTray)
            try await office.desk.movePaper(of: number, to: .filed, note: " 3号柜 ", by: .clerk)
            let paper = try await office.desk.letter(number, for: .clerk).entry.letter.paper
            #expect(paper.place == .filed && paper.note == "3号柜" && paper.by == "c")
            await #expect(throws: LetterRefusal.noteTooLong) {
                let note = String(repeating: "x", count: 201)
                try await office.desk.movePaper(of: number, to: .filed, note: note, by: .clerk)
            }
        }
    }

    private func withOffice(
        _ engine: Engine,
        _ body: @Sendable (Office, FileRoom) async throws -> Void,
    ) async throws {
        try await FileRoom.open { room in
            try await engine.withDatabase { try await body(try await Office.open(on: $0), room) }
        }
    }
}

/// Reads pages without looking at them. A class, because it remembers which.
final class StubReader: LetterReading {
    private let counts: Mutex<[Int]>
    private let fault: ScanFault?
    private let failsAfter: Int
    private let pagesRead = Mutex<[Int]>([])
    private let all: [Int]

    private struct MachineFault: Error {}

    /// - Parameters:
    ///   - pages: Of each file of a letter, in turn.
    ///   - fault: What every page is refused for.
    ///   - failsAfter: After so many pages the machine gives up.
    init(pages: [Int], fault: ScanFault? = nil, failsAfter: Int = .max) {
        counts = Mutex([])
        all = pages
        self.fault = fault
        self.failsAfter = failsAfter
    }

    var read: [Int] { pagesRead.withLock { $0 } }

    func pages(of file: ScanFile) async throws -> Int {
        counts.withLock { counts in
            if counts.isEmpty { counts = all }
            return counts.removeFirst()
        }
    }

    func read(_ page: Int, of file: ScanFile) async throws -> ReadSheet {
        if let fault { throw fault }
        guard read.count < failsAfter else { throw MachineFault() }
        pagesRead.withLock { $0.append(page) }
        let word = LetterWord(text: "第\(page)页", x: 1, y: 2, width: 30, height: 10, confidence: 90)
        let sheet = LetterSheet(width: 100, height: 200, lines: [[word]])
        return ReadSheet(sheet: sheet, picture: Data(FileBytes.png))
    }

    func guesses(in text: String) -> LetterGuesses { LetterGuesses(name: "王建国") }
}

extension Author {
    static let clerk = Author.staff(login: "c", role: .agent, unit: nil)
}

extension Office {
    func recogniser(_ room: FileRoom, _ reader: StubReader) -> RecogniseLetters {
        RecogniseLetters(desk: desk, room: room, reader: reader, logger: .silent)
    }

    /// As the clerk's form makes it.
    func draft(of letter: LetterNumber) -> IntakeDraft {
        IntakeDraft(
            filing: Filing(
                channel: .letter,
                externalID: letter.externalID,
                narrative: "学府巷路灯不亮。",
                receivedAt: clock.now,
            ),
            contact: Contact(
                name: PersonName("王建国"),
                postalAddress: "樊城区学府巷12号院2号楼",
                preferred: .letter,
            ),
        )
    }
}
