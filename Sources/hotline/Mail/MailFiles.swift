// SPDX-License-Identifier: Apache-2.0

import Attachments
import Channels
import Desk
import Foundation
import Tickets

/// Puts what is enclosed in a mail into the store of contents, by the rules of any other upload (B4).
struct MailFiles {
    /// nil where this installation keeps no attachments.
    let room: FileRoom?
    let ids: IDSource

    /// - Returns: What was kept, and what the ticket says of the rest; empty when there is no rest. A file that is not taken
    ///   lies in the mail.
    /// - Throws: When there is no room now: the mail waits.
    func keep(_ mail: ReadMail) async throws -> (kept: [KeptFile], note: String) {
        let language = Language.of(mail.subject + mail.text)
        var checked: [CheckedFile] = []
        var refused: [String] = []
        for file in mail.filesWithLongText {
            do {
                checked.append(try await check(file, besides: checked.count))
            } catch AttachmentRefusal.noRoom {
                room?.discard(checked)
                throw AttachmentRefusal.noRoom
            } catch let refusal as AttachmentRefusal {
                refused.append(MailWords.line(file.name, refusal, in: language))
            }
        }
        let kept = try await room?.keep(checked) ?? []
        let isBare = mail.text.isBlank && !kept.isEmpty
        let parts = [
            isBare ? MailWords.filesOnly[language] : nil,
            refused.isEmpty ? nil : ([MailWords.notTaken[language]] + refused).joined(separator: "\n"),
        ]
        return (kept, parts.compactMap(\.self).joined(separator: "\n\n"))
    }

    private func check(_ file: ReadMail.File, besides count: Int) async throws -> CheckedFile {
        guard let room else { throw AttachmentRefusal.notOffered }
        guard count < room.rules.perUpload else { throw AttachmentRefusal.tooMany(limit: room.rules.perUpload) }
        let incoming = try room.receive(file.name ?? "附件", token: ids.secret())
        do {
            try file.content.withUnsafeBytes { try incoming.append($0) }
        } catch {
            incoming.discard()
            throw error
        }
        return try await incoming.checked()
    }
}
