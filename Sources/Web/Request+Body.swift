// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

extension Request {
    /// The whole body, if it has at most `limit` bytes.
    ///
    /// One that is larger is read to its end all the same, up to 32 MB, and thrown away as it comes: many clients do not
    /// listen before they have sent everything, and would wait for ever.
    /// - Throws: `WebFault.bodyTooLarge`.
    func wholeBody(upTo limit: Int) async throws -> Data {
        let patience = 32 << 20
        if let length = headers[.contentLength].flatMap(Int.init), length > max(limit, patience) {
            throw WebFault.bodyTooLarge(limit: limit)
        }
        var whole = Data()
        var size = 0
        for try await part in body {
            size += part.readableBytes
            guard size <= patience else { break }
            if size <= limit { whole.append(contentsOf: part.readableBytesView) }
        }
        guard size <= limit else { throw WebFault.bodyTooLarge(limit: limit) }
        return whole
    }
}
