// SPDX-License-Identifier: Apache-2.0

/// Reads records one after the other, byte by byte: no byte of a longer UTF-8 sequence looks like a separator.
struct CSVParser {
    private let bytes: [UInt8]
    private var position: Int
    /// The line on which the next record begins, from 1.
    private(set) var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// - Returns: The next record's fields; nil at the end.
    mutating func record() throws(CSVFault) -> [String]? {
        guard position < bytes.count else { return nil }
        var fields: [String] = []
        while true {
            fields.append(try field())
            guard position < bytes.count else { return fields }
            position += 1
            if bytes[position - 1] == .lineFeed {
                line += 1
                return fields
            }
        }
    }

    /// Goes on behind the line on which a record that cannot be read began.
    ///
    /// - Parameter start: The parser as it was before that record.
    mutating func skipLine(from start: CSVParser) {
        self = start
        while position < bytes.count, bytes[position] != .lineFeed { position += 1 }
        if position < bytes.count { position += 1 }
        line += 1
    }

    /// Reads up to the comma, the line's end or the file's.
    private mutating func field() throws(CSVFault) -> String {
        if position < bytes.count, bytes[position] == .quote { return try quotedField() }
        let start = position
        while position < bytes.count, !bytes[position].isSeparator { position += 1 }
        let endsLine = position == bytes.count || bytes[position] == .lineFeed
        let hasReturn = endsLine && position > start && bytes[position - 1] == .carriageReturn
        return try text(bytes[start..<(hasReturn ? position - 1 : position)], line: line)
    }

    private mutating func quotedField() throws(CSVFault) -> String {
        let opening = line
        var content: [UInt8] = []
        position += 1
        while true {
            guard position < bytes.count else { throw .unclosedQuote(line: opening) }
            let byte = bytes[position]
            position += 1
            if byte == .quote {
                guard position < bytes.count, bytes[position] == .quote else { break }
                position += 1
            }
            if byte == .lineFeed { line += 1 }
            content.append(byte)
        }
        if position < bytes.count, bytes[position] == .carriageReturn { position += 1 }
        guard position == bytes.count || bytes[position].isSeparator else { throw .textAfterQuote(line: line) }
        return try text(content[...], line: opening)
    }

    private func text(_ bytes: ArraySlice<UInt8>, line: Int) throws(CSVFault) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(line: line) }
        return text
    }
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")

    fileprivate var isSeparator: Bool { self == UInt8(ascii: ",") || self == .lineFeed }
}
