// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets

/// What a form is filled in with before anybody has typed: what routing, the request or the person at the desk make
/// likely. Nothing a citizen said is ever filled in for them.
struct Likely: Sendable {
    let view: FormScene
    let command: TicketCommand.Name

    func values(_ field: String) -> [String] {
        guard let ticket = view.ticket else { return withoutTicket(field) }
        return switch (command, field) {
        case (.dispatch, "unit"): one(ticket.proposal?.unit?.rawValue)
        case (.dispatch, "coUnits"): ticket.proposal?.coUnits.map(\.rawValue) ?? []
        case (.designate, "unit"): one((suggestedUnit ?? ticket.proposal?.unit)?.rawValue)
        case (.classify, "kind"): one(ticket.kind.rawValue)
        case (.classify, "matter"): one((ticket.matter ?? ticket.proposal?.matter)?.rawValue)
        case (.sign, "handler"): one(view.session.login)
        case (.assign, "handler"): one(ticket.stage.assignment?.handler)
        case (.link, "relation"): one(Relation.related.rawValue)
        case (.unlink, "from"): one(ticket.links.first?.number.rawValue)
        case (.decline, "how"), (.recordTelling, "how"): one(usualWay(ticket.filing.channel).rawValue)
        case (.recordTelling, "words"): one(ticket.reply)
        case (.recordHandOver, "way"): one(HandOver.Way.connected.rawValue)
        case (.noteInquiry, "told"): one(ProgressWords(ticket, view.wording).text)
        case (.recordCallback, "outcome"): one(CallbackWord.reached.rawValue)
        default: []
        }
    }

    private func withoutTicket(_ field: String) -> [String] {
        (command, field) == (.sign, "handler") ? one(view.session.login) : []
    }

    /// Told as they came: at the counter face to face, whoever wrote in writing, everybody else by telephone.
    private func usualWay(_ channel: Channel) -> Telling.Way {
        switch channel {
        case .counter: .inPerson
        case .letter: .printed
        case .sms, .mail, .web, .wechat, .weibo: .message
        case .phone, .grid, .upstream, .proactive, .api: .call
        }
    }

    private var suggestedUnit: UnitCode? {
        guard case .returnRequested(_, let request)? = view.ticket?.stage else { return nil }
        return request.suggestedUnit
    }

    private func one(_ value: String?) -> [String] { [value].compactMap(\.self) }
}
