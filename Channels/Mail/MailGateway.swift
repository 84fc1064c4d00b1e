// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// Sends mail over SMTP (K3), to one recipient each.
package struct MailGateway: Sendable {
    /// As whom we write.
    package struct Writer: Sendable {
        /// Of a mailbox that is read, so that answers and reports come back.
        package let address: MailAddress
        /// Before the address, for example `12345热线`.
        package let name: String

        package init(address: MailAddress, name: String) {
            self.address = address
            self.name = name
        }
    }

    private let server: MailServer
    private let writer: Writer
    private let ids: OwnMessageIDs
    private let patience: Int
    private let now: @Sendable () -> Date
    private let thread: @Sendable (Reply) async -> [String]

    /// - Parameters:
    ///   - server: That sends it on.
    ///   - writer: As whom we write.
    ///   - ids: By which its mails are known again.
    ///   - patience: Seconds for all of a delivery: fewer than the courier waits before it thinks that nobody answers.
    ///   - now: What goes into `Date`.
    ///   - thread: The Message-IDs, oldest first, of the mails that a reply answers; empty where none are known.
    package init(
        server: MailServer,
        writer: Writer,
        ids: OwnMessageIDs,
        patience: Int = 240,
        now: @escaping @Sendable () -> Date,
        thread: @escaping @Sendable (Reply) async -> [String] = { _ in [] },
    ) {
        self.server = server
        self.writer = writer
        self.ids = ids
        self.patience = patience
        self.now = now
        self.thread = thread
    }
}

extension MailGateway: ReplyChannel {
    package var channel: Channel { .mail }

    /// - Returns: The Message-ID, which is the same at every attempt. That a mail did not arrive is reported; that it did, is
    ///   not.
    package func deliver(_ reply: Reply) async throws(DeliveryFault) -> Handover {
        guard case .email(let text) = reply.address, let to = MailAddress(text) else {
            throw .refused("no address that mail can be sent to")
        }
        let id = ids.id(of: OwnMessageIDs.Subject(ticket: reply.ticket, delivery: reply.id))
        let isNumbered = reply.title.contains(reply.ticket.rawValue)
        try await send(
            OutgoingMail(
                from: writer.address,
                name: writer.name,
                to: to,
                subject: isNumbered ? reply.title : "【\(reply.ticket)】\(reply.title)",
                text: reply.text,
                messageID: id,
                references: await thread(reply),
                date: now(),
            )
        )
        return Handover(gatewayID: id, parts: 1, isReported: true)
    }
}

extension MailGateway {
    /// Sends an answer to a mail that is no ticket's. `LoopGuard` must have agreed.
    package func send(_ answer: MailAnswer) async throws(DeliveryFault) {
        guard let to = MailAddress(answer.recipient) else { throw .refused("no sender") }
        try await send(
            OutgoingMail(
                from: writer.address,
                name: writer.name,
                to: to,
                subject: answer.subject,
                text: answer.text,
                messageID: "hotline.answer.\(answer.fingerprint.prefix(32))@\(ids.domain)",
                references: answer.thread,
                date: now(),
            )
        )
    }

    /// - Throws: `DeliveryFault`.
    private func send(_ mail: OutgoingMail) async throws(DeliveryFault) {
        let upload = CurlTransfer.Upload(sender: "\(mail.from)", recipient: "\(mail.to)", octets: mail.octets)
        // The path is the name that we introduce ourselves by.
        let answer = await CurlSession(server).perform(
            CurlTransfer(url: server.url("/\(writer.address.domain)"), upload: upload, patience: patience)
        )
        if let fault = DeliveryFault(answer) { throw fault }
    }
}

extension DeliveryFault {
    /// nil when the server has taken the mail.
    init?(_ answer: CurlAnswer) {
        let said = "\(answer.code): \(answer.message), \(answer.response)"
        switch (answer.code, answer.response) {
        case (0, _): return nil
        case (_, 500...599) where answer.isOfThisMail: self = .refused(said)
        // What the server says to our name and our address is of our settings: another day it may take the mail.
        case (67, _), (9, _), (55, 500...599): self = .unavailable(said)
        case (_, 400...499): self = .unavailable(said)
        default: self = answer.isSentWhole ? .unknown(said) : .unavailable(said)
        }
    }
}

extension CurlAnswer {
    /// Whether a refusal is meant for this recipient or this message: 55 for the envelope, in libcurl's words which part of
    /// it, and 8 for the message, or for us when it comes before.
    fileprivate var isOfThisMail: Bool {
        switch code {
        case 55: !message.hasPrefix("MAIL failed") || response == 552
        case 8: isSentWhole
        default: false
        }
    }
}
