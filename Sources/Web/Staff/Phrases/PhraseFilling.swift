// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Tickets

/// Fills the placeholders of a phrase for one ticket: `{工单编号}`, `{ticket number}` and `{number}` are the same.
struct PhraseFilling: Sendable {
    let view: TicketView
    let texts: Texts

    /// What a phrase may name.
    enum Placeholder: String, CaseIterable, Sendable {
        case number, summary, unit, handler, due, received, salutation, today, me, hotline
    }

    /// Each placeholder is filled once, from left to right: what fills one is never read again, so nothing can go round
    /// in circles. What is none of ours stays as it was written.
    func text(of phrase: String) -> String {
        let known = Dictionary(
            Placeholder.allCases.flatMap { place in names(of: place).map { ($0, place) } },
            uniquingKeysWith: { first, _ in first },
        )
        return phrase.replacing(/\{([^{}]{1,40})\}/) { match in
            known[String(match.1).trimmed.lowercased()].map(value) ?? String(match.0)
        }
    }

    private func names(of place: Placeholder) -> [String] {
        let labels = Language.allCases.map { texts[$0].text("placeholder.\(place.rawValue)").lowercased() }
        return [place.rawValue.lowercased()] + labels
    }

    private func value(of place: Placeholder) -> String {
        let (ticket, wording) = (view.ticket, view.wording)
        let nothing = wording.text("list.none")
        return switch place {
        case .number: ticket.number.rawValue
        case .summary: ticket.filing.summary
        case .unit: ticket.lastPass.map { wording.unit($0.unit) } ?? nothing
        case .handler: ticket.lastPass?.handler.map(wording.colleague) ?? nothing
        case .due: ticket.nextClock.map { wording.minute($0.due) } ?? nothing
        case .received: wording.minute(ticket.filing.receivedAt)
        case .salutation: salutation
        case .today: String(wording.minute(view.now).prefix(10))
        case .me: view.session.name[wording.language]
        case .hotline: wording.site.hotline
        }
    }

    /// The citizen by name, as far as the reader may know it.
    private var salutation: String {
        let name = view.citizen?.name
        return name.map { view.wording.text("phrase.salutation", ["name": $0]) }
            ?? view.wording.text("phrase.salutationUnnamed")
    }
}
