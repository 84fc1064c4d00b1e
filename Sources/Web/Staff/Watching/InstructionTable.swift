// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Tickets

/// What a leader has instructed, newest first, and how each ticket stands now: template `staff/instruction-table`.
struct InstructionTable: Sendable {
    let rows: [Row]
    let isEmpty: Bool

    struct Row: Sendable {
        let text: String
        let at: String
        let number: String
        let link: String
        let summary: String
        let unit: String?
        let stage: String
        let lamp: LampMark?
        /// What the citizen was told in the end, if they were.
        let reply: String?
    }

    init(_ given: [GivenInstruction], _ wording: Wording) {
        rows = given.map { Row($0, wording) }
        isEmpty = rows.isEmpty
    }
}

extension InstructionTable.Row {
    init(_ given: GivenInstruction, _ wording: Wording) {
        let ticket = given.stored.ticket
        text = given.text
        at = wording.minute(given.at)
        number = ticket.number.rawValue
        link = SiteURL.ticket(ticket.number).path
        summary = ticket.filing.summary
        unit = ticket.lastPass.map { wording.unit($0.unit) }
        stage = wording.word(ticket.stage.name)
        lamp = ticket.stage.name.isOpen ? LampMark(ticket.overlays.lamp, wording) : nil
        reply = ticket.reply
    }
}
