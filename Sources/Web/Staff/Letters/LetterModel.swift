// SPDX-License-Identifier: Apache-2.0

import Desk
import Paper
import Tickets

/// A letter on the clerk's table: template `staff/letter`.
struct LetterModel: PageModel {
    let title: String
    let register: String
    let line: LetterLine
    let label: String
    /// A few of its pages.
    let sheets: [SheetPart]
    let hasSheets: Bool
    /// nil where all its pages are shown.
    let turning: SheetTurning?
    /// How many words somebody should look at.
    let doubtful: String?
    /// nil where the letter is a ticket already, or is being read; as it was sent it is shown all the same.
    let form: LetterForm?
    let paper: PaperPart
    /// Where recognition is begun anew; nil where it may not be.
    let reading: String?
    let removal: String?
    /// nil once everything is read.
    let progress: ReadingPart?

    /// Where the paper lies, to be changed.
    struct PaperPart: Sendable {
        let action: String
        let places: [Choice]
        let note: String
        let since: String
    }

    /// - Parameters:
    ///   - open: The letter.
    ///   - form: Filled.
    ///   - isSent: The form is as somebody sent it, to be corrected.
    ///   - page: Counted from 1; it is shown with those beside it.
    ///   - wording: The reader's words.
    init(_ open: OpenLetter, form: LetterForm, isSent: Bool, from page: Int, _ wording: Wording) {
        let letter = open.entry.letter
        let number = letter.number
        title = wording.text("letters.one", ["number": number.description])
        register = SiteURL.letters.path
        line = LetterLine(open.entry, wording)
        label = SiteURL.letterLabel(number).path
        let shown = SheetTurning.shown(with: page, of: open.sheets.count)
        sheets = shown.map { SheetPart(open.sheets[$0 - 1], page: $0, of: number, wording) }
        hasSheets = !sheets.isEmpty
        turning = SheetTurning(shown, of: open.sheets.count, in: number, wording)
        let count = open.sheets.flatMap(\.lines).joined().filter(\.isDoubtful).count
        doubtful = hasSheets ? wording.text("letters.doubtful", ["count": String(count)]) : nil
        let isReading = letter.stage == .scanned
        progress = isReading ? ReadingPart(open.entry, wording) : nil
        var isOpen = !isReading
        if case .registered = letter.stage { isOpen = false }
        self.form = isOpen || isSent ? form : nil
        reading = isOpen ? SiteURL.letterStep(number, noun: "reading").path : nil
        removal = isOpen ? SiteURL.letterStep(number, noun: "removal").path : nil
        let at = wording.minute(letter.paper.at)
        paper = PaperPart(
            action: SiteURL.letterStep(number, noun: "paper").path,
            places: Letter.Paper.Place.allCases.map { place in
                let name = wording.text("letterPaper.\(place.rawValue)")
                return Choice(place.rawValue, name, isChosen: place == letter.paper.place)
            },
            note: letter.paper.note,
            since: letter.paper.by.map {
                wording.text("letters.paperBy", ["at": at, "person": wording.colleague($0)])
            }
                ?? wording.text("letters.paperSince", ["at": at]),
        )
    }
}

/// How far recognition is; asks again by itself, and for the whole page once all is read: template `staff/letter-reading`.
struct ReadingPart: Sendable {
    let isReading: Bool
    /// How much is read; nil once everything is.
    let progress: LetterLine.Progress?
    let link: String
    let letter: String

    init(_ entry: LetterEntry, _ wording: Wording) {
        progress = LetterLine(entry, wording).progress
        isReading = progress != nil
        link = SiteURL.letterStep(entry.letter.number, noun: "progress").path
        letter = SiteURL.letter(entry.letter.number).path
    }
}

/// From a few pages of a long letter to the next.
struct SheetTurning: Sendable {
    let words: String
    let previous: String?
    let next: String?

    /// So many pages are shown at once.
    static let atOnce = 3

    /// The pages that are shown together with `page`, counted from 1.
    static func shown(with page: Int, of count: Int) -> Range<Int> {
        guard count > 0 else { return 1..<1 }
        let first = (min(max(page, 1), count) - 1) / atOnce * atOnce + 1
        return first..<min(first + atOnce, count + 1)
    }

    init?(_ shown: Range<Int>, of count: Int, in letter: LetterNumber, _ wording: Wording) {
        guard count > Self.atOnce, let first = shown.first, let last = shown.last else { return nil }
        let link = { (page: Int) in SiteURL.letter(letter).path(["sheet": String(page)]) }
        words = wording.text(
            "letters.sheets",
            ["first": String(first), "last": String(last), "count": String(count)],
        )
        previous = first > 1 ? link(first - Self.atOnce) : nil
        next = last < count ? link(last + 1) : nil
    }
}

/// One page: its picture, and its words as links to their places on it.
struct SheetPart: Sendable {
    let name: String
    let picture: String
    let width: Int
    let height: Int
    let words: [Word]
    let lines: [Line]

    struct Line: Sendable {
        let words: [Word]
    }

    struct Word: Sendable {
        let id: String
        let text: String
        let isDoubtful: Bool
        let x: Int
        let y: Int
        let width: Int
        let height: Int
    }

    init(_ sheet: LetterSheet, page: Int, of letter: LetterNumber, _ wording: Wording) {
        name = wording.text("letters.page", ["page": String(page)])
        picture = SiteURL.letterPicture(letter, page).path
        width = sheet.width
        height = sheet.height
        lines = sheet.lines.enumerated().map { row, line in
            Line(words: line.enumerated().map { Word($1, id: "p\(page)-\(row + 1)-\($0 + 1)") })
        }
        words = lines.flatMap(\.words)
    }
}

extension SheetPart.Word {
    /// With a little room around it, so that the frame does not cover the writing.
    init(_ word: LetterWord, id: String) {
        self.id = id
        text = word.text
        isDoubtful = word.isDoubtful
        x = max(0, word.x - 8)
        y = max(0, word.y - 8)
        width = word.width + 16
        height = word.height + 16
    }
}

/// The label for the paper: template `staff/letter-label`.
struct LabelModel: PageModel {
    let title: String
    let letter: String
    let number: String
    let office: String
    let received: String
    let code: QRPart?

    init(_ letter: Letter, code: QRCode?, _ wording: Wording) {
        title = wording.text("letters.label")
        self.letter = SiteURL.letter(letter.number).path
        number = letter.number.description
        office = "\(wording.site.name[wording.language]) \(wording.site.hotline)"
        received = wording.minute(letter.receivedAt)
        self.code = code.map { QRPart($0, saying: letter.number.description) }
    }
}

/// A QR code to be drawn: template `staff/qr`.
struct QRPart: Sendable {
    let path: String
    let extent: Int
    let says: String

    init(_ code: QRCode, saying text: String) {
        path = code.path
        extent = code.extent
        says = text
    }
}
