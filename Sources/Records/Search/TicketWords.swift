// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Storage
package import Tickets

/// The words a ticket can be found by. Chinese is cut into characters and pairs of them in Swift, so that words of any
/// length are found on both engines; the index itself is the one thing that differs (architecture 4.5).
package enum TicketWords {
    /// Adds a ticket to the index, once: the follower that does it never repeats an entry.
    ///
    /// - Parameters:
    ///   - id: The ticket's row.
    ///   - filing: What was asked, as its first journal entry has it: the ticket itself need not be read again.
    ///   - engine: Which index to write.
    ///   - writer: The follower's transaction.
    /// - Throws: `DatabaseError`.
    package static func index(
        _ id: ID<Ticket>,
        filing: Filing,
        on engine: StorageEngine,
        in writer: any Writer,
    ) throws {
        let number: String? = try writer.first("SELECT number FROM tickets WHERE id = \(id)")?.value("number")
        let text = [number ?? "", filing.summary, filing.narrative, filing.place.address]
        let words = tokens(of: text.joined(separator: "\n")).joined(separator: " ")
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
            let match = tokens.map { "\"\($0)\"" }.joined(separator: " AND ")
            return "id IN (SELECT rowid FROM ticket_words WHERE ticket_words MATCH \(match))"
        case .postgres:
            let match = tokens.map { "'\($0)'" }.joined(separator: " & ")
            return "id IN (SELECT rowid FROM ticket_words WHERE words @@ to_tsquery('simple', \(match)))"
        }
    }

    /// Runs of Latin letters and digits whole, ideographs singly and in pairs; all else separates.
    static func tokens(of text: String) -> [String] {
        runs(of: text).flatMap { run in
            guard run.isIdeographic else { return [run.text] }
            return run.text.map { String($0) } + pairs(of: run.text)
        }
    }

    /// As `tokens`, but a run of ideographs is asked for by its pairs alone: they imply the characters.
    private static func queryTokens(of text: String) -> [String] {
        runs(of: text).flatMap { run in
            run.isIdeographic && run.text.count > 1 ? pairs(of: run.text) : [run.text]
        }
    }

    private static func pairs(of text: String) -> [String] {
        zip(text, text.dropFirst()).map { String([$0, $1]) }
    }

    private static func runs(of text: String) -> [Run] {
        var runs: [Run] = []
        var openRun = false
        for scalar in text.lowercased().unicodeScalars {
            let isIdeograph = scalar.properties.isIdeographic
            guard isIdeograph || scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
                openRun = false
                continue
            }
            if openRun, runs[runs.count - 1].isIdeographic == isIdeograph {
                runs[runs.count - 1].text.unicodeScalars.append(scalar)
            } else {
                runs.append(Run(text: String(scalar), isIdeographic: isIdeograph))
                openRun = true
            }
        }
        return runs
    }

    private struct Run {
        var text: String
        let isIdeographic: Bool
    }
}
