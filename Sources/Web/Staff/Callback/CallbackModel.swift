// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Sites
import Survey
import Tickets

/// One citizen is asked: what to say, what it was about, the questions as they are put, and how the call ended. Template
/// `staff/callback`.
struct CallbackModel: PageModel {
    let title: String
    let deskLink: String
    let ticketLink: String
    let number: String
    let summary: String
    let narrative: String
    let reply: String?
    let points: [TicketPoint]
    /// What the agent says first and last; nil where the site has no script.
    let opening: String?
    let closing: String?
    /// Where the citizen is called; nil for who has no telephone, and for a ticket without a number.
    let callLink: String?
    let phone: String?
    /// nil where the reader may not ask, or nobody is asked.
    let form: ActionForm?
    let because: String?
    /// Another attempt would not count yet.
    let tooEarly: String?

    init(_ view: TicketView) {
        let (ticket, wording) = (view.ticket, view.wording)
        title = wording.text("callbackDesk.ask", ["number": ticket.number.rawValue])
        deskLink = SiteURL.callbacks.path
        ticketLink = SiteURL.ticket(ticket.number).path
        number = ticket.number.rawValue
        summary = ticket.filing.summary
        narrative = ticket.filing.narrative
        reply = ticket.reply
        points = Self.facts(view) + CallbackCard.attempts(view)
        let script = view.site.questionnaire.callback?.script
        opening = script.map { Self.filled($0.opening, view) }
        closing = script.map { Self.filled($0.closing, view) }
        phone = view.phone
        callLink = view.hasTelephones && view.session.mayTelephone && phone != nil ? SiteURL.phoneCalls.path : nil
        because = view.refusal(of: .recordCallback(.refused)).map(wording.sentence)
        let place = ActionForms.Place(card: number, back: SiteURL.callbacks.path)
        let forms = ActionForms(view: view, attempt: nil, place: place)
        form = because == nil ? forms.form(for: .recordCallback, isPrimary: true) : nil
        let early = because == nil ? view.refusal(of: .recordCallback(.unreachable)) : nil
        tooEarly = early.map(wording.sentence)
    }

    private static func facts(_ view: TicketView) -> [TicketPoint] {
        let (ticket, wording) = (view.ticket, view.wording)
        let unit = ticket.lastPass?.unit ?? ticket.answeredBy
        return [
            unit.map { TicketPoint(wording.text("list.unit"), wording.unit($0)) },
            ticket.overlays.callback.map { TicketPoint(wording.text("callbackDesk.reason"), wording.word($0.reason)) },
        ].compactMap(\.self)
    }

    /// In one pass: braces in what somebody wrote are no placeholders.
    private static func filled(_ text: LocalText, _ view: TicketView) -> String {
        let (ticket, wording) = (view.ticket, view.wording)
        let unit = (ticket.lastPass?.unit ?? ticket.answeredBy).map(wording.unit)
        return text[wording.language].replacing(/\{([a-z]+)\}/) { match in
            switch match.1 {
            case "number": ticket.number.rawValue
            case "summary": ticket.filing.summary
            case "unit": unit ?? view.site.profile.name[wording.language]
            default: String(match.0)
            }
        }
    }
}
