// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Desk
@testable import Web

/// Telephones on the staff's pages: who has one, what its buttons ask of the exchange, and who may look into calls (A2).
struct PhonePageTests {
    private static let phoneSeat = Tickets.Seat("8001")

    /// A call at the seat of agent1, kept in the store.
    private func keepCall(_ place: Workplace, _ change: (inout TestCall) -> Void = { _ in }) async throws -> TestCall {
        var call = TestCall(at: place.office.clock.now)
        call.talk(at: Self.phoneSeat)
        change(&call)
        call.end(100)
        try await place.office.desk.keep([call.record], seated: [Self.phoneSeat: "agent1"])
        return call
    }

    /// A call that rings at the seat of agent1.
    private static func ring(_ id: String, at place: Workplace) async {
        let now = place.office.clock.now
        let citizen = OutsideNumber("13900000001", country: "86", area: "710")
        let opening = CallOpening(direction: .inbound, outside: citizen, dialled: "12345", began: now)
        await place.centre?.follow(.call(CallID(id), .began(opening), at: now))
        await place.centre?.follow(.call(CallID(id), .rang(.seat(phoneSeat)), at: now))
    }

    @Test func `without an exchange nobody has a telephone`() async throws {
        try await Workplace.open { place in
            try await place.sit("agent1") { seat in
                let home = try await seat.get("/staff")
                #expect(!home.html.contains(#"id="telephone""#))
                #expect(!home.html.contains("/staff/calls"))
                #expect(try await seat.get("/staff/calls").status == 404)
            }
        }
    }

    @Test(arguments: [("agent1", true), ("dispatcher1", true), ("evaluator1", false), ("handler.water", false)])
    func `those who speak with citizens have one`(login: String, has: Bool) async throws {
        try await Workplace.open(exchange: PlayedTelephones()) { place in
            try await place.sit(login) { seat in
                let home = try await seat.get("/staff")
                let sat = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                #expect(home.html.contains(#"id="telephone""#) == has)
                #expect(sat.status == (has ? 200 : 403))
            }
        }
    }

    @Test func `buttons ask the exchange, at one's own seat`() async throws {
        let exchange = PlayedTelephones()
        try await Workplace.open(exchange: exchange) { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                _ = try await seat.post("/staff/phone/presence", ["do": "rest"])
                _ = try await seat.post("/staff/phone/presence", ["do": "ready"])
                _ = try await seat.post("/staff/phone/calls", ["number": "139 0000 0001"])
                let none = try await seat.post("/staff/phone/calls/1.0", ["do": "survey"])
                #expect(none.html.contains("已经结束"), "no call of this seat")
                await Self.ring("1.0", at: place)
                for step in ["answer", "hold", "resume", "hangUp", "survey"] {
                    _ = try await seat.post("/staff/phone/calls/1.0", ["do": step])
                }
                _ = try await seat.post("/staff/phone/calls/1.0", ["do": "transfer", "number": "8002"])
                _ = try await seat.post("/staff/phone/calls/1.0", ["do": "consult", "number": "07103512345"])
                _ = try await seat.post("/staff/phone/calls/1.0", ["do": "join", "number": "110"])
                _ = try await seat.post("/staff/phone/seat", ["do": "leave"])
            }
        }

        #expect(
            exchange.verbs == [
                "logIn 8001 hotline", "makeReady 8001", "pause 8001 rest", "logIn 8001 hotline", "makeReady 8001",
                "call 8001 +8613900000001", "answer 1.0 8001", "hold 1.0 8001", "resume 1.0 8001", "hangUp 1.0 8001",
                "survey 1.0", "transfer 1.0 8001 8002", "consult 1.0 8001 +867103512345", "join 1.0 8001 110",
                "logOut 8001 hotline",
            ]
        )
    }

    @Test func `what an agent does on a caller's ticket while they talk belongs to the call`() async throws {
        try await Workplace.open(exchange: PlayedTelephones()) { place in
            let own = try await place.office.file(id: "own").stored.ticket.number
            let others = try await place.office.file(id: "others") { draft in
                draft.contact.phone = PhoneNumber(dialled: "+8613900000002")
            }.stored.ticket.number
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                await Self.ring("1.0", at: place)
                for number in [own, others] {
                    let asked = try await seat.post(
                        "/staff/tickets/\(number)/inquiry",
                        ["version": "1", "told": "已派往供水公司。", "news": ""],
                    )
                    #expect(asked.status == 303, "\(number)")
                }
            }
            let centre = try #require(place.centre)
            let keeping = Task { await centre.keepAll() }
            keeping.cancel()
            await keeping.value

            #expect(try await place.office.desk.call(CallID("1.0"), for: .supervisor)?.tickets == [own])
        }
    }

    @Test func `a supervisor frees a seat whose agent has gone, and nobody else does`() async throws {
        let exchange = PlayedTelephones()
        try await Workplace.open(exchange: exchange) { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                #expect(try await seat.post("/staff/calls/seats", ["seat": "8001"]).status == 403)
            }
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/calls")
                #expect(page.html.contains("让其签出"))
                for _ in 1...2 {
                    let freed = try await seat.post("/staff/calls/seats", ["seat": "8001"])
                    #expect(freed.status == 303)
                }
            }
        }
        #expect(exchange.verbs.last == "logOut 8001 hotline")
    }

    @Test func `what the exchange refuses is said in words`() async throws {
        try await Workplace.open(exchange: PlayedTelephones(fault: .unlinked)) { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                let sat = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                #expect(sat.status == 200)
                #expect(sat.html.contains("连接中断"))
                #expect(try await seat.post("/staff/phone/seat", ["seat": "9999"]).html.contains("没有这个座席"))
            }
            try await place.sit("agent2") { seat in
                _ = try await seat.get("/staff")
                let taken = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                #expect(taken.html.contains("演示坐席一"))
                #expect(try await seat.post("/staff/phone/presence", ["do": "ready"]).html.contains("请先签入座席"))
            }
        }
    }

    @Test(arguments: ["", "abc", "9999999999999999999999", "<script>"])
    func `what is no number is not called`(number: String) async throws {
        let exchange = PlayedTelephones()
        try await Workplace.open(exchange: exchange) { place in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff")
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                let said = try await seat.post("/staff/phone/calls", ["number": number])
                #expect(said.html.contains("请填写可以拨打的号码"))
            }
        }
        #expect(!exchange.verbs.contains { $0.hasPrefix("call") })
    }

    @Test func `an agent looks into their own calls, a supervisor into all, a unit into none`() async throws {
        try await Workplace.open(exchange: PlayedTelephones()) { place in
            let call = try await keepCall(place)
            let path = "/staff/calls/\(call.id)"
            for (login, status) in [("agent1", 200), ("agent2", 404), ("supervisor1", 200), ("handler.water", 403)] {
                try await place.sit(login) { seat in
                    #expect(try await seat.get(path).status == status, "\(login)")
                    #expect(try await seat.get(path + "/recordings/0").status == (status == 200 ? 404 : status))
                    let list = try await seat.get("/staff/calls")
                    #expect(list.html.contains(path) == (status == 200), "\(login)")
                }
            }
        }
    }

    @Test func `a recording is heard in parts, and who hears it is shown to supervisors`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "heard-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            // What a test leaves in the temporary folder hurts nobody.
            try? FileManager.default.removeItem(at: folder)
        }
        let file = folder.appending(path: "1.wav")
        try Data("sound".utf8).write(to: file)
        try await Workplace.open(exchange: PlayedTelephones(), recordings: folder) { place in
            let call = try await keepCall(place) { call in
                call.add(70, .recording(path: file.path), .recorded(path: file.path))
            }
            try await place.sit("agent1") { seat in
                #expect(try await seat.file("/staff/calls/\(call.id)/recordings/1") == Data("sound".utf8))
                #expect(try await seat.get("/staff/calls/\(call.id)/recordings/0").status == 404, "not in the folder")
                let page = try await seat.get("/staff/calls/\(call.id)")
                #expect(!page.text.contains("收听记录"))
            }
            try await place.sit("supervisor1") { seat in
                let page = try await seat.get("/staff/calls/\(call.id)")
                #expect(page.text.contains("收听记录"))
                #expect(page.text.contains("演示坐席一"))
            }
        }
    }

    @Test func `who gave up is called back, or settled without a call`() async throws {
        let exchange = PlayedTelephones()
        try await Workplace.open(exchange: exchange) { place in
            var call = TestCall(at: place.office.clock.now)
            call.add(0, .queued(queue: "hotline"))
            call.add(20, .abandoned)
            call.end(20)
            try await place.office.desk.keep([call.record], seated: [:])
            place.office.clock.advance(hours: 1)

            try await place.sit("agent1") { seat in
                let page = try await seat.get("/staff/call-backs")
                #expect(page.text.contains("139 0000 0001"))
                #expect(page.text.contains("已超时"))
                _ = try await seat.post("/staff/phone/seat", ["seat": "8001"])
                _ = try await seat.post("/staff/phone/calls", ["callBack": "1"])
                #expect(exchange.verbs.last == "call 8001 +8613900000001")
                #expect(try await seat.post("/staff/call-backs/1", ["do": "reached"]).status == 415, "only by a call")
                #expect(try await seat.post("/staff/call-backs/1", ["do": "notReached"]).status == 303)
                #expect(try await seat.get("/staff/call-backs").text.contains("没有需要回拨的来电"))
                #expect(try await seat.post("/staff/call-backs/1", ["do": "notNeeded"]).status == 409)
            }
        }
    }

    @Test func `the form keeps the call in which it is filled, for who has spoken in it`() async throws {
        try await Workplace.open(exchange: PlayedTelephones()) { place in
            let call = try await keepCall(place)
            for (login, count) in [("agent1", 1), ("agent2", 0)] {
                let number = try await place.sit(login) { seat in
                    let form = try await seat.get("/staff/intake?call=\(call.id)&phone=13900000001")
                    #expect(form.html.contains(#"name="call" value="\#(call.id)""#))
                    let filed = try await seat.post(
                        "/staff/intake",
                        ["call": call.id.text, "phone": "13900000001", "narrative": "路灯不亮", "channel": "phone"],
                    )
                    return try #require(TicketNumber(String(filed.location?.split(separator: "/").last ?? "")))
                }
                #expect(try await place.office.desk.file(of: number, for: .supervisor).calls.count == count)
            }
        }
    }
}
