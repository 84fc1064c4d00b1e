// SPDX-License-Identifier: Apache-2.0

/// What is asked of the exchange: a name and its headers, in their order; a header may be repeated.
package struct ManagerAction: Equatable, Sendable {
    package struct Header: Equatable, Sendable {
        package let key: String
        package let value: String
    }

    package let name: String
    package private(set) var headers: [Header] = []

    package init(_ name: String, _ headers: KeyValuePairs<String, String> = [:]) {
        self.name = name
        self.headers = headers.map { Header(key: $0.key, value: $0.value) }
    }

    /// The same with one header more; without it where there is no value.
    package func with(_ key: String, _ value: String?) -> ManagerAction {
        guard let value else { return self }
        var action = self
        action.headers.append(Header(key: key, value: value))
        return action
    }

    /// As it is sent.
    ///
    /// - Parameter id: By which the answer is known again.
    /// - Returns: The block with the empty line that ends it.
    /// - Throws: `UnsendableAction` for a text that would forge a header or that Asterisk would not read whole.
    package func block(id: String) throws(UnsendableAction) -> [UInt8] {
        var bytes: [UInt8] = []
        let all = [Header(key: "Action", value: name), Header(key: "ActionID", value: id)] + headers
        guard all.count <= Self.mostHeaders else { throw UnsendableAction(header: "", reason: .tooMany) }
        for header in all {
            let line = Array("\(header.key): \(header.value)".utf8)
            guard !header.key.isEmpty, header.key.utf8.allSatisfy(Self.isKey) else {
                throw UnsendableAction(header: header.key, reason: .lineBreak)
            }
            guard line.allSatisfy({ $0 >= 0x20 || $0 == 0x09 }) else {
                throw UnsendableAction(header: header.key, reason: .lineBreak)
            }
            guard line.count <= Self.longestLine else { throw UnsendableAction(header: header.key, reason: .tooLong) }
            bytes += line
            bytes += Self.end
        }
        return bytes + Self.end
    }

    private static func isKey(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: ":") }

    private static let end = Array("\r\n".utf8)
    /// Asterisk reads lines of 1,024 bytes with their end, and 128 headers.
    private static let longestLine = 1_021
    private static let mostHeaders = 128
}

/// An action that must not be sent as it is.
package struct UnsendableAction: Error, Equatable, Sendable {
    package let header: String
    package let reason: Reason

    package enum Reason: Equatable, Sendable {
        /// A control character in a value, or something in a key that belongs in none.
        case lineBreak
        case tooLong
        case tooMany
    }
}
