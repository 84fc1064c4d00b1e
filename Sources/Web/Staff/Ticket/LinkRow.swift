// SPDX-License-Identifier: Apache-2.0

import Tickets

/// One ticket that belongs to this one: template `staff/ticket`.
struct LinkRow: Sendable {
    let relation: String
    let number: String
    let url: String
    let note: String

    init(_ link: Link, _ wording: Wording) {
        relation = wording.word(link.relation)
        number = link.number.rawValue
        url = SiteURL.ticket(link.number).path
        note = link.note
    }
}
