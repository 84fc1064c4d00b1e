// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

extension Response {
    /// A file for the browser to keep.
    ///
    /// - Parameters:
    ///   - bytes: The file.
    ///   - mediaType: What it is.
    ///   - name: In any script.
    ///   - fallback: The same for old browsers: letters, digits, points and dashes only.
    init(download bytes: Data, mediaType: String, name: String, fallback: String) {
        self.init(
            status: .ok,
            headers: [
                .contentType: mediaType,
                .contentDisposition: ContentDisposition.attachment(name, fallback: fallback),
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)),
        )
    }
}

/// The header that names a file for the browser to keep (RFC 6266).
enum ContentDisposition {
    /// - Parameters:
    ///   - name: In any script; for browsers since 2012.
    ///   - fallback: Letters, digits, points and dashes only; for all others.
    /// - Returns: The header's value.
    static func attachment(_ name: String, fallback: String) -> String {
        let clean = name.replacing(/[\/\\\p{Cc}]/, with: " ")
        let encoded = clean.addingPercentEncoding(withAllowedCharacters: attributeCharacters) ?? ""
        return "attachment; filename=\"\(fallback)\"; filename*=UTF-8''\(encoded)"
    }

    /// RFC 8187, 3.2.1, `attr-char`.
    private static let attributeCharacters = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~"
    )
}
