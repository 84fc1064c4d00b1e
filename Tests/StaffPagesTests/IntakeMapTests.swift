// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import TestKit
import Testing
import Tickets

/// Pointing at a place on the agent's form (C4).
struct IntakeMapTests {
    @Test func `an agent points on the city's own map, and the ticket lies where the point is`() async throws {
        try await Workplace.open { place in
            let saved = try await place.sit("agent1") { seat in
                let form = try await seat.get("/staff/intake")
                #expect(form.main.contains(#"data-outlines="/file/map""#))
                #expect(form.main.contains(#"id="lat" name="lat""#))
                #expect(!form.main.contains("map-here"), "the agent is not where it happened")
                return try await seat.post(
                    "/staff/intake",
                    ["narrative": "路灯不亮", "phone": "13900000001", "lat": "32.15", "lng": "111.95"],
                )
            }

            let number = try #require(saved.location?.split(separator: "/").last.flatMap { TicketNumber(String($0)) })
            let ticket = try await place.office.desk.file(of: number, for: .admin).ticket
            #expect(ticket.filing.place.area?.rawValue == "fancheng")
            #expect(ticket.filing.place.latitude == 32.15, "the map is in the site's coordinates already")
            let decision = ticket.proposal ?? ticket.lastPass?.decision
            #expect(decision?.inquiry?.place == PlaceInquiry(source: .point, area: ticket.filing.place.area))
        }
    }

    @Test func `a point on the form comes back with what is wrong with the rest`() async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/intake")
                let again = try await seat.post("/staff/intake", ["narrative": "", "lat": "32.15", "lng": "111.95"])

                #expect(again.status == 422)
                #expect(again.main.contains(#"name="lat" value="32.15""#))
            }
        }
    }
}
