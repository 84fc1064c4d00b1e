// SPDX-License-Identifier: Apache-2.0

/// One page of a letter as an engine read it: its words, each with its place on the picture and how sure the engine is.
package struct LetterSheet: Codable, Equatable, Sendable {
    /// Of the picture that goes with it, in points.
    package let width: Int
    package let height: Int
    /// From top to bottom.
    package let lines: [[LetterWord]]

    package init(width: Int, height: Int, lines: [[LetterWord]]) {
        self.width = width
        self.height = height
        self.lines = lines.filter { !$0.isEmpty }
    }

    /// The text of each line.
    package var lineTexts: [String] { lines.map(\.text) }

    /// The text by paragraphs: a line that fills the page goes on in the next one, unless that is indented.
    package var text: String {
        guard let left = lines.map(\.left).min(), let right = lines.map(\.right).max() else { return "" }
        var text = ""
        for (index, line) in lines.enumerated() {
            if index > 0 {
                let before = lines[index - 1]
                let letter = max(before.height, 1)
                let isFull = before.right > right - 2 * letter
                let isIndented = line.left > left + letter
                if !isFull || isIndented {
                    text += "\n"
                } else if Self.needSpace(text.last, line.text.first) {
                    text += " "
                }
            }
            text += line.text
        }
        return text
    }

    /// Between letters and digits of the narrow kind only; Chinese is written without spaces.
    static func needSpace(_ before: Character?, _ after: Character?) -> Bool {
        guard let before, let after else { return false }
        return before.isASCII && after.isASCII && (before.isLetter || before.isNumber)
            && (after.isLetter || after.isNumber)
    }
}

/// What an engine took for one word; in Chinese often a single character.
package struct LetterWord: Codable, Equatable, Sendable {
    package let text: String
    /// On the picture, in points from its left top.
    package let x: Int
    package let y: Int
    package let width: Int
    package let height: Int
    /// How sure the engine is, 0…100.
    package let confidence: Int

    package init(text: String, x: Int, y: Int, width: Int, height: Int, confidence: Int) {
        self.text = text
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.confidence = confidence
    }

    /// Below, a person looks at it: of what engines read wrong, most is below, and most of the rest above.
    package static let sureFrom = 80

    package var isDoubtful: Bool { confidence < Self.sureFrom }
}

extension [LetterWord] {
    package var text: String {
        reduce(into: "") { text, word in
            if LetterSheet.needSpace(text.last, word.text.first) { text += " " }
            text += word.text
        }
    }

    fileprivate var left: Int { map(\.x).min() ?? 0 }
    fileprivate var right: Int { map { $0.x + $0.width }.max() ?? 0 }
    fileprivate var height: Int { map(\.height).max() ?? 0 }
}
