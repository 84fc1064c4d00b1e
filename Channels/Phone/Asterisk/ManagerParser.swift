// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads Asterisk's manager interface (AMI) from bytes as they come, in chunks of any size.
///
/// What it holds is bounded by `Limits`; an exchange that sends more gets a fault, after which nothing is read any more
/// and the connection has to be closed. Source: Asterisk 22, "AMI v2 Specification"; recordings of Asterisk 22.10.1.
package struct ManagerParser: Sendable {
    package struct Limits: Sendable {
        /// Bytes of a line, without its end.
        package var line = 8 * 1024
        package var headers = 256
        /// Bytes of a block with all its lines.
        package var block = 256 * 1024

        package init() {}
    }

    private let limits: Limits
    private var block: [UInt8] = []
    private var headers: [ManagerMessage.Header] = []
    private var lineStart = 0
    /// The exchange has said what it is, as in `Asterisk Call Manager/11.0.0`.
    private var isGreeted = false
    private var fault: ManagerFault?

    package init(limits: Limits = Limits()) { self.limits = limits }

    /// The blocks that are complete with these bytes.
    ///
    /// - Parameter bytes: As received.
    /// - Returns: At most one for two bytes, since a block ends with an empty line.
    /// - Throws: `ManagerFault` where a limit is exceeded, and the same ever after.
    package mutating func read(_ bytes: some Collection<UInt8>) throws(ManagerFault) -> [ManagerMessage] {
        if let fault { throw fault }
        do {
            let whole = try bytes.withContiguousStorageIfAvailable { bytes throws(ManagerFault) in try take(bytes) }
            return try whole ?? read(Array(bytes))
        } catch let fault as ManagerFault {
            self.fault = fault
            (block, headers) = ([], [])
            throw fault
        } catch {
            // Nothing else is thrown above; the compiler cannot see it through the closure.
            throw .lineTooLong
        }
    }

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) throws(ManagerFault) -> [ManagerMessage] {
        var messages: [ManagerMessage] = []
        var start = 0
        while let end = Self.lineEnd(in: bytes, from: start) {
            try append(bytes[start..<end])
            if let message = try endLine() { messages.append(message) }
            start = end + 1
        }
        try append(bytes[start...])
        return messages
    }

    private static func lineEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(lineFeed), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    private mutating func append(_ part: Slice<UnsafeBufferPointer<UInt8>>) throws(ManagerFault) {
        // One more than a line may have, for its carriage return.
        guard block.count - lineStart + part.count <= limits.line + 1 else { throw .lineTooLong }
        guard block.count + part.count <= limits.block else { throw .blockTooLong }
        block.append(contentsOf: part)
    }

    private mutating func endLine() throws(ManagerFault) -> ManagerMessage? {
        if block.count > lineStart, block.last == Self.carriageReturn { block.removeLast() }
        guard block.count - lineStart <= limits.line else { throw .lineTooLong }
        if block.count == lineStart { return endBlock() }
        if !isGreeted, headers.isEmpty, block.starts(with: Self.greeting) {
            isGreeted = true
            block.removeAll(keepingCapacity: true)
            return nil
        }
        guard headers.count < limits.headers else { throw .tooManyHeaders }
        headers.append(header(in: lineStart..<block.count))
        lineStart = block.count
        return nil
    }

    private mutating func endBlock() -> ManagerMessage? {
        guard !headers.isEmpty else { return nil }
        defer {
            block.removeAll(keepingCapacity: true)
            headers.removeAll(keepingCapacity: true)
            lineStart = 0
        }
        return ManagerMessage(bytes: block, headers: headers)
    }

    /// The key ends at the first colon, or, where it names a channel in brackets, at the first after those.
    private func header(in line: Range<Int>) -> ManagerMessage.Header {
        guard var colon = block[line].firstIndex(of: Self.colon) else {
            return ManagerMessage.Header(key: line.lowerBound..<line.lowerBound, value: line)
        }
        if let open = block[line.lowerBound..<colon].firstIndex(of: Self.bracket),
            block[line.lowerBound..<open].suffix(Self.variable.count).elementsEqual(Self.variable),
            let close = block[open..<line.upperBound].indices.first(where: { place in
                block[place] == Self.closing && place + 1 < line.upperBound && block[place + 1] == Self.colon
            })
        {
            colon = close + 1
        }
        let start = colon + 1 < line.upperBound && block[colon + 1] == Self.space ? colon + 2 : colon + 1
        return ManagerMessage.Header(key: line.lowerBound..<colon, value: start..<line.upperBound)
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let colon = UInt8(ascii: ":")
    private static let space = UInt8(ascii: " ")
    private static let bracket = UInt8(ascii: "(")
    private static let closing = UInt8(ascii: ")")
    private static let greeting = Array("Asterisk Call Manager/".utf8)
    private static let variable = Array("ChanVariable".utf8)
}

/// Why what the exchange sends cannot be read on.
package enum ManagerFault: Error, Equatable, Sendable {
    case lineTooLong
    case tooManyHeaders
    case blockTooLong
}
