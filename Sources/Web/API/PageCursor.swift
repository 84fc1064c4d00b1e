// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Records

/// Where a page ended, as text that only we read. Its check bytes tell a mangled cursor from a valid one; they keep
/// nothing secret, because what a reader may see does not depend on where a page begins.
struct PageCursor: Equatable {
    let cursor: TicketList.Cursor
    let order: TicketList.Order

    init(_ cursor: TicketList.Cursor, in order: TicketList.Order) {
        self.cursor = cursor
        self.order = order
    }

    /// - Returns: nil unless `text` was made by us for this order.
    init?(_ text: String, in order: TicketList.Order) {
        let padding = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/") + padding
        guard let bytes = Data(base64Encoded: base64), bytes.count > Self.checkLength else { return nil }
        let content = bytes.dropLast(Self.checkLength)
        let parts = String(decoding: content, as: UTF8.self).split(separator: " ")
        guard bytes.suffix(Self.checkLength) == Self.check(of: content), parts.count == 2,
            parts[0] == order.rawValue, let cursor = TicketList.Cursor(String(parts[1]))
        else { return nil }
        self.init(cursor, in: order)
    }

    var text: String {
        let content = Data("\(order.rawValue) \(cursor.text)".utf8)
        return (content + Self.check(of: content)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Bytes.
    private static let checkLength = 6

    private static func check(of content: Data) -> Data { Data(SHA256.hash(data: content).prefix(checkLength)) }
}
