// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
package import Tickets

/// Makes the Message-IDs of our mails, by which answers and reports of them find their way back, and knows them again:
/// `hotline.20260105000042.17.SEAL@hotline.test`, the same at every attempt to deliver.
package struct OwnMessageIDs: Sendable {
    let domain: String
    private let seal: @Sendable (String) -> String

    /// - Parameters:
    ///   - domain: What stands behind the `@`.
    ///   - seal: Of a text, in letters and digits, what nobody else can say of it: whoever names an id has had our mail.
    package init(domain: String, seal: @escaping @Sendable (String) -> String) {
        self.domain = domain
        self.seal = seal
    }

    /// Sealed with a secret of this installation: when it changes, answers to older mails are known by their numbers only.
    package init(domain: String, secret: String) {
        let key = SymmetricKey(data: Data(secret.utf8))
        self.init(domain: domain) { text in
            let code = HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
            return code.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }

    /// One mail of ours.
    package struct Subject: Equatable, Sendable {
        package let ticket: TicketNumber
        /// `Reply.id`.
        package let delivery: Int64

        package init(ticket: TicketNumber, delivery: Int64) {
            self.ticket = ticket
            self.delivery = delivery
        }
    }

    /// Without angle brackets.
    package func id(of subject: Subject) -> String {
        let name = "hotline.\(subject.ticket).\(subject.delivery)"
        return "\(name).\(seal(name))@\(domain)"
    }

    /// - Parameter id: Without angle brackets.
    /// - Returns: nil for an id that is not of ours.
    package func subject(of id: String) -> Subject? {
        guard let parts = id.wholeMatch(of: /hotline\.(\d{14})\.(\d{1,19})\.[A-Za-z0-9]+@[^@]+/)?.output,
            let ticket = TicketNumber(String(parts.1)), let delivery = Int64(parts.2)
        else { return nil }
        let subject = Subject(ticket: ticket, delivery: delivery)
        // Some mail systems write a domain in letters of their own.
        let (local, given) = (id.prefix { $0 != "@" }, self.id(of: subject).prefix { $0 != "@" })
        let isOurDomain = id.dropFirst(local.count + 1).lowercased() == domain.lowercased()
        return isOurDomain && SecretText.isSame(String(local), String(given)) ? subject : nil
    }
}
