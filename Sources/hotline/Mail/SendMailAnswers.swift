// SPDX-License-Identifier: Apache-2.0

import Channels
import Desk
import Foundation
import Logging
import Records
import ServiceLifecycle
import Tickets

/// Answers mails that became no ticket, until the server stops: whoever sent too much is told so, once.
struct SendMailAnswers: Service {
    let desk: Desk
    let gateway: MailGateway
    /// Seconds that the mail server has for its answer.
    let silence: Double
    let logger: Logger

    func run() async throws {
        for await _ in desk.bell.rounds(every: .seconds(1)).cancelOnGracefulShutdown() {
            do {
                while let answer = try await desk.takeDueMailAnswer(silence: silence) { try await send(answer) }
            } catch {
                // The store did not answer; what was under way is due again when the server's time is over.
                logger.error("mail not answered", metadata: ["error": "\(type(of: error))"])
            }
        }
    }

    private func send(_ answer: OwedMailAnswer) async throws {
        let mail = MailAnswer(
            fingerprint: answer.fingerprint,
            recipient: answer.recipient,
            subject: answer.subject,
            text: answer.text,
            thread: answer.thread,
        )
        var fault: DeliveryFault?
        do throws(DeliveryFault) {
            try await gateway.send(mail)
        } catch {
            logger.warning("mail not answered", metadata: ["fault": "\(error.name)"])
            fault = error
        }
        try await desk.settle(answer, fault)
    }
}
