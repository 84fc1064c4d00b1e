// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// What everybody may read of a request: no number, nobody's name, no words but those that the centre and the unit have
/// written for it.
package struct PublicRequest: Equatable, Sendable {
    package let ticket: ID<Ticket>
    package let title: String
    package let matter: MatterCode?
    package let area: AreaCode?
    /// Nobody has answered it yet.
    package let isOpen: Bool
    /// nil where there is none, or none for everybody.
    package let answer: String?
    package let since: Date
}

extension PublicRequest {
    /// - Returns: nil where nothing of the ticket is public.
    init?(_ ticket: Ticket, id: ID<Ticket>) {
        guard let publication = ticket.publication else { return nil }
        self.init(
            ticket: id,
            title: publication.title,
            matter: ticket.matter,
            area: ticket.filing.place.area,
            isOpen: ticket.reply == nil && ticket.stage.name.isOpen,
            answer: ticket.publicAnswer,
            since: publication.since,
        )
    }

    /// Its row, as texts.
    var row: [String] {
        [
            title, matter?.rawValue ?? "", area?.rawValue ?? "", "\(isOpen)", answer ?? "",
            "\(Int64((since.timeIntervalSince1970 * 1000).rounded()))",
        ]
    }
}
