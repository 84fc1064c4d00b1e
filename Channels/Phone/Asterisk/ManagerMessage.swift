// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One block of `Key: Value` lines as the exchange sent it: a response, an event, or its greeting.
///
/// Only the bytes and where each header lies in them are kept, so that most events, which nobody reads further than their
/// name, cost no text. Bytes that are no UTF-8, such as a caller's name in GB18030, become replacement characters.
package struct ManagerMessage: Sendable {
    struct Header {
        let key: Range<Int>
        let value: Range<Int>
    }

    private let bytes: [UInt8]
    private let headers: [Header]

    init(bytes: [UInt8], headers: [Header]) {
        self.bytes = bytes
        self.headers = headers
    }

    /// The headers in their order. A line without a colon has an empty key.
    package var pairs: [(key: String, value: String)] {
        headers.map { (text($0.key), text($0.value)) }
    }

    /// The first value of that name; nil where there is none. Names are read without regard to case.
    package subscript(name: StaticString) -> String? {
        headers.first { matches($0.key, name) }.map { text($0.value) }
    }

    /// All values of a name that may be repeated.
    package func values(of name: StaticString) -> [String] {
        headers.filter { matches($0.key, name) }.map { text($0.value) }
    }

    /// The value as a whole number; nil where there is none.
    package func number(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }

    /// The variables that `channelvars` adds to events: `ChanVariable(PJSIP/8001-00000002): NAME=value`.
    package var channelVariables: [ChannelVariable] {
        headers.compactMap { header in
            let key = text(header.key)
            guard key.hasSuffix(")"), let open = key.firstIndex(of: "("), key[..<open].hasSuffix("ChanVariable") else {
                return nil
            }
            let parts = text(header.value).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            let channel = key[key.index(after: open)...].dropLast()
            return ChannelVariable(channel: String(channel), name: String(parts[0]), value: String(parts[1]))
        }
    }

    package struct ChannelVariable: Equatable, Sendable {
        package let channel: String
        package let name: String
        package let value: String
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func matches(_ range: Range<Int>, _ name: StaticString) -> Bool {
        guard range.count == name.utf8CodeUnitCount, !range.isEmpty else { return false }
        return bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress?.advanced(by: range.lowerBound) else { return false }
            return strncasecmp(start, name.utf8Start, range.count) == 0
        }
    }
}
