// SPDX-License-Identifier: Apache-2.0

/// A Swift text taken apart: three texts of the same layout, in each of which all that belongs to the others is blank.
///
/// No compiler: it knows comments, strings with their interpolations, regular expressions (as strings) and names in
/// backticks, which is what it takes to look for a word in code without finding it in prose.
struct SwiftParts: Sendable {
    let code: String
    let comments: String
    let strings: String

    init(_ text: String) {
        var splitter = Splitter(bytes: Array(text.utf8))
        splitter.readCode()
        code = splitter.only(.code)
        comments = splitter.only(.comment)
        strings = splitter.only(.string)
    }
}

private struct Splitter {
    enum Part {
        case code
        case comment
        case string
        /// A name in backticks: a sentence in tests, so no code to look into.
        case name
    }

    private let bytes: [UInt8]
    private var parts: [Part] = []
    private var position: Int { parts.count }

    init(bytes: [UInt8]) {
        self.bytes = bytes
        parts.reserveCapacity(bytes.count)
    }

    func only(_ part: Part) -> String {
        let newline = UInt8(ascii: "\n")
        let kept = zip(bytes, parts).map { byte, its in its == part || byte == newline ? byte : UInt8(ascii: " ") }
        return String(decoding: kept, as: UTF8.self)
    }

    /// Reads code to its end or, in an interpolation, to the parenthesis that closes it.
    mutating func readCode(inInterpolation: Bool = false) {
        var depth = 0
        while position < bytes.count {
            if at("//") {
                readComment()
            } else if at("/*") {
                readBlockComment()
            } else if at("`") {
                readName()
            } else if let hashes = hashesBeforeQuote() {
                readString(hashes: hashes)
            } else if let length = lengthOfRegex() {
                take(length, as: .string)
            } else {
                if at("(") { depth += 1 }
                if at(")") { depth -= 1 }
                take(1, as: .code)
                if inInterpolation, depth < 0 { return }
            }
        }
    }

    private mutating func readComment() {
        while position < bytes.count, !at("\n") { take(1, as: .comment) }
    }

    private mutating func readBlockComment() {
        var depth = 0
        repeat {
            let opens = at("/*")
            let closes = at("*/")
            depth += (opens ? 1 : 0) - (closes ? 1 : 0)
            take(opens || closes ? 2 : 1, as: .comment)
        } while depth > 0 && position < bytes.count
    }

    private mutating func readName() {
        take(1, as: .name)
        while position < bytes.count, !at("`"), !at("\n") { take(1, as: .name) }
        if at("`") { take(1, as: .name) }
    }

    private mutating func readString(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        take(hashes, as: .string)
        let quotes = at("\"\"\"") ? "\"\"\"" : "\""
        take(quotes.utf8.count, as: .string)
        while position < bytes.count, !at(quotes + marks) {
            if at("\\" + marks + "(") {
                take(hashes + 2, as: .string)
                readCode(inInterpolation: true)
            } else if at("\\" + marks) {
                take(hashes + 2, as: .string)
            } else if quotes.utf8.count == 1, at("\n") {
                return
            } else {
                take(1, as: .string)
            }
        }
        take(quotes.utf8.count + hashes, as: .string)
    }

    /// How many number signs stand before a quotation mark here; nil when no string begins here.
    private func hashesBeforeQuote() -> Int? {
        var end = position
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        return end < bytes.count && bytes[end] == UInt8(ascii: "\"") ? end - position : nil
    }

    /// How many bytes a regular expression between slashes takes here; nil when none begins here.
    private func lengthOfRegex() -> Int? {
        guard at("/"), !at("/ "), beginsExpression() else { return nil }
        var end = position + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "/") {
            end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return end < bytes.count && bytes[end] == UInt8(ascii: "/") ? end + 1 - position : nil
    }

    /// Whether what stands before is followed by a value: then a slash divides nothing.
    private func beginsExpression() -> Bool {
        guard let last = bytes[..<position].last(where: { $0 != UInt8(ascii: " ") }) else { return true }
        return "(,=:[{!&|?\n".utf8.contains(last)
    }

    private func at(_ text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    private mutating func take(_ count: Int, as part: Part) {
        for _ in 0..<min(count, bytes.count - position) { parts.append(part) }
    }
}
