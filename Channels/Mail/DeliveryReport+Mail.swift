// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Tickets

extension DeliveryReport {
    /// What a mail system says became of a mail of ours (RFC 3464); nil for other mail, for reports that name none of ours, and
    /// for those that only say that it is late.
    package init?(_ mail: ReadMail, ids own: OwnMessageIDs) {
        guard mail.kind == "multipart/report",
            let status = mail.files.first(where: { $0.type == "message/delivery-status" })?.lines,
            let outcome = Self.outcomes[Self.field("Action", in: status)?.lowercased() ?? ""]
        else { return nil }
        let returned = mail.files.filter { ["text/rfc822-headers", "message/rfc822"].contains($0.type) }
        let named = returned.compactMap { Self.field("Message-ID", in: $0.lines) }
        let ids = named.map { $0.trimmingCharacters(in: ["<", ">"]) } + mail.references.reversed()
        guard let subject = ids.lazy.compactMap({ own.subject(of: $0) }).first else { return nil }
        let reason = [Self.field("Status", in: status), Self.field("Diagnostic-Code", in: status)]
        self.init(
            id: subject.delivery,
            outcome: outcome,
            gatewayID: own.id(of: subject),
            reason: String(reason.compactMap(\.self).joined(separator: " ").prefix(200)),
        )
    }

    /// Of those that say `expanded` or `delayed` something else is heard later, or nothing.
    private static let outcomes: [String: Outcome] = [
        "failed": .failed, "delivered": .delivered, "relayed": .handedOver,
    ]

    private static func field(_ name: String, in lines: [String]) -> String? {
        lines.first { $0.lowercased().hasPrefix(name.lowercased() + ":") }.map {
            $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
        }
    }
}

extension ReadMail.File {
    /// The beginning, which is where headers are.
    fileprivate var lines: [String] {
        String(decoding: content.prefix(64 << 10), as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
}
