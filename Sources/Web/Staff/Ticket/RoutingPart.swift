// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What routing says of a ticket and why: template `staff/ticket-routing`.
struct RoutingPart: Sendable {
    let title: String
    let unit: String
    let coUnits: String?
    let matter: String?
    let reasons: [String]
    let inquiry: InquiryPart?
    /// Which documents it was made with.
    let basis: String

    /// - Returns: nil where routing has said nothing.
    init?(_ view: TicketView) {
        let pass = view.ticket.lastPass
        guard let decision = view.ticket.proposal ?? pass?.decision else { return nil }
        let wording = view.wording
        title = wording.text(view.ticket.proposal == nil ? "routing.decided" : "routing.proposed")
        unit = decision.unit.map(wording.unit) ?? wording.text("event.noUnit")
        coUnits = decision.coUnits.isEmpty ? nil : wording.units(decision.coUnits)
        matter = decision.matter.map(wording.matter)
        reasons = decision.because.map(wording.sentence)
        inquiry = decision.inquiry.map { InquiryPart($0, wording) }
        basis = decision.basis
    }
}

/// What was looked at before routing decided, to unfold: template `staff/inquiry`.
struct InquiryPart: Sendable {
    let tried: String
    let nearMisses: [String]
    let guesses: [String]
    let placeInquiry: PlaceInquiryPart?
    let hasNearMisses: Bool
    let hasGuesses: Bool

    init(_ inquiry: RoutingInquiry, _ wording: Wording) {
        tried = wording.text("routing.tried", ["count": "\(inquiry.rulesTried)"])
        nearMisses = inquiry.nearMisses.map(wording.sentence)
        guesses = inquiry.guesses.map(wording.sentence)
        placeInquiry = inquiry.place.map { PlaceInquiryPart($0, wording) }
        hasNearMisses = !nearMisses.isEmpty
        hasGuesses = !guesses.isEmpty
    }
}

/// How the area was found: what said it, the names in the text, and what else could be meant.
struct PlaceInquiryPart: Sendable {
    let found: String
    let names: [String]
    let hasNames: Bool
    /// nil where only one area could be meant.
    let candidates: String?

    init(_ place: PlaceInquiry, _ wording: Wording) {
        let source = wording.word(place.source)
        found =
            place.area.map { wording.text("routing.placeFound", ["source": source, "area": wording.area($0)]) }
            ?? wording.text("routing.placeUnsettled", ["source": source])
        names = place.names.map { name in
            wording.text(
                "routing.placeName",
                [
                    "word": name.word, "kind": wording.word(name.kind),
                    "areas": wording.list(name.areas.map(wording.area)),
                ],
            )
        }
        hasNames = !names.isEmpty
        candidates =
            place.candidates.isEmpty
            ? nil
            : wording.text("routing.placeCandidates", ["areas": wording.list(place.candidates.map(wording.area))])
    }
}
