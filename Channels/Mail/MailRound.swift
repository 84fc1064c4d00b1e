// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Reads what has come into one mailbox and brings it to the office, oldest first.
///
/// A mail is moved away only after the office has kept it, and the position moves only with what was kept: whatever is killed
/// in between, nothing is lost, and what comes again the office knows.
package struct MailRound: Sendable {
    private let mailbox: IMAPMailbox
    private let reader: MailReader
    private let office: any MailOffice
    private let now: @Sendable () -> Date

    package init(
        _ mailbox: IMAPMailbox,
        reader: MailReader,
        office: any MailOffice,
        now: @escaping @Sendable () -> Date,
    ) {
        self.mailbox = mailbox
        self.reader = reader
        self.office = office
        self.now = now
    }

    /// How many mails of a round say that more lie there.
    package static let full = MailboxVisit.most

    /// - Returns: How many mails were kept; also those that cannot be moved away and come again each time.
    /// - Throws: `MailFault`, `MailReaderFault` when no mail can be read, or what the office throws; what was kept
    ///   until then is kept.
    package func run() async throws -> Int {
        let visit = mailbox.visit()
        let listing = try await visit.list(after: try await office.position(of: mailbox.name))
        var position = listing.position
        var kept = 0
        for entry in listing.left + listing.new {
            try Task.checkCancellation()
            guard let mail = try await mail(entry, by: visit, in: position) else { continue }
            position = position.settling(entry.uid)
            let folder = try await office.take(mail, at: position, of: mailbox)
            kept += 1
            // What cannot be moved lies in the inbox and comes again with the next listing.
            do { try await visit.move(entry.uid, to: folder) } catch MailFault.refused, MailFault.gone {}
        }
        return kept
    }

    /// nil when it is gone.
    private func mail(
        _ entry: MailboxListing.Entry,
        by visit: MailboxVisit,
        in position: MailboxPosition,
    ) async throws -> ArrivedMail? {
        // No clock but ours says that it came later than now.
        let receivedAt = entry.receivedAt.map { min($0, now()) } ?? now()
        do {
            let octets = try await visit.message(entry, in: position)
            return ArrivedMail(receivedAt: receivedAt, content: try await content(octets, of: entry) { .mail($0) })
        } catch MailFault.gone {
            return nil
        } catch MailFault.tooLarge {
            let headers = try await visit.headers(of: entry.uid, in: position)
            return ArrivedMail(
                receivedAt: receivedAt,
                content: try await content(headers, of: entry) { .tooLarge($0) },
            )
        }
    }

    private func content(
        _ octets: [UInt8],
        of entry: MailboxListing.Entry,
        as found: (ReadMail) -> ArrivedMail.Content,
    ) async throws -> ArrivedMail.Content {
        do {
            return found(try await reader.read(octets))
        } catch let fault as MailReaderFault {
            // Where none can be read this mail is not to blame: it waits.
            try await reader.check()
            return .unreadable(uid: entry.uid, reason: "\(fault)")
        }
    }
}
