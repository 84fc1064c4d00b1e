// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A formula's smallest part, with the column where it begins.
struct FormulaToken: Equatable {
    enum Kind: Equatable {
        case number(Decimal)
        case name(String)
        /// A name in double quotes, which may have any characters and is never a word of the language.
        case quoted(String)
        case sign(String)
        case end
    }

    let kind: Kind
    let column: Int

    /// All of `text`, with an end behind it.
    static func all(in text: String) throws(FormulaFault) -> [FormulaToken] {
        var reader = TokenReader(characters: Array(text))
        var tokens: [FormulaToken] = []
        while let token = try reader.next() { tokens.append(token) }
        return tokens + [FormulaToken(kind: .end, column: reader.place + 1)]
    }
}

private struct TokenReader {
    let characters: [Character]
    var place = 0

    private static let signs = ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", ",", "."]

    mutating func next() throws(FormulaFault) -> FormulaToken? {
        while place < characters.count, characters[place].isWhitespace { place += 1 }
        guard place < characters.count else { return nil }
        let start = place
        let first = characters[place]
        let kind: FormulaToken.Kind =
            if first.isDigit { try number() } else if first.beginsName { .name(name()) } else if first == "\"" {
                try quoted()
            } else { try sign() }
        return FormulaToken(kind: kind, column: start + 1)
    }

    private mutating func number() throws(FormulaFault) -> FormulaToken.Kind {
        let start = place
        while place < characters.count, characters[place].isDigit || characters[place] == "." { place += 1 }
        let text = String(characters[start..<place])
        guard let number = Decimal(exactly: text) else {
            throw FormulaFault(column: start + 1, message: "“\(text.prefix(40))” is no number")
        }
        return .number(number)
    }

    /// A hyphen with a letter or digit on both sides belongs to the name: `first-contact`.
    private mutating func name() -> String {
        let start = place
        while place < characters.count {
            let isInside =
                characters[place] == "-" && place + 1 < characters.count && characters[place + 1].continuesName
            guard characters[place].continuesName || isInside else { break }
            place += 1
        }
        return String(characters[start..<place])
    }

    private mutating func quoted() throws(FormulaFault) -> FormulaToken.Kind {
        let start = place + 1
        guard let end = characters[start...].firstIndex(of: "\""), end > start else {
            throw FormulaFault(column: place + 1, message: "a name in quotes, and the closing quote, are wanted")
        }
        place = end + 1
        return .quoted(String(characters[start..<end]))
    }

    private mutating func sign() throws(FormulaFault) -> FormulaToken.Kind {
        let rest = String(characters[place...].prefix(2))
        guard let sign = Self.signs.first(where: rest.hasPrefix) else {
            throw FormulaFault(column: place + 1, message: "“\(characters[place])” has no meaning here")
        }
        place += sign.count
        return .sign(sign)
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
    fileprivate var beginsName: Bool { isLetter || self == "_" }
    fileprivate var continuesName: Bool { beginsName || isNumber }
}
