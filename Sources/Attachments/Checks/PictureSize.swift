// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// How large a picture says it is, read from its header alone: known before anything unpacks it.
enum PictureSize {
    /// The largest cameras of telephones have 200 million.
    static let mostPixels = 250_000_000

    /// - Returns: Pixels; nil for a header that is damaged or has no size.
    static func pixels(of type: AttachmentType, in bytes: Data) -> Int? {
        let size: (width: Int, height: Int)? =
            switch type {
            case .png: bytes.text(12, 4) == "IHDR" ? (bytes.big(16, bytes: 4), bytes.big(20, bytes: 4)) : nil
            case .gif: (bytes.little(6, bytes: 2), bytes.little(8, bytes: 2))
            case .jpeg: jpeg(bytes)
            case .webp: webp(bytes)
            default: nil
            }
        guard let size, size.width > 0, size.height > 0 else { return nil }
        let (pixels, isTooMany) = size.width.multipliedReportingOverflow(by: size.height)
        return isTooMany ? .max : pixels
    }

    /// From segment to segment to the start of a frame. Source: ITU-T T.81, B.2.
    private static func jpeg(_ bytes: Data) -> (width: Int, height: Int)? {
        var position = 2
        while position + 9 < bytes.count {
            guard bytes.byte(position) == 0xFF else { return nil }
            let marker = bytes.byte(position + 1)
            switch marker {
            case 0xFF: position += 1
            case 0x01, 0xD0...0xD8: position += 2
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                return (bytes.big(position + 7, bytes: 2), bytes.big(position + 5, bytes: 2))
            case 0xD9, 0xDA: return nil
            default:
                let length = bytes.big(position + 2, bytes: 2)
                guard length >= 2 else { return nil }
                position += 2 + length
            }
        }
        return nil
    }

    /// Source: RFC 9649, 2.5 to 2.7.
    private static func webp(_ bytes: Data) -> (width: Int, height: Int)? {
        switch bytes.text(12, 4) {
        case "VP8X": return (bytes.little(24, bytes: 3) + 1, bytes.little(27, bytes: 3) + 1)
        case "VP8L":
            guard bytes.byte(20) == 0x2F else { return nil }
            let bits = bytes.little(21, bytes: 4)
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        case "VP8 ":
            guard bytes.big(23, bytes: 3) == 0x9D012A else { return nil }
            return (bytes.little(26, bytes: 2) & 0x3FFF, bytes.little(28, bytes: 2) & 0x3FFF)
        default: return nil
        }
    }
}
