// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Text as it may stand in a header: nothing in it can begin another (RFC 5322, RFC 2047).
enum HeaderText {
    /// Plain where it is plain, else encoded words; a line for each 42 octets, which keeps it within 78 characters.
    static func encoded(_ text: String) -> String {
        let line = oneLine(text)
        let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?")
        guard !isPlain || line.utf8.count > 70 else { return line }
        return pieces(of: line).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// Without controls; line ends are spaces.
    static func oneLine(_ text: String) -> String {
        let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: " "
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
    }

    /// By scalars, so that no word ends within one, however long what a reader calls a character is.
    private static func pieces(of text: String) -> [String] {
        var pieces = [String.UnicodeScalarView()]
        var size = 0
        for scalar in text.unicodeScalars {
            let octets = UTF8.width(scalar)
            if size + octets > 42 {
                pieces.append(String.UnicodeScalarView())
                size = 0
            }
            pieces[pieces.count - 1].append(scalar)
            size += octets
        }
        return pieces.map(String.init)
    }
}
