// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// What is to be done with a mail.
package enum MailErrand: Equatable, Sendable {
    /// A request of its own.
    case request
    /// It belongs to a ticket.
    case addition(TicketNumber, Evidence)
    /// What became of a mail of ours.
    case report(DeliveryReport)
    /// A machine wrote it.
    case nothing(AutomaticMail)

    /// How it shows to which ticket it belongs.
    package enum Evidence: Equatable, Sendable {
        /// It answers a mail of ours, which its writer must have had.
        case answer
        /// It names the number, as everybody can: the office compares the sender with the ticket's.
        case number
    }

    /// - Parameters:
    ///   - mail: As it was read.
    ///   - own: Our addresses.
    ///   - ids: Of our mails.
    package init(_ mail: ReadMail, own: Set<String>, ids: OwnMessageIDs) {
        if let report = DeliveryReport(mail, ids: ids) {
            self = .report(report)
        } else if let automatic = mail.automatic(own: own) {
            self = .nothing(automatic)
        } else if let answered = mail.references.reversed().lazy.compactMap({ ids.subject(of: $0) }).first {
            self = .addition(answered.ticket, .answer)
        } else if let ticket = mail.ticket {
            self = .addition(ticket, .number)
        } else {
            self = .request
        }
    }
}
