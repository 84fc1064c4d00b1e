// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// What is to be done with a mail.
package enum MailErrand: Equatable, Sendable {
    /// A request of its own.
    case request
    /// It belongs to a ticket. Whoever knows a number can write this: the office compares the sender with the ticket's.
    case addition(TicketNumber)
    /// What became of a mail of ours.
    case report(DeliveryReport)
    /// A machine wrote it.
    case nothing(AutomaticMail)

    /// - Parameters:
    ///   - mail: As it was read.
    ///   - own: Our addresses.
    ///   - domain: Of our Message-IDs.
    package init(_ mail: ReadMail, own: Set<String>, domain: String) {
        if let report = DeliveryReport(mail, domain: domain) {
            self = .report(report)
        } else if let automatic = mail.automatic(own: own) {
            self = .nothing(automatic)
        } else if let ticket = mail.answered(domain: domain) ?? mail.ticket {
            self = .addition(ticket)
        } else {
            self = .request
        }
    }
}

extension ReadMail {
    /// The ticket of the last of our mails that this one refers to.
    fileprivate func answered(domain: String) -> TicketNumber? {
        references.reversed().lazy.compactMap { OwnMessageID($0, domain: domain) }.first?.ticket
    }
}
