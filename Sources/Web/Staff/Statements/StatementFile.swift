// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Records
import Survey
import Tickets

/// Every line of a unit's statement as CSV, written while it is read: one line for each ticket of each rate (E7).
struct StatementFile: Sendable {
    private let statement: UnitStatement
    private let pack: ScoringPack
    private let desk: Desk
    private let author: Author
    private let wording: Wording

    /// Lines read at a time.
    private static let portion = 500

    init(_ statement: UnitStatement, desk: Desk, author: Author, _ wording: Wording) {
        self.statement = statement
        pack = statement.scores.pack
        self.desk = desk
        self.author = author
        self.wording = wording
    }

    func write(to writer: inout any ResponseBodyWriter) async throws {
        let heads = ["rate", "ticket", "summary", "at", "facts", "numerator", "base", "exclusion"].map {
            wording.text("statements.\($0)")
        }
        // Spreadsheets take a file for UTF-8 by its mark.
        try await writer.write(ByteBuffer(string: "\u{feff}" + Self.record(heads)))
        for rule in pack.ratios { try await write(rule, to: &writer) }
        try await writer.finish(nil)
    }

    private func write(_ rule: Indicator, to writer: inout any ResponseBodyWriter) async throws {
        var position: Int64? = 0
        while let after = position {
            let page = try await desk.statementLines(
                StatementScope(unit: statement.unit.code, month: statement.month, facts: rule.facts),
                after: after,
                limit: Self.portion,
                for: author,
            )
            let text = page.lines.map { Self.record(cells($0, rule)) }.joined()
            try await writer.write(ByteBuffer(string: text))
            position = page.next
        }
    }

    private func cells(_ line: StatementPage.Line, _ rule: Indicator) -> [String] {
        let rate = rule.rate(of: line.counted.card)
        return [
            rule.name[wording.language],
            line.stored?.ticket.number.rawValue ?? "",
            line.stored?.ticket.filing.summary ?? wording.text("statements.guarded"),
            wording.minute(line.counted.at),
            line.counted.words(wording),
            rate.numerator.plain,
            String(rate.denominator),
            line.counted.exclusionWords(wording) ?? "",
        ]
    }

    /// One record by RFC 4180; what a spreadsheet would take for a formula is made text.
    private static func record(_ cells: [String]) -> String {
        cells.map { cell in
            let isFormula = cell.first.map { "=+-@\t\r".contains($0) } ?? false
            let text = (isFormula ? "'" : "") + cell
            return text.contains { $0 == "\"" || $0 == "," || $0.isNewline }
                ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
        }
        .joined(separator: ",") + "\r\n"
    }
}
