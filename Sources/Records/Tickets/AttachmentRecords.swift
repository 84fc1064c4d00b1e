// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Storage
package import Tickets

/// The table of attachments: a row for each that was ever put to a ticket. Kept by `TicketLedger`.
package enum AttachmentRecords {
    /// Those of `digests` whose bytes some attachment needs. Letters need theirs besides: see `LetterRecords`.
    package static func needed(
        among digests: some Collection<ContentDigest>,
        in reader: any Reader,
    ) throws -> Set<ContentDigest> {
        try digests.reduce(into: []) { needed, digest in
            let row = try reader.first(
                "SELECT ticket FROM attachments WHERE digest = \(digest) AND needs_content = \(true) LIMIT 1"
            )
            if row != nil { needed.insert(digest) }
        }
    }

    /// Writes what a change has brought to a ticket's attachments.
    static func move(_ ticket: ID<Ticket>, from before: Ticket?, to after: Ticket, in writer: any Writer) throws {
        let known = before?.overlays.attachments ?? []
        let filed = after.overlays.attachments
        for attachment in filed.dropFirst(known.count) { try insert(attachment, of: ticket, in: writer) }
        for (old, new) in zip(known, filed) where old != new {
            try writer.execute(
                """
                UPDATE attachments
                SET withdrawn_at = \(new.withdrawal?.at), needs_content = \(new.needsContent)
                WHERE ticket = \(ticket) AND ordinal = \(new.ordinal)
                """
            )
        }
    }

    private static func insert(_ filed: FiledAttachment, of ticket: ID<Ticket>, in writer: any Writer) throws {
        let attachment = filed.attachment
        try writer.execute(
            """
            INSERT INTO attachments (ticket, ordinal, digest, name, type, size, attached_at, withdrawn_at, needs_content)
            VALUES (\(ticket), \(filed.ordinal), \(attachment.digest), \(attachment.name), \(attachment.type),
                \(attachment.size), \(filed.at), \(filed.withdrawal?.at), \(filed.needsContent))
            """
        )
    }

    /// Every row, by ticket, as `FiledAttachment.row` writes it.
    static func all(in reader: any Reader) throws -> [ID<Ticket>: Set<[String]>] {
        try reader.rows(
            """
            SELECT ticket, ordinal, digest, name, type, size, attached_at, withdrawn_at, needs_content
            FROM attachments
            """
        ).reduce(into: [:]) { rows, row in
            let withdrawn: Int64? = try row.value("withdrawn_at")
            rows[try row.value("ticket"), default: []].insert([
                "\(try row.value("ordinal", as: Int.self))", try row.value("digest"), try row.value("name"),
                try row.value("type"), "\(try row.value("size", as: Int.self))",
                "\(try row.value("attached_at", as: Int64.self))", withdrawn.map { "\($0)" } ?? "",
                "\(try row.value("needs_content", as: Bool.self))",
            ])
        }
    }
}

extension FiledAttachment {
    /// Its row in the table, as texts.
    var row: [String] {
        [
            "\(ordinal)", attachment.digest.hex, attachment.name, attachment.type.rawValue, "\(attachment.size)",
            at.milliseconds, withdrawal?.at.milliseconds ?? "", "\(needsContent)",
        ]
    }
}

extension Date {
    fileprivate var milliseconds: String { "\(Int64((timeIntervalSince1970 * 1000).rounded()))" }
}
