// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What the office does with mail, and what it remembers of a mailbox. Whoever puts the program together gives the Desk this
/// face.
package protocol MailOffice: Sendable {
    /// As it was kept last; nil for a mailbox that was never read.
    func position(of mailbox: String) async throws -> MailboxPosition?

    /// Keeps what the mail asks for, and `position`, in one write. The same mail may be brought again, in this mailbox or in
    /// another, until that has succeeded and even afterwards: its `fingerprint` tells.
    ///
    /// - Returns: Where the mail is put.
    /// - Throws: When it could not be kept now; the mail and all behind it wait.
    func take(_ mail: ArrivedMail, at position: MailboxPosition, of mailbox: IMAPMailbox) async throws -> MailFolder
}

/// A mail that lies in a mailbox.
package struct ArrivedMail: Equatable, Sendable {
    package let receivedAt: Date
    package let content: Content

    package enum Content: Equatable, Sendable {
        case mail(ReadMail)
        /// Only its headers were read; whether its sender is told, `LoopGuard` says.
        case tooLarge(ReadMail)
        /// It cannot be read, and waits in the mailbox for a person: under the number and for the reason given.
        case unreadable(uid: UInt32, reason: String)
    }
}
