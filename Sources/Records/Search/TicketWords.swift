// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Storage
package import Tickets

/// The words a ticket can be found by. Chinese is cut into pairs of characters in Swift, so that words of any
/// length are found on both engines; the index itself is the one thing that differs (architecture 4.5).
package enum TicketWords {
    /// What the index keeps of a request, worked out before the transaction that stores it.
    package static func words(of filing: Filing) -> String {
        indexed([filing.summary, filing.narrative, filing.place.address].joined(separator: "\n"))
    }

    /// Adds a ticket to the index, once: the follower that does it never repeats an entry.
    ///
    /// - Parameters:
    ///   - id: The ticket's row, which gives its number.
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
        let number: String? = try writer.first("SELECT number FROM tickets WHERE id = \(id)")?.value("number")
        let words = "\(number ?? "") \(words)"
        switch engine {
        case .sqlite:
            try writer.execute("INSERT INTO ticket_words (rowid, words) VALUES (\(id), \(words))")
        case .postgres:
            try writer.execute(
                """
                INSERT INTO ticket_words (rowid, words)
                VALUES (\(id), to_tsvector('simple', \(words)))
                ON CONFLICT (rowid) DO NOTHING
                """
            )
        }
    }

    /// Every token must occur; text without any token finds nothing rather than everything.
    static func condition(_ text: String, on engine: StorageEngine) -> SQL {
        let tokens = queryTokens(of: text)
        guard !tokens.isEmpty else { return "1 = 0" }
        switch engine {
        case .sqlite:
            let match = tokens.map { "\"\($0.text)\"" + ($0.isPrefix ? "*" : "") }.joined(separator: " AND ")
            return "id IN (SELECT rowid FROM ticket_words WHERE ticket_words MATCH \(match))"
        case .postgres:
            let match = tokens.map { "'\($0.text)'" + ($0.isPrefix ? ":*" : "") }.joined(separator: " & ")
            return "id IN (SELECT rowid FROM ticket_words WHERE words @@ to_tsquery('simple', \(match)))"
        }
    }

    /// Runs of Latin letters and digits whole, ideographs in pairs and the last of a run alone; the rest is left out.
    /// So each ideograph begins one token, and a single one is found by the tokens that begin with it.
    private static func indexed(_ text: String) -> String {
        var words: [UInt8] = []
        for run in runs(of: text) {
            switch run {
            case .letters(let letters): words.append(contentsOf: String(letters).lowercased().utf8)
            case .ideographs(let ideographs):
                var previous: Unicode.Scalar?
                for ideograph in ideographs {
                    if previous != nil {
                        words.append(contentsOf: ideograph.utf8)
                        words.append(space)
                    }
                    words.append(contentsOf: ideograph.utf8)
                    previous = ideograph
                }
            }
            words.append(space)
        }
        return String(decoding: words, as: UTF8.self)
    }

    private static let space = UInt8(ascii: " ")

    /// A word of the index, or how one begins.
    private struct Token {
        let text: String
        var isPrefix = false
    }

    /// As `indexed`, but without the last ideograph of a run: the pair before it implies it.
    private static func queryTokens(of text: String) -> [Token] {
        runs(of: text).flatMap { run in
            switch run {
            case .letters(let letters): return [Token(text: String(letters).lowercased())]
            case .ideographs(let ideographs):
                let pairs = zip(ideographs, ideographs.dropFirst()).map { Token(text: "\($0)\($1)") }
                return pairs.isEmpty ? [Token(text: String(ideographs), isPrefix: true)] : pairs
            }
        }
    }

    /// Scalars of one sort that stand together.
    private enum Run {
        case letters(Substring.UnicodeScalarView)
        case ideographs(Substring.UnicodeScalarView)
    }

    private static func runs(of text: String) -> [Run] {
        var runs: [Run] = []
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let sort = first.sort
            let end = rest.firstIndex { $0.sort != sort } ?? rest.endIndex
            switch sort {
            case .letter: runs.append(.letters(rest[..<end]))
            case .ideograph: runs.append(.ideographs(rest[..<end]))
            case .separator: break
            }
            rest = rest[end...]
        }
        return runs
    }
}

extension Unicode.Scalar {
    fileprivate enum Sort {
        case letter, ideograph, separator
    }

    fileprivate var sort: Sort {
        // Nearly all of a Chinese text; the rest is looked up in Unicode's tables.
        if (0x4E00...0x9FFF).contains(value) { return .ideograph }
        if properties.isIdeographic { return .ideograph }
        return properties.isAlphabetic || properties.numericType != nil ? .letter : .separator
    }
}
