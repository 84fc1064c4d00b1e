// SPDX-License-Identifier: Apache-2.0

import Routing
import Sites
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
    let version: CatalogueVersion?

    /// - Returns: nil where routing has said nothing.
    init?(_ view: TicketView) {
        guard let decision = view.decision else { return nil }
        let wording = view.wording
        title = wording.text(view.ticket.proposal == nil ? "routing.decided" : "routing.proposed")
        unit = decision.unit.map(wording.unit) ?? wording.text("event.noUnit")
        coUnits = decision.coUnits.isEmpty ? nil : wording.units(decision.coUnits)
        matter = decision.matter.map(wording.matter)
        reasons = decision.because.map(wording.sentence)
        inquiry = decision.inquiry.map { InquiryPart($0, wording) }
        basis = decision.basis
        version = CatalogueVersion(of: decision, view)
    }
}

/// The catalogue that a ticket was routed with, and what has become of its matter since.
struct CatalogueVersion: Sendable {
    let number: String
    let since: String?
    let changes: [EntryChange.FieldLine]
    let hasChanges: Bool

    /// - Returns: nil where the decision names no catalogue.
    init?(of decision: RoutingDecision, _ view: TicketView) {
        guard let number = decision.catalogue else { return nil }
        let (wording, catalogue) = (view.wording, view.site.catalogue)
        self.number = wording.text("siteCatalogue.routedWith", ["number": String(number)])
        let before = decision.matter.flatMap { view.pastCatalogue?[$0] }
        let after = decision.matter.flatMap { catalogue[$0] }
        let change = before.map { CatalogueChange(code: $0.code, before: $0, after: after) }
        changes = after == nil ? [] : change.map { EntryChange($0, wording).fields(of: $0) } ?? []
        hasChanges = !changes.isEmpty
        let current = ["current": String(catalogue.number)]
        if before == nil || number == catalogue.number {
            since = nil
        } else if after == nil {
            since = wording.text("siteCatalogue.entryGone", current)
        } else {
            since = wording.text("siteCatalogue.\(hasChanges ? "entryChanged" : "entrySame")", current)
        }
    }
}

extension EntryChange {
    /// Only what differs.
    fileprivate func fields(of change: CatalogueChange) -> [FieldLine] { change.fields.isEmpty ? [] : fields }
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
