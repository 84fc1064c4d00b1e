// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// How an open request stands, in words that an agent can read out to the citizen who asks (domain.md 1.11): who has it,
/// since when, until when, and what was done. Says nothing that the citizen may not know.
struct ProgressWords: Sendable {
    let text: String

    init(_ ticket: Ticket, _ wording: Wording) {
        let pass = ticket.stage.assignment
        let unit = pass.map { wording.unit($0.unit) } ?? ""
        var sentences = [
            wording.text(
                "readOut.filed",
                [
                    "at": wording.minute(ticket.filing.receivedAt), "number": ticket.number.rawValue,
                    "summary": ticket.filing.summary,
                ],
            )
        ]
        if let pass {
            sentences.append(
                wording.text("readOut.withUnit", ["unit": unit, "since": wording.minute(pass.dispatchedAt)])
            )
            if let contact = pass.firstContact {
                sentences.append(wording.text("readOut.contacted", ["at": wording.minute(contact.at)]))
            }
        }
        sentences.append(wording.text("readOut.stage.\(ticket.stage.name.rawValue)", ["unit": unit]))
        if let due = pass?.resultDeadline?.due, ticket.overlays.pause == nil, ticket.reply == nil {
            sentences.append(wording.text("readOut.due", ["due": wording.minute(due)]))
        }
        if ticket.overlays.pause != nil { sentences.append(wording.text("readOut.paused")) }
        if let reply = ticket.reply { sentences.append(wording.text("readOut.reply", ["reply": reply])) }
        text = sentences.joined(separator: wording.text("readOut.space"))
    }
}
