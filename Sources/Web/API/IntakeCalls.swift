// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
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
            let draft = try channel.normalise(body.message(receivedAt: now))
            let receipt = try await desk.file(draft, by: author, device: APIDevice.name)
            return try Response(json: ReceiptJSON(receipt, at: now), status: receipt.isNew ? .created : .ok)
        }
    }
}

/// From where a program's changes come, for the journal; which program it was says the author.
enum APIDevice {
    static let name = "api"
}
