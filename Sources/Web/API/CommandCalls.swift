// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Records
import Storage
import Tickets

/// `POST /tickets/{number}/{noun}`: everything that can be asked of a ticket.
struct CommandCalls: Sendable {
    let desk: Desk
    /// Bytes.
    let limit: Int

    func addRoutes(to routes: ProgramRoutes) {
        routes.post("tickets/{number}/{noun}") { request, context, author in
            let number = try context.ticketNumber
            guard let noun = CommandNoun(rawValue: try context.parameters.require("noun")) else {
                throw APIFault.unknownNoun
            }
            let fields = try await request.fields(upTo: limit)
            let form = CommandForm(noun, fields: fields, author: author, site: desk.site)
            let stored = try await desk.perform(
                try form.command(),
                on: number,
                seen: try form.seenVersion(),
                by: author,
                device: APIDevice.name,
            )
            let isHidden = desk.site.hidesSender(of: stored.ticket, from: author)
            let contact =
                isHidden
                ? nil : try await desk.database.read { try ContactRecords.contact(of: stored.id, in: $0) }
            return try Response(json: TicketJSON(stored, contact: contact, for: author, at: desk))
        }
    }
}

extension Request {
    /// A command's fields; an empty body has none.
    fileprivate func fields(upTo limit: Int) async throws -> Fields {
        let bytes = try await wholeBody(upTo: limit)
        return bytes.isEmpty ? Fields([:]) : try JSONBody.value(Fields.self, in: bytes)
    }
}

extension HotlineContext {
    /// The ticket that the path names.
    var ticketNumber: TicketNumber {
        get throws {
            let text = try parameters.require("number")
            guard let number = TicketNumber(text) else { throw DeskRefusal.unknownTicket(text) }
            return number
        }
    }
}
