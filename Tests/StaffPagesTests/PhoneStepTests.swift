// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import HummingbirdTesting
import Storage
import TestKit
import Testing
import Tickets

@testable import Desk
@testable import Web

/// What the telephone's bar shows and refuses, whatever goes wrong beside it (A2).
struct PhoneStepTests {
    private static let own = Party.seat(Tickets.Seat("8001"))
    private static let colleague = Party.seat(Tickets.Seat("8002"))

    /// What happens in call 1.0.
    private static func happens(_ events: CallEvent..., at place: Workplace) async {
        for event in events { await place.centre?.follow(.call(CallID("1.0"), event, at: place.office.clock.now)) }
    }

    private static func opening(_ direction: CallDirection, at place: Workplace) -> CallEvent {
        let citizen = OutsideNumber("13900000001", country: "86", area: "710")
        return .began(
            CallOpening(direction: direction, outside: citizen, dialled: "12345", began: place.office.clock.now)
        )
    }

    @Test func `a call is handed over by who consults, and to who has answered`() async throws {
        let exchange = PlayedTelephones()
        try await Workplace.open(exchange: exchange) { place in
            await Self.happens(Self.opening(.inbound, at: place), .rang(Self.own), .answered(Self.own), at: place)
            await Self.happens(.rang(Self.colleague), at: place)
            let step = "/staff/phone/calls/1.0"
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                #expect(try await seat.post(step, ["do": "handOver"]).html.contains("对方尚未接听"))
            }
            await Self.happens(.answered(Self.colleague), at: place)
            try await place.sit("agent2") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8002"])
                #expect(try await seat.post(step, ["do": "handOver"]).html.contains("没有在咨询"))
                #expect(try await seat.post(step, ["do": "survey"]).html.contains("由同事处理"))
            }
            #expect(!exchange.verbs.contains { $0.hasPrefix("handOver") || $0.hasPrefix("survey") })
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post(step, ["do": "handOver"])
            }
        }
        #expect(exchange.verbs.last == "handOver 1.0 8001")
    }

    @Test func `whom we called about a ticket is asked by keys too`() async throws {
        let exchange = PlayedTelephones()
        try await Workplace.open(exchange: exchange) { place in
            let citizen = Party.outside(OutsideNumber("13900000001", country: "86", area: "710"))
            await Self.happens(Self.opening(.outbound, at: place), .concerns(ticket: "T-1"), at: place)
            await Self.happens(.rang(Self.own), .answered(Self.own), .rang(citizen), at: place)
            let centre = try #require(place.centre)
            let wording = place.server.pages.wording(in: .zh)
            let card = { (record: CallRecord) in
                PhoneCallCard(record, at: Tickets.Seat("8001"), Callers(), site: place.office.desk.site, wording)
            }
            let called = await centre.call(CallID("1.0"))
            #expect(card(try #require(called)).canSurvey == false, "not reached")

            await Self.happens(.answered(citizen), at: place)
            let answered = await centre.call(CallID("1.0"))
            let reached = card(try #require(answered))
            #expect(reached.canSurvey)
            #expect(reached.unwritten.isEmpty, "it has its ticket")
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                _ = try await seat.post("/staff/phone/calls/1.0", ["do": "survey"])
            }
        }
        #expect(exchange.verbs.last == "survey 1.0 T-1")
    }

    @Test func `a telephone rings while the store does not answer`() async throws {
        try await Workplace.open(exchange: PlayedTelephones()) { place in
            let cookies = try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                return seat.cookies
            }
            await Self.happens(Self.opening(.inbound, at: place), .rang(Self.own), at: place)
            _ = try await place.office.desk.database.write { try $0.execute("DROP TABLE calls") }

            let centre = try #require(place.centre)
            let phone = PhonePage(desk: place.office.desk, pages: place.server.pages, centre: centre)
            let router = Router(context: HotlineContext.self)
            let reader = SessionReader(desk: place.office.desk)
            router.group("/staff").add(middleware: reader).group(context: StaffContext.self).get("bar") { _, context in
                let callers = await phone.callersNow(context)
                #expect(callers == nil)
                return await phone.bar(callers ?? Callers(), context)
            }
            let headers: HTTPFields = [.cookie: cookies.map { "\($0)=\($1)" }.joined(separator: "; ")]
            let bar = try await Application(router: router, logger: .silent).test(.router) { client in
                String(buffer: try await client.execute(uri: "/staff/bar", method: .get, headers: headers).body)
            }

            #expect(bar.contains(#"data-kind="ringing""#))
            #expect(bar.contains("139 0000 0001"))
        }
    }

    @Test func `whom the exchange could not call back a colleague may call`() async throws {
        try await Workplace.open(exchange: PlayedTelephones(fault: .refused("reason 3"))) { place in
            var call = TestCall(at: place.office.clock.now)
            call.end(3)
            try await place.office.desk.keep([call.record], seated: [:])
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                #expect(try await seat.post("/staff/phone/calls", ["callBack": "1"]).html.contains("reason 3"))
            }

            #expect(try await place.office.desk.takeCallBack(1, by: "agent2").takenBy == "agent2")
        }
    }

    @Test func `the call centre's figures come again without the page around them`() async throws {
        try await Workplace.open(exchange: PlayedTelephones()) { place in
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/calls")
                #expect(page.main.contains(#"hx-get="/staff/calls/now""#))
                let part = try await seat.get("/staff/calls/now")
                #expect(part.html.hasPrefix(#"<div id="calls-now""#))
                #expect(part.html.contains("8001") && !part.html.contains("<main"))
                #expect(page.main.contains(part.html.prefix { $0 != "\n" }), "the same as on the page")
            }
            try await place.sit("handler.water") { seat in
                let refused = try await seat.get("/staff/calls/now")
                #expect(refused.status == 403)
            }
        }
    }
}
