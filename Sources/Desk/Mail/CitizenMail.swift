// SPDX-License-Identifier: Apache-2.0

package import Attachments
package import Records
package import Tickets

/// A mail from a citizen, read and with its files kept (A6).
package struct CitizenMail: Sendable {
    /// The same however often the letter comes.
    package let fingerprint: String
    package let messageID: String?
    /// What it is as a request of its own.
    package let draft: IntakeDraft
    package let files: [KeptFile]
    /// Files that a ticket may have.
    package let mostFiles: Int
    package let claim: Claim
    package let answering: MachineAnswering

    /// To which ticket it says it belongs.
    package enum Claim: Equatable, Sendable {
        case none
        /// It answers a mail of ours on it.
        case answers(TicketNumber)
        /// It names its number, as everybody can: then it must come from the ticket's own address.
        case names(TicketNumber)
    }

    package init(
        fingerprint: String,
        messageID: String?,
        draft: IntakeDraft,
        files: [KeptFile],
        mostFiles: Int,
        claim: Claim,
        answering: MachineAnswering,
    ) {
        self.fingerprint = fingerprint
        self.messageID = messageID
        self.draft = draft
        self.files = files
        self.mostFiles = mostFiles
        self.claim = claim
        self.answering = answering
    }
}

/// Whether a mail's sender may be answered without a person (loops are cut here).
package struct MachineAnswering: Sendable {
    /// nil for a mail without one.
    package let sender: String?
    /// By how often that was done today.
    let isAllowed: @Sendable (Int) -> Bool

    package init(sender: String?, isAllowed: @escaping @Sendable (Int) -> Bool) {
        self.sender = sender
        self.isAllowed = isAllowed
    }
}

/// A mail that becomes nothing on any ticket, and waits in the mailbox for a person.
package struct RefusedMail: Sendable {
    package let fingerprint: String
    /// One of those that need a person.
    package let fate: MailFate
    package let reason: String
    /// What its sender is told if a machine may answer them; nil for nothing.
    package let answer: OwedMailAnswer?
    package let answering: MachineAnswering

    package init(
        fingerprint: String,
        fate: MailFate,
        reason: String,
        answer: OwedMailAnswer?,
        answering: MachineAnswering,
    ) {
        self.fingerprint = fingerprint
        self.fate = fate
        self.reason = reason
        self.answer = answer
        self.answering = answering
    }
}

/// What lay in a mailbox.
package enum MailNews: Sendable {
    case mail(CitizenMail)
    case refused(RefusedMail)
    /// What became of a mail of ours.
    case report(DeliveryReport)
    /// A machine wrote it.
    case nothing
}

/// A place in a mailbox to which everything was taken.
package struct MailboxMark: Equatable, Sendable {
    package let mailbox: String
    package let place: MailboxPlace

    package init(mailbox: String, place: MailboxPlace) {
        self.mailbox = mailbox
        self.place = place
    }
}
