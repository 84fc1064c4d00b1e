// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where JSON stops being JSON, as an editor counts: lines from 1, columns from 1 in bytes.
struct JSONPlace: Equatable, Sendable {
    let line: Int
    let column: Int

    /// Reads `bytes` once more, with the reader that names the place.
    ///
    /// - Returns: nil when that reader finds nothing wrong, or does not say where.
    init?(ofFaultIn bytes: Data) {
        do {
            _ = try JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed)
            return nil
        } catch {
            guard let text = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String else { return nil }
            if let match = text.firstMatch(of: /character (\d+)/), let offset = Int(match.1) {
                self.init(offset: offset, in: bytes)
            } else if text.contains("end of file") {
                self.init(offset: bytes.count, in: bytes)
            } else {
                return nil
            }
        }
    }

    private init(offset: Int, in bytes: Data) {
        let before = bytes.prefix(offset)
        let newline = UInt8(ascii: "\n")
        line = 1 + before.count { $0 == newline }
        column = 1 + before.count - (before.lastIndex(of: newline).map { $0 - before.startIndex + 1 } ?? 0)
    }
}
