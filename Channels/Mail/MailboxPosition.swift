// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// How far a mailbox has been dealt with; the office keeps it together with what it made of the message.
package struct MailboxPosition: Codable, Equatable, Sendable {
    /// The server's UIDVALIDITY: when it changes, the mailbox was made anew and all numbers with it.
    package let validity: UInt32
    /// The highest UID dealt with; 0 for none.
    package let settled: UInt32

    package init(validity: UInt32, settled: UInt32) {
        self.validity = validity
        self.settled = settled
    }

    func settling(_ uid: UInt32) -> MailboxPosition {
        MailboxPosition(validity: validity, settled: max(settled, uid))
    }
}

/// What lies in a mailbox.
package struct MailboxListing: Equatable, Sendable {
    /// From which to go on: the one handed in, or the beginning of a mailbox that was made anew.
    package let position: MailboxPosition
    /// Not dealt with, oldest first.
    package let new: [Entry]
    /// Passed over or dealt with, and still there because moving them away failed: to be read again, a few at a time.
    package let left: [Entry]

    package struct Entry: Equatable, Sendable {
        package let uid: UInt32
        /// Octets.
        package let size: Int
        /// When the server got it.
        package let receivedAt: Date?
    }
}
