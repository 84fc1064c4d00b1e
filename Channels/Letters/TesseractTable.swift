// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What tesseract prints as TSV: a row for each thing on the page; words are those of level 5.
struct TesseractTable {
    let lines: [[LetterWord]]

    private enum Column: Int {
        case level, page, block, paragraph, line, word, left, top, width, height, confidence, text
    }

    /// Rows that are no words are passed over, and so is dirt: marks without a letter or digit that the engine itself does
    /// not believe in.
    init(_ text: String) {
        var lines: [[LetterWord]] = []
        var current: [Substring] = []
        for row in text.split(separator: "\n") {
            let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count > Column.text.rawValue, cells[Column.level.rawValue] == "5",
                let word = Self.word(cells)
            else { continue }
            let place = Array(cells[Column.page.rawValue...Column.line.rawValue])
            if place != current { lines.append([]) }
            current = place
            lines[lines.count - 1].append(word)
        }
        self.lines = lines.map(Self.clean).filter { !$0.isEmpty }
    }

    private static func word(_ cells: [Substring]) -> LetterWord? {
        func number(_ column: Column) -> Int? { Double(cells[column.rawValue]).map { Int($0.rounded()) } }
        let text = String(cells[Column.text.rawValue]).trimmed
        guard !text.isEmpty, let left = number(.left), let top = number(.top), let width = number(.width),
            let height = number(.height), let confidence = number(.confidence)
        else { return nil }
        return LetterWord(
            text: text,
            x: left,
            y: top,
            width: width,
            height: height,
            confidence: min(100, max(0, confidence)),
        )
    }

    /// Without the dirt at both ends; a line of marks alone is dirt.
    private static func clean(_ line: [LetterWord]) -> [LetterWord] {
        guard line.contains(where: \.hasLetter) else { return [] }
        let isDirt = { (word: LetterWord) in !word.hasLetter && word.confidence < 60 }
        var rest = line.drop(while: isDirt)
        while let last = rest.last, isDirt(last), !last.text.allSatisfy(Self.endings.contains) { rest.removeLast() }
        return Array(rest)
    }

    /// What may well stand at the end of a line.
    private static let endings: Set<Character> = Set("。！？，：；、）》”!?,:;.)")
}

extension LetterWord {
    fileprivate var hasLetter: Bool { text.contains { $0.isLetter || $0.isNumber } }
}
