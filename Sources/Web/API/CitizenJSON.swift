// SPDX-License-Identifier: Apache-2.0

import Tickets

/// Who filed a ticket, as far as the reader may know.
struct CitizenJSON: Encodable {
    let name: String?
    let phone: String?
    let email: String?
    let postalAddress: String?
    let preferred: String?
    let masked: Bool

    /// - Returns: nil where the reader sees nothing of them.
    init?(_ contact: Contact?, _ disclosure: Disclosure) {
        guard let contact, disclosure != .nothing else { return nil }
        masked = disclosure == .masked
        name = masked ? contact.name?.description : contact.name?.full
        phone = masked ? contact.phone?.description : contact.phone?.dialled
        email = masked ? contact.email?.maskedAddress : contact.email
        postalAddress = masked ? contact.postalAddress.map { $0.prefix(3) + "***" } : contact.postalAddress
        preferred = contact.preferred?.rawValue
    }
}

extension String {
    /// `w***@example.com`
    var maskedAddress: String {
        prefix(1) + "***" + (firstIndex(of: "@").map { String(self[$0...]) } ?? "")
    }
}
