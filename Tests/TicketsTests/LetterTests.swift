// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// Letters before anything is stored: numbers, what may follow what, and the text of a page (A5).
struct LetterTests {
    @Test func `a number says year and count, and is read as scanners and people type it`() throws {
        let number = try #require(LetterNumber(year: 2026, count: 42))

        #expect(number.description == "L2026-000042")
        #expect(LetterNumber(id: number.id) == number)
        #expect(LetterNumber(" l2026-000042\n") == number)
        #expect(LetterNumber("Ｌ２０２６－０００042") == number)
        for text in ["L2026-42", "2026-000042", "L2026-000000", "L2026-0000421", "", "20260105000042"] {
            #expect(LetterNumber(text) == nil, "\(text)")
        }
        #expect(LetterNumber(year: 2026, count: LetterNumber.mostOfAYear + 1) == nil)
    }

    @Test func `a clerk may look at a letter once its last page is read`() throws {
        var letter = try Self.letter()
        letter.open(pages: 2)
        letter.note(pagesRead: 1, guesses: LetterGuesses(name: "王"))
        #expect(letter.stage == .scanned)
        #expect(letter.guesses == LetterGuesses())

        letter.note(pagesRead: 2, guesses: LetterGuesses(name: "王"))
        #expect(letter.stage == .recognised)
        #expect(letter.guesses.name == "王")
    }

    @Test func `a letter that is being read is neither registered nor set aside nor read twice`() throws {
        var letter = try Self.letter()
        #expect(throws: LetterRefusal.notRecognised) { try letter.register(as: ID(1)) }
        #expect(throws: LetterRefusal.notRecognised) { try letter.setAside(because: "广告") }
        #expect(throws: LetterRefusal.notRecognised) { try letter.readAgain() }
        #expect(letter.stage == .scanned)
    }

    @Test func `what was registered stays so, and what was guessed is forgotten`() throws {
        var letter = try Self.letter()
        letter.open(pages: 1)
        letter.note(pagesRead: 1, guesses: LetterGuesses(name: "王", phone: "1"))
        try letter.register(as: ID(7))
        #expect(letter.guesses == LetterGuesses())
        try letter.register(as: ID(7))
        #expect(throws: LetterRefusal.registeredAlready) { try letter.register(as: ID(8)) }
        #expect(throws: LetterRefusal.registeredAlready) { try letter.setAside(because: "广告") }
        #expect(throws: LetterRefusal.registeredAlready) { try letter.readAgain() }
        letter.fail(.damaged)
        #expect(letter.stage == .registered(ID(7)))
    }

    @Test func `an unreadable letter may be tried again, set aside with a reason, or typed by hand`() throws {
        var letter = try Self.letter()
        letter.fail(.encrypted)
        #expect(letter.stage == .unreadable(.encrypted))
        #expect(throws: LetterRefusal.reasonMissing) { try letter.setAside(because: "  ") }
        try letter.setAside(because: " 空白 ")
        #expect(letter.stage == .setAside(reason: "空白"))
        try letter.readAgain()
        #expect(letter.stage == .scanned && letter.pages == nil)
        letter.fail(.damaged)
        try letter.register(as: ID(1))
        #expect(letter.stage == .registered(ID(1)))
    }

    @Test func `a full line goes on in the next, a short or indented one begins a paragraph`() {
        let sheet = LetterSheet(
            width: 1_000,
            height: 1_000,
            lines: [
                Self.line("您好我是居民", x: 180, to: 900), Self.line("小区东侧", x: 100, to: 500), [],
                Self.line("现请求", x: 180, to: 900), Self.line("公示电话。", x: 100, to: 900),
                Self.line("此致", x: 180, to: 220),
            ],
        )
        #expect(sheet.text == "您好我是居民小区东侧\n现请求公示电话。\n此致")
        #expect(sheet.lineTexts.count == 5)
        #expect(LetterSheet(width: 1, height: 1, lines: []).text.isEmpty)
    }

    @Test func `words stand apart only where they are not Chinese`() {
        let words = ["No", "12", "号", "A", "路"].map { text in
            LetterWord(text: text, x: 0, y: 0, width: 1, height: 1, confidence: 90)
        }
        #expect(words.text == "No 12号A路")
        #expect(LetterWord(text: "?", x: 0, y: 0, width: 1, height: 1, confidence: 79).isDoubtful)
        #expect(!words[0].isDoubtful)
    }

    private static func line(_ text: String, x: Int, to right: Int) -> [LetterWord] {
        [LetterWord(text: text, x: x, y: 0, width: right - x, height: 40, confidence: 95)]
    }

    private static func letter() throws -> Letter {
        let number = try #require(LetterNumber(year: 2026, count: 1))
        return Letter(number: number, scans: [], receivedAt: Date(timeIntervalSince1970: 0), receivedBy: nil)
    }
}
