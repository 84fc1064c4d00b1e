// SPDX-License-Identifier: Apache-2.0

import Channels
import Desk
import Foundation
import Logging
import Records
import ServiceLifecycle

/// Reads one mailbox until the server stops: every so many seconds, and at once while more lies there. Whatever its mail
/// server does, it goes on; supervisors see since when it cannot.
struct FetchMail: Service {
    private let name: String
    private let round: MailRound
    /// All mailboxes of this installation.
    private let titles: [(name: String, title: String)]
    private let desk: Desk
    /// Seconds between two looks.
    private let pause: Int
    private let logger: Logger

    init(
        _ name: String,
        round: MailRound,
        of titles: [(name: String, title: String)],
        desk: Desk,
        pause: Int,
        logger: Logger,
    ) {
        self.name = name
        self.round = round
        self.titles = titles
        self.desk = desk
        self.pause = pause
        self.logger = logger
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await look()
                // Cancellation ends the pause and then the loop; nothing is lost.
                try? await Task.sleep(for: .seconds(pause))
            }
        }
    }

    private func look() async {
        do {
            try await desk.keepMailboxes(titles)
            while try await round.run() >= MailRound.full {}
            try await desk.noteRead(mailbox: name)
        } catch {
            // A look that the server's end has broken off is no failure of the mailbox.
            guard !Task.isCancelled else { return }
            await note(error)
        }
    }

    private func note(_ error: any Error) async {
        logger.warning("mailbox not read", metadata: ["mailbox": "\(name)", "error": "\(Self.fault(error))"])
        do {
            let (fault, words) = Self.fault(error)
            try await desk.noteFailure(ofMailbox: name, fault, because: words)
        } catch {
            logger.error("mailbox's failure not stored", metadata: ["mailbox": "\(name)"])
        }
    }

    private static func fault(_ error: any Error) -> (MailboxState.Fault, words: String) {
        switch error {
        case MailFault.unavailable(let words): (.unavailable, words)
        case MailFault.insecure(let words): (.insecure, words)
        case MailFault.forbidden(let words): (.forbidden, words)
        case MailFault.refused(let words), MailFault.unreadable(let words): (.strange, words)
        case is MailFault: (.strange, "\(error)")
        case MailReaderFault.missing: (.noReader, "")
        case let fault as MailReaderFault: (.noReader, "\(fault)")
        // Its words may hold what was to be kept; they are in the log of the database.
        default: (.notKept, "\(type(of: error))")
        }
    }
}
