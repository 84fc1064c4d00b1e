// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// What somebody types into the one box: words that must all occur, phrases in quotes, numbers and telephone numbers
/// (B5). Whatever is typed can be read; `isEmpty` says that nothing in it can be looked for.
package struct SearchWords: Equatable, Sendable {
    /// As it was typed, cut to `limit`.
    package let text: String
    let terms: [Term]

    /// Characters; nobody looks for more.
    package static let limit = 200
    /// Terms beyond it are not looked for.
    private static let mostTerms = 24

    /// One thing that must occur.
    struct Term: Equatable, Sendable {
        let pattern: [SearchText.Unit]
        /// What else the same characters may mean.
        var other: [Meaning] = []
    }

    enum Meaning: Hashable, Sendable {
        case number(TicketNumber)
        case phone(PhoneNumber)
        /// The last four digits of a telephone number.
        case phoneEnd(String)
    }

    /// - Parameters:
    ///   - text: As typed.
    ///   - phone: Reads a telephone number as the site writes it.
    package init(_ text: String, phone: (String) -> PhoneNumber? = { _ in nil }) {
        self.text = String(text.prefix(Self.limit))
        var terms: [Term] = []
        for piece in Self.pieces(of: self.text) {
            let units = SearchText(piece.text)
            if piece.isPhrase {
                if !units.units.isEmpty { terms.append(Term(pattern: units.units)) }
            } else {
                terms += Self.terms(of: piece.text, units, phone: phone)
            }
        }
        self.terms = Array(terms.prefix(Self.mostTerms))
    }

    package var isEmpty: Bool { terms.isEmpty }

    private static func terms(of text: String, _ units: SearchText, phone: (String) -> PhoneNumber?) -> [Term] {
        let words = units.words
        let digits = words.count == 1 ? words[0].digits : nil
        var meanings: [Meaning] = []
        if let digits, let number = TicketNumber(digits) { meanings.append(.number(number)) }
        if let digits, digits.count == 4 { meanings.append(.phoneEnd(digits)) }
        if text.unicodeScalars.count(where: { $0.properties.numericType == .decimal }) > 4, let number = phone(text) {
            // A number with dashes is one number, whatever its groups would mean by themselves.
            meanings.append(.phone(number))
            if words.count > 1 { return [Term(pattern: units.units, other: meanings)] }
        }
        return words.enumerated().map { Term(pattern: $1, other: $0 == 0 && words.count == 1 ? meanings : []) }
    }

    private struct Piece {
        var text: String
        let isPhrase: Bool
    }

    /// What stands between quotes, and what stands between spaces outside of them. A quote that is not closed ends with
    /// the text.
    private static func pieces(of text: String) -> [Piece] {
        var pieces = [Piece(text: "", isPhrase: false)]
        for character in text {
            if quotes.contains(character) {
                pieces.append(Piece(text: "", isPhrase: !(pieces.last?.isPhrase ?? false)))
            } else if character.isWhitespace, pieces.last?.isPhrase != true {
                pieces.append(Piece(text: "", isPhrase: false))
            } else {
                pieces[pieces.count - 1].text.append(character)
            }
        }
        return pieces.filter { !$0.text.isEmpty }
    }

    private static let quotes: Set<Character> = ["\"", "＂", "“", "”", "„", "«", "»", "「", "」", "『", "』", "《", "》"]

    package static func == (one: SearchWords, other: SearchWords) -> Bool { one.terms == other.terms }
}

extension [SearchText.Unit] {
    /// The word, if it is made of ASCII digits alone.
    fileprivate var digits: String? {
        guard count == 1, case .letters(let letters) = self[0].content,
            letters.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return letters
    }
}
