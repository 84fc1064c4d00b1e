// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets

/// What the centre has talked over with the caller and with emergency lines: template `staff/ticket-caller`.
struct CallerPart: Sendable {
    let handOvers: [Entry]
    let hasHandOvers: Bool
    /// The emergency line has not said its number yet.
    let awaitsNumber: Bool
    let inquiries: [Entry]
    let hasInquiries: Bool
    let inquiriesTitle: String
    let tellings: [Entry]
    let hasTellings: Bool

    struct Entry: Sendable {
        let at: String
        let text: String
        let more: String?
    }

    /// nil where there is nothing of it.
    init?(_ view: TicketView) {
        let overlays = view.ticket.overlays
        let wording = view.wording
        awaitsNumber = view.ticket.awaitsTheirNumber
        guard awaitsNumber || !overlays.handOvers.isEmpty || !overlays.inquiries.isEmpty || !overlays.tellings.isEmpty
        else { return nil }
        handOvers = overlays.handOvers.reversed().map { record in
            Entry(
                at: record.at.map(wording.minute) ?? "—",
                text: wording.sentence(.handOverRecorded(record: record)),
                more: record.note.isEmpty ? nil : record.note,
            )
        }
        hasHandOvers = !handOvers.isEmpty || awaitsNumber
        inquiries = overlays.inquiries.reversed().map { inquiry in
            Entry(
                at: wording.minute(inquiry.at),
                text: inquiry.told,
                more: inquiry.news.isEmpty ? nil : wording.text("callerPart.news", ["news": inquiry.news]),
            )
        }
        hasInquiries = !inquiries.isEmpty
        inquiriesTitle = wording.text("callerPart.inquiries", ["count": String(inquiries.count)])
        tellings = overlays.tellings.reversed().map { telling in
            Entry(at: wording.minute(telling.at), text: wording.sentence(.citizenTold(telling: telling)), more: nil)
        }
        hasTellings = !tellings.isEmpty
    }
}
