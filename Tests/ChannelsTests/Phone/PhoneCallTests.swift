// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Testing
import Tickets

/// Real calls: sipp calls the mini-PBX, whose virtual telephones do as the office says (A2).
@Suite(.serialized, .enabled(if: MiniPBX.obstacle == nil, "\(MiniPBX.obstacle ?? "")"))
struct PhoneCallTests {
    private static let seat = Seat("8001")
    private static let colleague = Seat("8002")

    /// Seats that wait to be told to answer, and a colleague who answers by themselves.
    private static let twoSeats = """
        [endpoints.8001]
        [endpoints.8002]
        answers_after = 0.1
        [endpoints.trunk]
        context = "from-trunk"
        answers_after = 0.2
        """

    private func withOffice(
        _ configuration: String = twoSeats,
        _ test: (MiniPBX, ListeningOffice) async throws -> Void,
    ) async throws {
        let pbx = try await MiniPBX(configuration)
        defer { pbx.end() }
        let office = ListeningOffice(port: pbx.managerPort)
        try await office.open()
        try await test(pbx, office)
        await office.close()
    }

    /// A citizen calls, and seat 8001 takes the call.
    private func talking(_ pbx: MiniPBX, _ office: ListeningOffice, seconds: Double = 60) async throws -> CallID {
        try await office.exchange.logIn(Self.seat, to: "hotline")
        _ = try pbx.call(seconds: seconds)
        let ringing = try await office.wait("a call that rings") { $0.seats[Self.seat] == .ringing }
        let call = try #require(ringing.call(at: Self.seat))
        try await office.exchange.answer(call, at: Self.seat)
        try await office.wait("an answer") { $0.isAnswered(at: Self.seat) && $0.seats[Self.seat] == .talking }
        return call
    }

    @Test func `a citizen waits, a seat answers, and every instant is in the record`() async throws {
        try await withOffice { pbx, office in
            let call = try await talking(pbx, office)

            try await office.exchange.pause(Self.seat, for: .wrapUp)
            try await office.exchange.hangUp(call, at: Self.seat)
            let ended = try await office.wait("an end and its work") { heard in
                heard.closed.first?.wrapUps.first != nil && heard.seats[Self.seat] == .paused(.wrapUp)
            }
            try await office.exchange.makeReady(Self.seat)
            let worked = try await office.wait("work that is done") { $0.closed.first?.wrapUps.first?.ended != nil }

            let record = try #require(worked.closed.first)
            let turn = try #require(record.turns.first)
            #expect(ended.seats == [Self.seat: .paused(.wrapUp)])
            #expect(record.opening.direction == .inbound)
            #expect(record.opening.outside.phone == PhoneNumber(dialled: "+8613800138000"))
            #expect(record.opening.dialled == "12345")
            #expect(record.stays.map(\.queue) == ["hotline"])
            #expect(record.turns.map(\.party) == [.seat(Self.seat)])
            let instants = [
                record.opening.began, record.stays[0].joined, turn.rang, turn.answered, turn.left,
                record.closing?.at, record.wrapUps.first?.ended,
            ].compactMap { $0 }
            #expect(instants.count == 7)
            #expect(instants == instants.sorted())
            #expect(record.closing?.by == .party(.seat(Self.seat)))
            #expect(record.recordings.count == 1)
            #expect(record.recordings.allSatisfy { $0.completed != nil })
            #expect(record.recordings.allSatisfy { FileManager.default.fileExists(atPath: $0.path) })
            #expect(record.outcome == .answered)
            let figures = CallTally(record, goal: 15)
            #expect(figures.answered == 1)
            #expect(figures.answeredInTime == 1)
        }
    }

    @Test func `a citizen who hangs up while waiting has abandoned`() async throws {
        try await withOffice { pbx, office in
            _ = try pbx.call(seconds: 2)

            let heard = try await office.wait("an end") { $0.closed.count == 1 }

            let record = try #require(heard.closed.first)
            guard case .abandoned(let wait) = record.outcome else { throw Unexpected() }
            #expect((0.5...5).contains(wait))
            #expect(record.turns.isEmpty)
            #expect(record.closing?.by == .party(.outside(record.opening.outside)))
        }
    }

    @Test func `a seat that does not answer is passed over`() async throws {
        let quick = Self.twoSeats + "\n[queues.hotline]\ntimeout = 0.5\nretry = 0.1\n"
        try await withOffice(quick) { pbx, office in
            try await office.exchange.logIn(Self.seat, to: "hotline")
            try await office.exchange.logIn(Self.colleague, to: "hotline")
            _ = try pbx.call(seconds: 4)

            let heard = try await office.wait("an end") { $0.closed.count == 1 }

            let turns = try #require(heard.closed.first).turns
            #expect(turns.map(\.party) == [.seat(Self.seat), .seat(Self.colleague)])
            #expect(turns[0].answered == nil)
            #expect(turns[0].left != nil)
            #expect(turns[1].answered != nil)
        }
    }

    @Test func `a citizen is called back from the ticket`() async throws {
        try await withOffice { _, office in
            let number = PhoneNumber(dialled: "+8613900139000")
            async let placed = office.exchange.call(CallOrder(seat: Self.seat, number: number, ticket: "T-1"))
            let ringing = try await office.wait("a seat that rings") { $0.call(at: Self.seat) != nil }
            try await office.exchange.answer(try #require(ringing.call(at: Self.seat)), at: Self.seat)

            let call = try await placed
            try await office.wait("a citizen who answers") { $0.records[call]?.firstAnswer != nil }
            try await office.end(call)
            let heard = try await office.wait("an end") { $0.closed.count == 1 }

            let record = try #require(heard.closed.first)
            #expect(record.id == call)
            #expect(record.ticket == "T-1")
            #expect(record.opening.direction == .outbound)
            #expect(record.opening.outside.phone == number)
            #expect(record.turns.map(\.party) == [.seat(Self.seat), .outside(record.opening.outside)])
            #expect(record.outcome == .answered)
        }
    }

    @Test func `a seat that does not take its own call is refused`() async throws {
        try await withOffice { _, office in
            let order = CallOrder(seat: Self.seat, number: PhoneNumber(dialled: "110"), patience: 1)

            await #expect(throws: CTIFault.refused("reason 3")) { try await office.exchange.call(order) }
        }
    }

    @Test func `hold and resume are in the record with their instants`() async throws {
        try await withOffice { pbx, office in
            let call = try await talking(pbx, office)

            try await office.exchange.hold(call, at: Self.seat)
            try await office.wait("a hold") { $0.seats[Self.seat] == .onHold }
            try await office.exchange.resume(call, at: Self.seat)
            try await office.wait("talk again") { $0.records[call]?.turns.first?.holds.first?.ended != nil }
            try await office.end(call)
            let heard = try await office.wait("an end") { $0.closed.count == 1 }

            let hold = try #require(heard.closed.first?.turns.first?.holds.first)
            #expect(heard.closed[0].turns[0].holds.count == 1)
            #expect(hold.began <= hold.ended ?? .distantPast)
        }
    }

    /// An exchange tells that somebody has answered a moment before both can hear each other; until then it refuses to
    /// transfer.
    private func onceConnected(_ act: () async throws -> Void) async throws {
        for _ in 0..<100 {
            do { return try await act() } catch CTIFault.refused("Transfer failed"), CTIFault.refused("Atxfer failed") {
                continue
            }
        }
        try await act()
    }

    @Test func `a call is handed on to a colleague at once`() async throws {
        try await withOffice { pbx, office in
            let call = try await talking(pbx, office)

            try await onceConnected {
                try await office.exchange.transfer(call, from: Self.seat, to: .seat(Self.colleague))
            }
            try await office.wait("a colleague who talks") { $0.isAnswered(at: Self.colleague) }
            try await office.exchange.hangUp(call, at: Self.colleague)
            let heard = try await office.wait("an end") { $0.closed.count == 1 }

            let record = try #require(heard.closed.first)
            #expect(record.transfers.map(\.kind) == [.blind])
            #expect(record.transfers.map(\.to) == [.seat(Self.colleague)])
            #expect(record.turns.map(\.party) == [.seat(Self.seat), .seat(Self.colleague)])
            #expect(record.closing?.by == .party(.seat(Self.colleague)))
        }
    }

    @Test func `a call is handed to 110 after a word`() async throws {
        try await withOffice { pbx, office in
            let call = try await talking(pbx, office)
            let police = PhoneNumber(dialled: "110")

            try await onceConnected {
                try await office.exchange.consult(.number(police), about: call, from: Self.seat)
            }
            try await office.wait("110") { $0.records[call]?.turns.last?.answered != nil && $0.all[0].turns.count == 2 }
            try await office.exchange.handOver(call, from: Self.seat)
            try await office.wait("a seat that has left") { $0.records[call]?.turns[0].left != nil }
            try await office.end(call)
            let heard = try await office.wait("an end") { $0.closed.count == 1 }

            let record = try #require(heard.closed.first)
            #expect(record.transfers.map(\.kind) == [.attended])
            #expect(record.turns[0].holds.count == 1)
            #expect(record.turns[0].holds.first?.ended != nil)
            #expect(record.transfers.map(\.to) == [.outside(OutsideNumber("110", country: "86", area: nil))])
            #expect(record.opening.outside.phone == PhoneNumber(dialled: "+8613800138000"))
        }
    }

    @Test func `citizen, seat and 110 talk together in one call`() async throws {
        try await withOffice { pbx, office in
            let call = try await talking(pbx, office)

            try await office.exchange.join(PhoneNumber(dialled: "110"), to: call, from: Self.seat)
            try await office.wait("110 in the room") {
                $0.records[call]?.turns.last?.room != nil && $0.all[0].turns.count == 2
            }
            try await office.exchange.hangUp(call, at: Self.seat)
            let heard = try await office.wait("a seat that has left") { $0.records[call]?.turns[0].left != nil }

            #expect(heard.all.count == 1)
            #expect(heard.all[0].closing == nil, "the others go on")
            #expect(heard.all[0].turns.map(\.room).count { $0 != nil } == 2)
        }
    }

    @Test func `a citizen who is handed to the questions answers by keys`() async throws {
        try await withOffice { pbx, office in
            try await office.exchange.logIn(Self.colleague, to: "hotline")
            _ = try pbx.call(seconds: 4, digits: "4")
            let talking = try await office.wait("an answer") { $0.isAnswered(at: Self.colleague) }
            let call = try #require(talking.call(at: Self.colleague))

            try await office.exchange.survey(call, ticket: "T-2")
            let heard = try await office.wait("an end") { $0.closed.count == 1 }

            let record = try #require(heard.closed.first)
            #expect(record.answers.first?.question == 1)
            #expect(record.answers.first?.key == "4")
            #expect(record.keys.map(\.key).contains("4"))
            #expect(record.ticket == "T-2")
            #expect(record.surveyedAt != nil)
            #expect(record.turns.first?.left ?? .distantFuture < record.closing?.at ?? .distantPast)
        }
    }

    @Test func `a citizen is called and asked by keys`() async throws {
        try await withOffice { _, office in
            let number = PhoneNumber(dialled: "+8613900139000")

            let call = try await office.exchange.survey(calling: number, ticket: "T-3")
            try await office.wait("questions") { $0.records[call]?.surveyedAt != nil }
            try await office.end(call)
            let heard = try await office.wait("an end") { $0.closed.count == 1 }

            #expect(heard.closed.first?.ticket == "T-3")
            #expect(heard.closed.first?.opening.outside.phone == number)
            #expect(heard.closed.first?.outcome == .answered)
        }
    }

    @Test func `a seat is sent on a rest, comes back and goes home`() async throws {
        try await withOffice { _, office in
            try await office.exchange.logIn(Self.seat, to: "hotline")
            try await office.exchange.logIn(Self.seat, to: "hotline")
            try await office.wait("a seat") { $0.seats[Self.seat] == .ready }
            try await office.exchange.pause(Self.seat, for: .rest)
            try await office.wait("a rest") { $0.seats[Self.seat] == .paused(.rest) }
            try await office.exchange.makeReady(Self.seat)
            try await office.wait("a seat again") { $0.seats[Self.seat] == .ready }

            try await office.exchange.logOut(Self.seat, from: "hotline")
            try await office.exchange.logOut(Self.seat, from: "hotline")

            try await office.wait("nobody") { $0.seats.isEmpty }
        }
    }

    struct Unexpected: Error {}
}
