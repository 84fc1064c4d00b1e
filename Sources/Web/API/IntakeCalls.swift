// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Routing
import Sites
import Storage
import Tickets

/// `POST /tickets`: another program files what reached it.
struct IntakeCalls: Sendable {
    let desk: Desk
    let channel: any IntakeChannel
    /// Bytes.
    let limit: Int

    func addRoutes(to routes: ProgramRoutes) {
        routes.post("tickets") { request, _, author in
            let body = try await request.json(IntakeJSON.self, upTo: limit)
            let now = desk.time.now
            var draft = try channel.normalise(body.message(receivedAt: now))
            draft.filing.place = draft.filing.place.converted(from: .wgs84, to: desk.site.coordinates)
            let receipt = try await desk.file(draft, by: author, device: APIDevice.name)
            guard try await isTheirs(receipt, author) else { throw APIFault.externalIDTaken }
            return try Response(json: ReceiptJSON(receipt, at: now), status: receipt.isNew ? .created : .ok)
        }
    }

    /// A repeat is answered to who filed it and to the centre, which knows who asked. To nobody else, though they may
    /// see the ticket: a receipt holds the query code, with which one rates in the citizen's name.
    private func isTheirs(_ receipt: Receipt, _ author: Author) async throws -> Bool {
        let ticket = receipt.stored.ticket
        let isOfCentre = author.role != .handler && ticket.disclosure(to: author) == .full
        if receipt.isNew || isOfCentre && desk.site.shows(ticket, to: author) { return true }
        let entries = try await desk.database.read { try Journal.entries(of: receipt.stored.id, in: $0) }
        return entries.first?.author == author
    }
}

/// From where a program's changes come, for the journal; which program it was says the author.
enum APIDevice {
    static let name = "api"
}
