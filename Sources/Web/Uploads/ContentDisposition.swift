// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Tells a browser to save a file and under which name. Source: RFC 6266, RFC 8187.
enum ContentDisposition {
    /// The header for a safe name: see `Attachment.name`.
    static func attachment(_ name: String) -> String {
        let plain = String(name.map { $0.isPlainASCII ? $0 : "_" })
        let encoded = name.addingPercentEncoding(withAllowedCharacters: attributeCharacters) ?? ""
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
    }

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
