// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Where the shell draws ids and secrets that nobody can guess.
package struct IDSource: Sendable {
    private let bytes: @Sendable (Int) -> [UInt8]

    /// - Parameter bytes: Gives as many random bytes as asked for.
    package init(bytes: @escaping @Sendable (Int) -> [UInt8]) { self.bytes = bytes }

    /// The system's cryptographic generator.
    package static let system = IDSource { count in
        var generator = SystemRandomNumberGenerator()
        // Eight bytes at once: each call asks the kernel.
        let words = (0..<(count + 7) / 8).map { _ in generator.next() }
        return Array(words.flatMap { word in withUnsafeBytes(of: word) { Array($0) } }.prefix(count))
    }

    /// 256 bits in URL-safe text: a session, an API token, a survey link.
    package func secret() -> String {
        Data(bytes(32)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// 128 bits that make one password's hash unlike any other's.
    package func salt() -> [UInt8] { bytes(16) }

    /// Eight characters that are read out over the telephone: no 0, O, 1, I, L; 31⁸ ≈ 8.5 × 10¹¹ codes.
    package func queryCode() -> String {
        let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
        // 31 does not divide 256; the bias of 8 in 256 is of no use to somebody who may try a few times a minute.
        return String(bytes(8).map { alphabet[Int($0) % alphabet.count] })
    }

    /// The id of a message that has none of its own, such as a form sent twice by accident in two windows.
    package func messageID() -> String { UUID().uuidString.lowercased() }
}
