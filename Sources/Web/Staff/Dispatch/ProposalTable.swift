// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
import Sites
import Tickets
import WorkCalendar

/// Tickets that wait for a unit, each with what routing proposes and a button that accepts it: template
/// `staff/proposal-table`.
struct ProposalTable: Sendable {
    let rows: [ProposalRow]
    let isEmpty: Bool
    let next: String?
    /// nil where nothing may be done with several at once.
    let bulk: BulkBar?
    let qualityLink = SiteURL.routingQuality.path

    init(
        _ page: ProposalPage,
        address: ListAddress,
        bulk: BulkBar?,
        allPicked: Bool,
        _ view: ProposalView,
    ) {
        rows = page.tickets.map { stored in
            ProposalRow(stored, back: address.url.path, pick: bulk.map { _ in allPicked }, view)
        }
        self.bulk = page.tickets.isEmpty ? nil : bulk
        isEmpty = page.tickets.isEmpty
        next = page.next.map { address.link(order: page.order, after: $0) }
    }
}

/// What proposals are shown with.
struct ProposalView: Sendable {
    let site: Site
    let loads: UnitLoads
    let wording: Wording

    func load(of unit: UnitCode) -> UnitLoadPart { UnitLoadPart(loads[unit], wording) }
}

/// One ticket that waits for a unit.
struct ProposalRow: Sendable {
    let link: String
    let number: String
    let summary: String
    /// The first words of the narrative; nil where the summary says it all.
    let excerpt: String?
    let kind: String
    /// nil for the normal urgency.
    let urgency: String?
    let received: String
    /// nil where the citizen named none.
    let place: String?
    /// nil where routing found no unit.
    let acceptance: Acceptance?
    /// Whom else the dispatcher may mean, and what their forms have in common.
    let alternatives: [AlternativePart]
    let hasAlternatives: Bool
    /// One key dispatches it.
    let isInPassing: Bool
    /// What the dispatcher must see to before anything else; nil for nothing.
    let caution: String?
    let action: String
    let version: Int
    let back: String
    /// Where it is, drawn; nil where nothing is known of it.
    let map: PlaceMapPart?
    /// Where the open tickets like it are; asked for when the card comes into view.
    let similarLink: String
    let reasons: [String]
    let inquiry: InquiryPart?
    let pick: BulkPick?

    /// The form that accepts a proposal as it is.
    struct Acceptance: Sendable {
        let action: String
        let version: Int
        let unit: String
        let unitName: String
        /// What the ticket would be about; nil where only the unit is known.
        let matter: String?
        let coUnits: [String]
        let coUnitNames: String?
        let label: String
        let load: UnitLoadPart
        /// Where to go on afterwards.
        let back: String
    }

    /// `isPicked` is nil where nothing may be done with several at once.
    init(_ stored: StoredTicket, back: String, pick isPicked: Bool?, _ view: ProposalView) {
        let wording = view.wording
        let ticket = stored.ticket
        let filing = ticket.filing
        link = SiteURL.ticket(ticket.number).path
        number = ticket.number.rawValue
        summary = filing.summary
        excerpt =
            filing.narrative.hasPrefix(filing.summary) && filing.narrative.count <= filing.summary.count + 8
            ? nil : filing.narrative.excerpt
        kind = wording.word(ticket.kind)
        urgency = filing.urgency == .normal ? nil : wording.word(filing.urgency)
        received = wording.minute(filing.receivedAt)
        place = filing.place.address.isEmpty ? nil : filing.place.address
        acceptance = Acceptance(stored, back: back, view)
        alternatives = ticket.alternatives(in: view.site).enumerated().compactMap {
            AlternativePart($1, place: $0, view)
        }
        hasAlternatives = !alternatives.isEmpty
        isInPassing = !ticket.accusesNobody
        caution =
            if ticket.mustBeDesignated(in: view.site) {
                wording.text("dispatch.mustDesignate")
            } else if ticket.accusesNobody { wording.text("dispatch.accusesNobody") } else { nil }
        action = SiteURL.command(ticket.number, noun: CommandNoun.dispatch.rawValue).path
        version = stored.version
        self.back = back
        similarLink = SiteURL.similarTo(ticket.number).path
        map = PlaceMapPart(filing.place, view.site, wording)
        reasons = (ticket.proposal?.because ?? []).map(wording.sentence)
        inquiry = ticket.proposal?.inquiry.map { InquiryPart($0, wording) }
        pick = isPicked.map { isPicked in
            let seen = SeenTicket(number: ticket.number, version: stored.version)
            return BulkPick(value: seen.text, number: ticket.number.rawValue, isPicked: isPicked)
        }
    }
}

extension Ticket {
    /// So many units have given it back that the centre must designate one.
    fileprivate func mustBeDesignated(in site: Site) -> Bool {
        dispatchesWithoutResult >= site.rules.figures.dispatchesBeforeDesignation
    }

    /// A report of which nobody has said yet whom it is about: no key sends it off in passing.
    fileprivate var accusesNobody: Bool { kind == .report && accusedUnit == nil }

    /// The units that had it and brought no result.
    fileprivate var returners: Set<UnitCode> { Set(passes.filter { $0.result == nil }.map(\.unit)) }

    fileprivate func proposedUnit(in site: Site) -> UnitCode? {
        guard let unit = proposal?.unit, !mustBeDesignated(in: site), !returners.contains(unit) else { return nil }
        return unit
    }

    fileprivate func alternatives(in site: Site) -> [RoutingDecision] {
        guard !mustBeDesignated(in: site) else { return [] }
        let filed = site.calendar.day(of: filing.receivedAt)
        return site.router.alternatives(to: proposal, for: filingAsSaid, on: filed).filter { other in
            other.unit.map { !returners.contains($0) } ?? false
        }
    }
}

extension String {
    /// About two lines of a card.
    fileprivate var excerpt: String { count <= 120 ? self : prefix(118) + "……" }
}

extension ProposalRow.Acceptance {
    /// - Returns: nil where there is nothing to accept, the proposed unit gave it back, or the centre must designate.
    init?(_ stored: StoredTicket, back: String, _ view: ProposalView) {
        let wording = view.wording
        guard let proposal = stored.ticket.proposal, let unit = stored.ticket.proposedUnit(in: view.site) else {
            return nil
        }
        action = SiteURL.command(stored.ticket.number, noun: CommandNoun.dispatch.rawValue).path
        version = stored.version
        self.unit = unit.rawValue
        unitName = wording.unit(unit)
        matter = proposal.matter.map(wording.matter)
        coUnits = proposal.coUnits.map(\.rawValue)
        coUnitNames = proposal.coUnits.isEmpty ? nil : wording.units(proposal.coUnits)
        label = wording.text("dispatch.accept", ["unit": wording.unit(unit)])
        load = view.load(of: unit)
        self.back = back
    }
}
