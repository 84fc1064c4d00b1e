// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation

/// An office that keeps mail as the Desk does: what it knows by its fingerprint it does not keep again.
actor MailOfficeStub: MailOffice {
    private(set) var kept: [ArrivedMail] = []
    private(set) var brought = 0
    private var positions: [String: MailboxPosition] = [:]
    private let onTaken: @Sendable (Int) async throws -> Void

    /// - Parameter onTaken: Runs when a mail has been kept, with how many there are.
    init(onTaken: @escaping @Sendable (Int) async throws -> Void = { _ in }) { self.onTaken = onTaken }

    func position(of mailbox: String) -> MailboxPosition? { positions[mailbox] }

    /// As after the restore of an older copy.
    func forgetPositions() { positions = [:] }

    func take(
        _ mail: ArrivedMail,
        at position: MailboxPosition,
        of mailbox: IMAPMailbox,
    ) async throws -> MailFolder {
        brought += 1
        positions[mailbox.name] = position
        if !kept.contains(where: { $0.fingerprint == mail.fingerprint }) {
            kept.append(mail)
            try await onTaken(kept.count)
        }
        guard case .mail(let read) = mail.content else { return .refused }
        return read.automatic(own: [mailbox.address]) == nil ? .processed : .automatic
    }
}

extension ArrivedMail {
    var mail: ReadMail? {
        switch content {
        case .mail(let mail), .tooLarge(let mail): mail
        case .unreadable: nil
        }
    }

    fileprivate var fingerprint: String { mail?.fingerprint ?? "\(content)" }
}
