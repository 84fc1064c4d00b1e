// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Tells a browser to save a file and under which name. Source: RFC 6266, RFC 8187.
enum ContentDisposition {
    /// - Parameters:
    ///   - name: In any script; for browsers since 2012. Separators of folders and control characters become blanks.
    ///   - fallback: Letters, digits, points and dashes, for all others; made of `name` if nil.
    /// - Returns: The header's value.
    static func attachment(_ name: String, fallback: String? = nil) -> String {
        let clean = name.replacing(/[\/\\\p{Cc}]/, with: " ")
        let plain = fallback ?? String(clean.map { $0.isPlainASCII ? $0 : "_" })
        let encoded = clean.addingPercentEncoding(withAllowedCharacters: attributeCharacters) ?? ""
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

    /// RFC 8187, 3.2.1, `attr-char`.
    private static let attributeCharacters = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~"
    )
}

extension Character {
    fileprivate var isPlainASCII: Bool {
        guard let byte = asciiValue else { return false }
        return (0x20...0x7E).contains(byte) && self != "\"" && self != "\\" && self != "%"
    }
}
