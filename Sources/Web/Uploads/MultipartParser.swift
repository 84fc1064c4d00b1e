// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads `multipart/form-data` as it comes, keeping no more of it than a delimiter's length or a part's headers.
/// Strict: what is cut short or not well formed is an error, nothing is guessed. Source: RFC 7578, RFC 2046, 5.1.
struct MultipartParser {
    enum Event: Equatable {
        case begin(PartHeader)
        case bytes(ArraySlice<UInt8>)
        case end
    }

    private enum State {
        /// Before the first delimiter; RFC 2046 allows words there that nobody reads.
        case preamble
        case afterDelimiter
        case headers
        case body
        case epilogue
    }

    private let delimiter: [UInt8]
    private var state = State.preamble
    /// What could not be told yet. The first delimiter needs no line end before it, so one is put there.
    private var pending: [UInt8] = Array("\r\n".utf8)
    private var parts = 0

    private static let headerLimit = 8 << 10
    private static let partLimit = 1_000
    private static let lineEnd = Array("\r\n".utf8)
    private static let headersEnd = Array("\r\n\r\n".utf8)

    init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

    /// What the next bytes bring, in whatever pieces they come.
    mutating func feed(_ bytes: some Collection<UInt8>) throws(MultipartFault) -> [Event] {
        pending += bytes
        var rest = pending[...]
        var events: [Event] = []
        while let event = try next(&rest) { events += event }
        pending = Array(rest)
        return events
    }

    /// - Throws: When the body ends before its last delimiter.
    func finish() throws(MultipartFault) {
        guard case .epilogue = state else { throw .cutShort }
    }

    /// One step forward; nil when more bytes are needed.
    private mutating func next(_ rest: inout ArraySlice<UInt8>) throws(MultipartFault) -> [Event]? {
        switch state {
        case .preamble: return pass(&rest, emits: false)
        case .afterDelimiter: return try turn(&rest)
        case .headers: return try header(&rest)
        case .body: return pass(&rest, emits: true)
        case .epilogue:
            rest = []
            return nil
        }
    }

    /// Up to the next delimiter, or as far as it is certain that none begins.
    private mutating func pass(_ rest: inout ArraySlice<UInt8>, emits: Bool) -> [Event]? {
        if let start = rest.firstIndex(of: delimiter) {
            let content = rest[..<start]
            rest = rest[(start + delimiter.count)...]
            state = .afterDelimiter
            return emits ? (content.isEmpty ? [.end] : [.bytes(content), .end]) : []
        }
        let certain = rest.count - (delimiter.count - 1)
        guard certain > 0 else { return nil }
        let content = rest.prefix(certain)
        rest = rest.dropFirst(certain)
        return emits ? [.bytes(content)] : []
    }

    private mutating func turn(_ rest: inout ArraySlice<UInt8>) throws(MultipartFault) -> [Event]? {
        guard rest.count >= 2 else { return nil }
        let mark = Array(rest.prefix(2))
        rest = rest.dropFirst(2)
        if mark == Array("--".utf8) {
            state = .epilogue
        } else {
            guard mark == Self.lineEnd else { throw .malformed }
            state = .headers
        }
        return []
    }

    private mutating func header(_ rest: inout ArraySlice<UInt8>) throws(MultipartFault) -> [Event]? {
        guard let end = rest.prefix(Self.headerLimit).firstIndex(of: Self.headersEnd) else {
            guard rest.count < Self.headerLimit else { throw .malformed }
            return nil
        }
        guard let header = PartHeader(rest[..<end]) else { throw .malformed }
        parts += 1
        guard parts <= Self.partLimit else { throw .tooManyParts(limit: Self.partLimit) }
        rest = rest[(end + Self.headersEnd.count)...]
        state = .body
        return [.begin(header)]
    }
}

/// Why a form with files cannot be read.
enum MultipartFault: Error, Equatable {
    case noBoundary
    case malformed
    case cutShort
    case tooManyParts(limit: Int)
}

extension ArraySlice<UInt8> {
    /// Where `pattern` begins first. Looks for its first byte as fast as the C library can.
    fileprivate func firstIndex(of pattern: [UInt8]) -> Int? {
        withUnsafeBytes { bytes -> Int? in
            pattern.withUnsafeBytes { pattern -> Int? in
                guard let base = bytes.baseAddress, let wanted = pattern.baseAddress else { return nil }
                var offset = 0
                while offset + pattern.count <= bytes.count {
                    let room = bytes.count - pattern.count - offset + 1
                    guard let found = memchr(base + offset, Int32(pattern[0]), room) else { return nil }
                    offset = base.distance(to: UnsafeRawPointer(found))
                    if memcmp(base + offset, wanted, pattern.count) == 0 { return startIndex + offset }
                    offset += 1
                }
                return nil
            }
        }
    }
}
