// SPDX-License-Identifier: Apache-2.0

/// One thing asked of a mail server.
struct CurlTransfer: Sendable {
    let url: String
    /// A command of the protocol's own, in place of what libcurl would send.
    var command: String?
    var upload: Upload?
    /// Octets of an answer that are taken; one that is longer is broken off.
    var mostOctets = 4 << 20
    /// Seconds for all of it.
    var patience = 60

    /// A message to be sent.
    struct Upload: Sendable {
        let sender: String
        let recipient: String
        let octets: [UInt8]
    }
}

/// What came of it.
struct CurlAnswer: Sendable {
    /// libcurl's; 0 when all went well.
    let code: UInt32
    /// The last that the server said, as a number (SMTP); 0 for nothing.
    let response: Int
    let octets: [UInt8]
    /// The message to be sent was taken from us to its end: whether or not the server said so, it may have it.
    let isSentWhole: Bool
    /// The answer was longer than it may be.
    let isOverlong: Bool
    /// In libcurl's words.
    let message: String

    var text: String { String(decoding: octets, as: UTF8.self) }
}
