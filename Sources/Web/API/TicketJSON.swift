// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Sites
import Tickets

/// A whole ticket: what was filed under the names it was filed with, what it has become, and what its stage carries.
/// Members without a value are left out.
struct TicketJSON: Encodable {
    private let filing: FilingJSON
    private let state: StateJSON
    private let stage: StageJSON

    init(_ stored: StoredTicket, contact: Contact?, for author: Author, at desk: Desk) {
        filing = FilingJSON(stored.ticket.filing, about: stored.ticket.accusedUnit, keptIn: desk.site.coordinates)
        state = StateJSON(stored, contact: contact, for: author, at: desk.time.now)
        stage = StageJSON(stored.ticket.stage)
    }

    /// All three into one object; they have no name in common.
    func encode(to encoder: any Encoder) throws {
        try filing.encode(to: encoder)
        try state.encode(to: encoder)
        try stage.encode(to: encoder)
    }
}

private struct StateJSON: Encodable {
    let id: Int64
    let number: String
    let version: Int
    let stage: String
    let lamp: String
    let kind: String
    let matter: String?
    let unit: OrNull<String>
    let citizen: CitizenJSON?
    let deadlines: [DeadlineJSON]
    /// The pass under way or, after the end, the last one.
    let pass: PassJSON?
    /// How many passes have ended.
    let endedPasses: Int
    /// What the citizen was told in the end.
    let reply: String?
    let callerAnswers: [String]
    let supplements: [String]
    /// What routing proposes, while nobody has dispatched.
    let proposal: DecisionJSON?
    let urgings: Int
    /// The emergency line's number of the case, as last heard.
    let theirNumber: String?
    let inquiries: Int
    let supervision: String?
    let instructions: [String]
    let pause: Overlays.Pause?
    /// What the unit asked the citizen, until it is answered.
    let openQuestion: Question?
    let links: [Link]
    /// How often a review of the petition was asked for.
    let reviews: Int
    /// The rungs of reminders and orders that it has reached, oldest first.
    let ladder: [Rung]
    /// Who keeps out of it, being interested.
    let recusals: [Recusal]

    init(_ stored: StoredTicket, contact: Contact?, for author: Author, at now: Date) {
        let ticket = stored.ticket
        id = stored.id.rawValue
        number = ticket.number.rawValue
        version = stored.version
        stage = ticket.stage.name.rawValue
        lamp = ticket.overlays.lamp.rawValue
        kind = ticket.kind.rawValue
        matter = ticket.matter?.rawValue
        unit = OrNull(ticket.answeringUnit?.rawValue)
        citizen = CitizenJSON(contact, ticket.disclosure(to: author))
        let clockTime = ticket.clockTime(now)
        deadlines = (ticket.stage.assignment?.deadlines ?? []).map { DeadlineJSON($0, at: clockTime) }
        pass = ticket.lastPass.map(PassJSON.init)
        endedPasses = ticket.passes.count
        reply = ticket.reply
        callerAnswers = ticket.callerAnswers
        supplements = ticket.overlays.supplements
        proposal = ticket.proposal.map(DecisionJSON.init)
        urgings = ticket.overlays.urgings
        theirNumber = ticket.theirNumber
        inquiries = ticket.overlays.inquiries.count
        supervision = ticket.overlays.supervision
        instructions = ticket.overlays.instructions
        pause = ticket.overlays.pause
        openQuestion = ticket.overlays.question
        links = ticket.links
        reviews = ticket.reviews
        ladder = ticket.overlays.rungs
        recusals = ticket.overlays.recusals
    }
}
