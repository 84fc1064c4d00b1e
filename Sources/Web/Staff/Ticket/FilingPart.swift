// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Routing
import Sites
import Tickets

/// The request as it came in, and from whom: template `staff/ticket-filing`.
struct FilingPart: Sendable {
    /// Cause and course in the citizen's words.
    let words: String
    /// What the citizen answered to our questions, and what they added by themselves.
    let answers: [String]
    /// What was said to the questions of the matter.
    let matterAnswers: [TicketPoint]
    let hasMatterAnswers: Bool
    let facts: [TicketPoint]
    let contact: [TicketPoint]
    /// Why nothing is said of who asked.
    let contactNote: String?
    /// What leaders and supervisors have written on it.
    let orders: [TicketPoint]
    let hasOrders: Bool

    init(_ view: TicketView) {
        let ticket = view.ticket
        words = ticket.filing.narrative
        answers = ticket.callerAnswers + ticket.overlays.supplements
        matterAnswers = (ticket.filing.answers?.answers ?? []).map { answer in
            TicketPoint(answer.asked[view.wording.language], answer[view.wording.language])
        }
        hasMatterAnswers = !matterAnswers.isEmpty
        facts = Self.facts(view)
        contact = Self.contact(view)
        contactNote =
            view.citizen == nil
            ? view.wording.text("ticket.contactHidden")
            : contact.isEmpty ? view.wording.text("ticket.contactNone") : nil
        orders =
            ([view.point("supervision", ticket.overlays.supervision)]
            + ticket.overlays.instructions.map { view.point("instruction", $0) }
            + [
                view.point("pause", ticket.overlays.pause?.legalBasis),
                view.point("openQuestion", ticket.overlays.question?.text),
            ]).compactMap(\.self)
        hasOrders = !orders.isEmpty
    }

    private static func facts(_ view: TicketView) -> [TicketPoint] {
        let ticket = view.ticket
        let filing = ticket.filing
        let wording = view.wording
        let area = filing.place.area.map(wording.area)
        let place = [filing.place.address, area.map { wording.text("ticket.inArea", ["area": $0]) } ?? ""]
        return [
            view.point("caseKind", ticket.caseKind == .request ? nil : wording.word(ticket.caseKind)),
            view.point("kind", wording.word(ticket.kind)),
            view.point("matter", matter(view)),
            view.point("mailbox", filing.mailbox.map(wording.mailbox)),
            view.point("place", place.filter { !$0.isEmpty }.joined(separator: " ")),
            view.point("urgency", wording.word(filing.urgency)),
            view.point("channel", wording.word(filing.channel)),
            view.point("oldLine", filing.line.map { wording.line($0, of: view.site) }),
            view.point("traits", traits(view)),
            view.point("visit", filing.visit.map { wording.visit($0, at: view.site) }),
            view.point("grid", filing.grid),
            view.point("finder", filing.finder.map(wording.colleague)),
            view.point("received", wording.minute(filing.receivedAt)),
            view.point("occurred", filing.occurredAt.map(wording.minute)),
            view.point("language", wording.text("ticket.languageName.\(filing.language.rawValue)")),
            view.point("accused", view.ticket.accusedUnit.map(wording.unit)),
            view.point("mayBePublished", ticket.mayBePublished ? wording.text("ticket.consents") : nil),
            view.point("publication", ticket.publication?.title),
            view.point("recusals", recusals(view)),
            view.point("dispatches", ticket.dispatches > 1 ? String(ticket.dispatches) : nil),
        ].compactMap(\.self)
    }

    /// Who keeps out of it, and why.
    private static func recusals(_ view: TicketView) -> String? {
        let recusals = view.ticket.overlays.recusals.map { recusal in
            view.wording.text(
                "event.recused",
                ["who": view.wording.colleague(recusal.login), "reason": recusal.reason],
            )
        }
        return recusals.isEmpty ? nil : view.wording.list(recusals)
    }

    /// In the order of the site's own lists.
    private static func traits(_ view: TicketView) -> String? {
        let traits = view.ticket.filing.traits
        let known = view.site.traits.filter(traits.contains)
        let others = traits.subtracting(known).sorted { $0.rawValue < $1.rawValue }
        let names = (known + others).map { view.wording.trait($0, of: view.site) }
        return names.isEmpty ? nil : view.wording.list(names)
    }

    /// From the broadest to the leaf.
    private static func matter(_ view: TicketView) -> String {
        guard let matter = view.ticket.matter else { return view.wording.text("ticket.noMatter") }
        let path = view.site.catalogue.path(of: matter).reversed().map { $0.name[view.wording.language] }
        return path.isEmpty ? matter.rawValue : path.joined(separator: " › ")
    }

    private static func contact(_ view: TicketView) -> [TicketPoint] {
        let citizen = view.citizen
        return [
            view.point("name", citizen?.name),
            view.point("phone", view.phone),
            view.point("email", citizen?.email),
            view.point("postalAddress", citizen?.postalAddress),
            view.point("preferred", view.file.contact?.preferred.map(view.wording.word)),
            view.point("represented", view.represented),
        ].compactMap(\.self)
    }
}
