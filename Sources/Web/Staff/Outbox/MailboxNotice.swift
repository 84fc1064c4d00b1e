// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records

/// Whether mailboxes are being read, on the outbox's page.
struct MailboxNotice: Sendable {
    /// One line for each that is not.
    let faults: [String]
    /// When the others were read last, and how many mails a person must look for in them; nil for neither.
    let summary: String?

    /// Seconds after which one that says nothing counts as not read: no server may be looking at all.
    private static let patience = 900.0

    init(_ states: [MailboxState], left count: Int, at now: Date, _ wording: Wording) {
        let silent = states.filter { $0.isSilent(at: now, after: Self.patience) }
        faults = silent.map { state in
            let since = state.failingSince ?? state.readAt
            return wording.text(
                since == nil ? "outbox.mailbox.never" : "outbox.mailbox.fault",
                [
                    "name": state.title, "since": since.map(wording.minute) ?? "",
                    "reason": state.fault.map(wording.word) ?? wording.text("outbox.mailbox.silent"),
                    "words": state.reason.isEmpty ? "" : wording.text("outbox.mailbox.words", ["words": state.reason]),
                ],
            )
        }
        let others = states.filter { !silent.contains($0) }
            .compactMap { state in state.readAt.map { "\(state.title) \(wording.minute($0))" } }
        let read = others.isEmpty ? nil : wording.text("outbox.mailbox.read", ["boxes": wording.list(others)])
        let left = count > 0 ? wording.text("outbox.mailbox.left", ["count": String(count)]) : nil
        let said = [read, left].compactMap(\.self)
        summary = said.isEmpty ? nil : said.joined(separator: " ")
    }
}

extension MailboxState.Fault: Worded { package static var area: String { "mailboxFault" } }

extension MailboxState {
    fileprivate func isSilent(at now: Date, after patience: Double) -> Bool {
        failingSince != nil || readAt.map { now.timeIntervalSince($0) > patience } ?? true
    }
}
