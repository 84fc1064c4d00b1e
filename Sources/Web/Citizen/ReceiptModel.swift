// SPDX-License-Identifier: Apache-2.0

import Tickets

/// The receipt of a request: number and query code, big enough to write down.
struct ReceiptModel: PageModel {
    let title: String
    let number: String
    let queryCode: String
    let received: String
    let kind: String
    /// What happens next, with the unit's name where it is known already.
    let next: String
    /// By when an answer is promised; nil before a unit has it.
    let answerBy: String?
    let hotline: String
    let followLink: String

    init(_ key: CaseKey, _ ticket: Ticket, _ wording: Wording) {
        title = wording.text("receipt.title")
        number = key.number.rawValue
        queryCode = key.queryCode
        received = wording.minute(ticket.filing.receivedAt)
        kind = wording.word(ticket.kind)
        next =
            ticket.unit.map { wording.text("receipt.nextWithUnit", ["unit": wording.unit($0)]) }
            ?? wording.text("receipt.next")
        answerBy = ticket.stage.assignment?.resultDeadline.map { wording.minute($0.due) }
        hotline = wording.site.hotline
        followLink = SiteURL.follow.path
    }
}
