// SPDX-License-Identifier: Apache-2.0

import CCurl

/// Why a mailbox could not be read. Nothing in it has changed.
package enum MailFault: Error, Equatable, Sendable {
    /// The server was not reached, or the link broke.
    case unavailable(String)
    /// The server is not who it should be, or speaks without encryption.
    case insecure(String)
    /// The server does not take our name and password.
    case forbidden(String)
    /// There is no such message now, or the mailbox was made anew.
    case gone
    /// The message is longer than it may be.
    case tooLarge
    /// The server does not do what it was asked.
    case refused(String)
    /// What the server says makes no sense.
    case unreadable(String)

    init(_ answer: CurlAnswer) {
        let said = "\(answer.code): \(answer.message)"
        self =
            switch CURLcode(answer.code) {
            case CURLE_REMOTE_FILE_NOT_FOUND: .gone
            case CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED: .forbidden(said)
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_USE_SSL_FAILED, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR:
                .insecure(said)
            case CURLE_QUOTE_ERROR: .refused(said)
            case CURLE_WRITE_ERROR where answer.isOverlong: .tooLarge
            default: .unavailable(said)
            }
    }
}
