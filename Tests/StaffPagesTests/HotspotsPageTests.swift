// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// What several people told of, on a page, and what is open already while somebody takes a ticket down (C7).
struct HotspotsPageTests {
    @Test func `a hot topic shows its tickets, and those chosen are asked about before they are merged`() async throws {
        try await Workplace.open { place in
            let numbers = try await place.office.fileThePlant()
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/hotspots")

                for number in numbers { #expect(page.main.contains(number.rawValue)) }
                #expect(page.main.contains("3 人"))
                #expect(page.main.contains("action=\"/staff/bulk\""))

                let asked = try await seat.get("/staff/bulk?do=merge&ticket=\(numbers[1]).1&back=/staff/hotspots")
                #expect(asked.status == 200)
                #expect(asked.main.contains(numbers[1].rawValue))
            }
        }
    }

    @Test(arguments: ["agent1", "handler.water", "leader1"])
    func `only the centre reads the topics`(login: String) async throws {
        try await Workplace.open { place in
            try await place.sit(login) { seat in
                let page = try await seat.get("/staff/hotspots")

                #expect(page.status == 403)
            }
        }
    }

    @Test(arguments: ["99999999", "x", "-1"])
    func `of a topic that there is not nobody has seen anything`(id: String) async throws {
        try await Workplace.open { place in
            try await place.sit("supervisor1") { seat in
                _ = try await seat.get("/staff/hotspots")

                let refused = try await seat.post("/staff/hotspots/\(id)/acknowledgement", fields: [:])

                #expect(refused.status == 404)
            }
        }
    }

    @Test func `who takes a ticket down is shown the open ones like it`() async throws {
        try await Workplace.open { place in
            let numbers = try await place.office.fileThePlant()
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/intake")

                let part = try await seat.post(
                    "/staff/intake/similar",
                    ["narrative": "青枫花园旁的混凝土搅拌站，粉尘很大，夜里噪音大"],
                )
                let nothing = try await seat.post("/staff/intake/similar", ["narrative": "咨询新生儿落户材料"])

                #expect(part.text.contains(numbers[1].rawValue))
                #expect(!nothing.text.contains(numbers[1].rawValue))
            }
        }
    }
}

extension Office {
    /// Three people tell of one mixing plant.
    fileprivate func fileThePlant() async throws -> [TicketNumber] {
        let texts = [
            "青枫花园小区东侧新建的混凝土搅拌站夜里机器轰鸣，粉尘飘进家里。",
            "投诉青枫花园旁的混凝土搅拌站，粉尘很大，夜里噪音大。",
            "青枫花园旁的混凝土搅拌站噪音扰民，粉尘污染，何时搬走。",
        ]
        var numbers: [TicketNumber] = []
        for (place, text) in texts.enumerated() {
            let receipt = try await file(text, id: "plant-\(place)") { draft in
                draft.contact.phone = PhoneNumber("1390000000\(place)", country: "86", area: "710")
            }
            numbers.append(receipt.stored.ticket.number)
        }
        await followersCatchUp()
        return numbers
    }
}
