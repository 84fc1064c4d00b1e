// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sheets

/// Rows as CSV that spreadsheets open as they are: UTF-8 with a byte order mark, CRLF, RFC 4180.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP advises ("CSV Injection"):
/// also one that begins with the full-width signs of Chinese keyboards.
enum CSVText {
    static let byteOrderMark = "\u{FEFF}"

    static func line(_ cells: [Sheet.Cell]) -> String { cells.map(field).joined(separator: ",") + "\r\n" }

    private static func field(_ cell: Sheet.Cell) -> String {
        switch cell {
        case .blank: ""
        case .text(let text), .title(let text), .head(let text), .strongText(let text): quoted(harmless(text))
        case .number(let number), .strongNumber(let number): String(number)
        case .decimal(let number): "\(number)"
        case .share(let share), .change(let share): String(share)
        }
    }

    private static let formulaSigns: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]

    private static func harmless(_ text: String) -> String {
        let text = text.replacing("\u{0}", with: "")
        // White space in front does not keep a spreadsheet from reading a formula.
        let first = text.unicodeScalars.first { $0 != " " && $0.value != 0x3000 && $0.value != 0xA0 }
        guard let first, formulaSigns.contains(first) else { return text }
        return "'" + text
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
