// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Storage
package import Tickets

/// The words a ticket can be found by. Chinese is cut into single characters and pairs of them in Swift, so that words of
/// any length are found on both engines; the index itself is the one thing that differs (docs/adr/0003).
///
/// Beside its words a ticket has facets: its unit, type, matter, area and channel, so that the index itself finds what is
/// common in the city but rare with a unit. It keeps a facet that a ticket once had; what reads the index compares the
/// ticket.
package enum TicketWords {
    /// What the index keeps of a request, worked out before the transaction that stores it.
    package static func words(of filing: Filing) -> String {
        var words = Cut()
        for text in [filing.summary, filing.narrative, filing.place.address] { words.add(SearchText(text)) }
        return words.text
    }

    /// Adds a ticket to the index, once: the follower that does it never repeats an entry.
    ///
    /// - Parameters:
    ///   - id: The ticket's row, which gives its number and facets.
    ///   - words: As `words(of:)` gives them.
    ///   - engine: Which index to write.
    ///   - writer: The follower's transaction.
    /// - Throws: `DatabaseError`.
    package static func index(
        _ id: ID<Ticket>,
        words: String,
        on engine: StorageEngine,
        in writer: any Writer,
    ) throws {
        guard let row = try row(of: id, in: writer) else { return }
        let number: TicketNumber = try row.value("number")
        let all = (parts(of: number) + (try facets(of: row)) + [words]).joined(separator: " ")
        switch engine {
        case .sqlite:
            try writer.send("INSERT INTO ticket_words (rowid, words) VALUES (\(id), \(all))")
        case .postgres:
            try writer.send(
                """
                INSERT INTO ticket_words (rowid, words)
                VALUES (\(id), CAST(\(all + " " + block(id.rawValue / blockSize)) AS TSVECTOR))
                ON CONFLICT (rowid) DO NOTHING
                """
            )
        }
    }

    /// Adds the facets that a ticket has got since it was indexed; those that it has already do no harm.
    package static func addFacets(of id: ID<Ticket>, on engine: StorageEngine, in writer: any Writer) throws {
        guard let row = try row(of: id, in: writer) else { return }
        let facets = try facets(of: row)
        switch engine {
        case .sqlite:
            // A second entry of a row adds to the first: nothing is ever taken out of the index.
            try writer.send(
                "INSERT INTO ticket_words (rowid, words) VALUES (\(id), \(facets.joined(separator: " ")))"
            )
        case .postgres:
            let all = facets.map { "'\($0)'" }.joined(separator: " & ")
            try writer.send(
                """
                UPDATE ticket_words
                SET words = words || CAST(\(facets.joined(separator: " ")) AS TSVECTOR)
                WHERE rowid = \(id) AND NOT words @@ CAST(\(all) AS TSQUERY)
                """
            )
        }
    }

    private static func row(of id: ID<Ticket>, in reader: any Reader) throws -> Row? {
        try reader.first("SELECT number, unit, kind, matter, area, channel FROM tickets WHERE id = \(id)")
    }

    /// What of a number people say: all of it, its day, or its end.
    static func parts(of number: TicketNumber) -> [String] {
        let digits = number.rawValue
        return [digits, String(digits.prefix(8)), String(digits.suffix(6)), String(digits.suffix(4))]
    }
}

extension TicketWords {
    /// The rows that have one of each group of tokens, as a query: for `IN`, or with an order and a limit behind it.
    static func found(_ tokens: [[String]], on engine: StorageEngine) -> SQL {
        switch engine {
        case .sqlite:
            let match = tokens.map { $0.map { "\"\($0)\"" }.joined(separator: " OR ") }
                .map { "(\($0))" }.joined(separator: " AND ")
            return "SELECT rowid FROM ticket_words WHERE ticket_words MATCH \(match)"
        case .postgres:
            let match = tokens.map { $0.map { "'\($0)'" }.joined(separator: " | ") }
                .map { "(\($0))" }.joined(separator: " & ")
            return "SELECT rowid FROM ticket_words WHERE words @@ CAST(\(match) AS TSQUERY)"
        }
    }

    /// Rows that share one more token on PostgreSQL, whose index gives rows in no order: so a search takes the newest rows
    /// first without looking at all.
    static let blockSize: Int64 = 8_192

    static func block(_ number: Int64) -> String { "\u{E000}block\u{E000}\(number)" }

    /// The tokens that a text has wherever it has this pattern.
    static func tokens(of pattern: [SearchText.Unit]) -> [String] {
        pattern.indices.compactMap { place in
            switch pattern[place].content {
            case .letters(let letters): return token(letters)
            case .ideograph(let one):
                if place + 1 < pattern.count, pattern[place + 1].isJoined,
                    case .ideograph(let next) = pattern[place + 1].content
                {
                    return spelled(one) + spelled(next)
                }
                // The last one of a pair is found with it.
                if place > 0, pattern[place].isJoined, case .ideograph = pattern[place - 1].content { return nil }
                return spelled(one)
            }
        }
    }

    /// Whether a row that has the tokens must have the pattern too.
    static func isExact(_ pattern: [SearchText.Unit]) -> Bool {
        switch pattern.count {
        case 1:
            if case .letters(let letters) = pattern[0].content { return isWhole(letters) }
            return true
        case 2: return pattern[1].isJoined && tokens(of: pattern).count == 1
        default: return false
        }
    }

    /// Letters that both engines take as one word: others than those of ASCII by their numbers. Long ones are cut.
    private static func token(_ letters: String) -> String {
        if isASCII(letters) { return String(letters.prefix(longestToken)) }
        let numbers = letters.unicodeScalars.prefix(longestForeignToken).map { String($0.value, radix: 16) }
        return "\u{E003}" + numbers.joined(separator: "\u{E001}")
    }

    /// Whether the index keeps all of it.
    private static func isWhole(_ letters: String) -> Bool {
        letters.unicodeScalars.count <= (isASCII(letters) ? longestToken : longestForeignToken)
    }

    private static func isASCII(_ letters: String) -> Bool { letters.utf8.allSatisfy { $0 < 128 } }

    private static let longestToken = 64
    private static let longestForeignToken = 12

    /// An ideograph as both engines know it for a letter; those of late Unicode by their numbers.
    private static func spelled(_ ideograph: Unicode.Scalar) -> String {
        switch ideograph.value {
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x2EBEF: String(ideograph)
        default: "\u{E004}" + String(ideograph.value, radix: 16) + "\u{E004}"
        }
    }

    /// A column whose value the index knows.
    enum Facet: String, CaseIterable {
        case unit, kind, matter, area, channel

        /// In letters that nobody types; both engines take it as one word.
        func token(_ value: String) -> String {
            let letters = value.unicodeScalars.map { scalar in
                switch scalar {
                case "a"..."z", "0"..."9": String(scalar)
                case "A"..."Z": "\u{E002}\(scalar.properties.lowercaseMapping)"
                default: "\u{E001}" + String(scalar.value, radix: 16) + "\u{E001}"
                }
            }
            return "\u{E000}" + rawValue + "\u{E000}" + letters.joined()
        }
    }

    private static func facets(of row: Row) throws -> [String] {
        try Facet.allCases.compactMap { facet in
            try row.value(facet.rawValue, as: String?.self).map(facet.token)
        }
    }

    /// Each token of some texts once, with spaces between.
    private struct Cut {
        private var seen: Set<UInt64> = []
        private var bytes: [UInt8] = []

        var text: String { String(decoding: bytes, as: UTF8.self) }

        mutating func add(_ text: SearchText) {
            var previous: Unicode.Scalar?
            for unit in text.units {
                switch unit.content {
                case .letters(let letters):
                    bytes.append(contentsOf: token(letters).utf8)
                    bytes.append(UInt8(ascii: " "))
                    previous = nil
                case .ideograph(let ideograph):
                    if let previous, unit.isJoined { add(previous, ideograph) }
                    add(nil, ideograph)
                    previous = ideograph
                }
            }
        }

        private mutating func add(_ first: Unicode.Scalar?, _ second: Unicode.Scalar) {
            guard seen.insert(UInt64(first?.value ?? 0) << 32 | UInt64(second.value)).inserted else { return }
            if let first { bytes.append(contentsOf: spelled(first).utf8) }
            bytes.append(contentsOf: spelled(second).utf8)
            bytes.append(UInt8(ascii: " "))
        }
    }
}
