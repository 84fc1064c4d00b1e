// SPDX-License-Identifier: Apache-2.0

/// A mailbox that citizens write to (12345, a unit's, the mayor's), read over IMAP.
package struct IMAPMailbox: Sendable {
    /// By which the office knows it, for example `mayor`.
    package let name: String
    /// What citizens write to.
    package let address: String
    private let server: MailServer
    private let folder: String
    private let mostOctets: Int

    /// - Parameters:
    ///   - name: By which the office knows it.
    ///   - address: What citizens write to.
    ///   - server: Where its messages lie.
    ///   - folder: In which folder they lie: ASCII without quotes, backslashes and slashes.
    ///   - mostOctets: The longest message that is fetched. A file of 30 MB makes one of 42.
    package init(
        name: String,
        address: String,
        server: MailServer,
        folder: String = "INBOX",
        mostOctets: Int = 50 << 20,
    ) {
        self.name = name
        self.address = address
        self.server = server
        self.folder = folder
        self.mostOctets = mostOctets
    }

    /// Signs in, once it is asked for something; the link ends with the visit.
    package func visit() -> MailboxVisit { MailboxVisit(server, folder: folder, mostOctets: mostOctets) }
}

/// A folder of the mailbox beside its inbox.
package enum MailFolder: String, CaseIterable, Sendable {
    case processed = "Processed"
    /// Not read or not taken: a person should look.
    case refused = "Refused"
    /// Written by machines.
    case automatic = "Automatic"
}
