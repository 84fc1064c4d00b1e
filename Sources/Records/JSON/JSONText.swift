// SPDX-License-Identifier: Apache-2.0

import Foundation

/// JSON as it grows, written from front to back while a value names its members (docs/adr/0009).
///
/// A class, because all containers of a value write into one text.
final class JSONText {
    private(set) var bytes: [UInt8] = []
    /// What closes the objects and lists that are open, the outermost first.
    private var closers: [UInt8] = []

    init() { bytes.reserveCapacity(1_024) }

    /// How many objects and lists are open.
    var depth: Int { closers.count }

    func open(_ bracket: Bracket) {
        bytes.append(bracket.opener)
        closers.append(bracket.closer)
    }

    /// Ends what was opened within a container of `depth`: its next member, or its end, comes now.
    func close(to depth: Int) {
        while closers.count > depth { bytes.append(closers.removeLast()) }
    }

    /// Begins the next member of the container of `depth`.
    func beginMember(at depth: Int) {
        close(to: depth)
        if let last = bytes.last, last != Bracket.object.opener, last != Bracket.list.opener { bytes.append(comma) }
    }

    func beginMember(_ key: String, at depth: Int) {
        beginMember(at: depth)
        write(key)
        bytes.append(UInt8(ascii: ":"))
    }

    func write(raw text: String) { bytes.append(contentsOf: text.utf8) }

    func write(_ text: String) {
        bytes.append(quote)
        var text = text
        text.withUTF8 { utf8 in
            var rest = utf8[...]
            while let place = rest.firstIndex(where: { $0 < 0x20 || $0 == quote || $0 == backslash }) {
                bytes.append(contentsOf: rest[..<place])
                escape(rest[place])
                rest = rest[(place + 1)...]
            }
            bytes.append(contentsOf: rest)
        }
        bytes.append(quote)
    }

    /// Source: RFC 8259, section 7.
    private func escape(_ byte: UInt8) {
        guard byte < 0x20 else {
            bytes.append(backslash)
            bytes.append(byte)
            return
        }
        let hex = String(byte, radix: 16)
        write(raw: "\\u" + String(repeating: "0", count: 4 - hex.count) + hex)
    }

    enum Bracket {
        case object, list

        var opener: UInt8 { self == .object ? UInt8(ascii: "{") : UInt8(ascii: "[") }
        var closer: UInt8 { self == .object ? UInt8(ascii: "}") : UInt8(ascii: "]") }
    }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
private let comma = UInt8(ascii: ",")
