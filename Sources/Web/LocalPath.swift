// SPDX-License-Identifier: Apache-2.0

/// A path on this server and nothing else: what may stand in `next` and in `Location`. No open redirect passes.
struct LocalPath: Equatable, Sendable {
    let text: String

    /// - Returns: nil unless `text` is a plain path: one leading slash, printable ASCII, no backslash.
    ///   Browsers read `//host` and `/\host` as another server.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "/"), bytes.count <= 2000 else { return nil }
        guard bytes.count == 1 || bytes[1] != UInt8(ascii: "/") else { return nil }
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }) else { return nil }
        self.text = text
    }
}
