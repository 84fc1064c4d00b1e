// SPDX-License-Identifier: Apache-2.0

import Foundation
import Simulation
import Tickets

/// Requests written out before the clock starts; only the external id is put in when one is sent.
struct IntakeRequests: Workload {
    /// All of a body but its external id and the opening brace.
    private let bodies: [String]
    private let prefix: String
    private let acknowledgements: Acknowledgements?

    /// - Parameters:
    ///   - count: Different bodies, at least 1; used in turn.
    ///   - citizenry: Who asks.
    ///   - prefix: Of external ids.
    ///   - channel: By which they come.
    ///   - acknowledgements: Where answers are noted.
    /// - Throws: `EncodingError`.
    init(
        count: Int,
        of citizenry: Citizenry,
        prefix: String,
        channel: String,
        acknowledgements: Acknowledgements?,
    ) throws {
        let now = Date.now
        bodies = try (0..<max(1, count)).map { index in
            var generator = SeededGenerator(seed: 1, stream: index)
            let draft = citizenry.request(index, id: "-", at: now, using: &generator)
            return try Self.text(of: draft, channel: channel)
        }
        self.prefix = prefix
        self.acknowledgements = acknowledgements
    }

    var readsBodies: Bool { acknowledgements != nil }

    func order(_ index: Int) -> Order {
        let rest = bodies[index % bodies.count].dropFirst()
        return Order(index: index, uri: "/api/v1/tickets", body: "{\"externalId\":\"\(externalID(index))\",\(rest)")
    }

    func answered(_ order: Order, status: Int, body: [UInt8]) throws {
        guard let acknowledgements, status == 200 || status == 201 else { return }
        try acknowledgements.note(externalID(order.index), status: status, body: body)
    }

    private func externalID(_ index: Int) -> String { "\(prefix)-\(index)" }

    private static func text(of draft: IntakeDraft, channel: String) throws -> String {
        let filing = draft.filing
        let body = Body(
            channel: channel,
            kind: filing.kind.rawValue,
            summary: filing.summary,
            narrative: filing.narrative,
            citizen: Body.Citizen(phone: draft.contact.phone?.dialled),
            place: Body.Place(address: filing.place.address),
            receivedAt: filing.receivedAt.ISO8601Format(),
        )
        return String(decoding: try JSONEncoder().encode(body), as: UTF8.self)
    }

    private struct Body: Encodable {
        let channel: String
        let kind: String
        let summary: String
        let narrative: String
        let citizen: Citizen
        let place: Place
        let receivedAt: String

        struct Citizen: Encodable {
            let phone: String?
        }

        struct Place: Encodable {
            let address: String
        }
    }
}
