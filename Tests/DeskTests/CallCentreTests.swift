// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Desk

/// What seats see of their telephones, and what the store keeps of it (A2).
@Suite(.timeLimit(.minutes(1)))
struct CallCentreTests {
    private static let seat = Seat("8001")
    private static let party = Party.seat(Self.seat)
    private static let call = CallID("1")

    private func withCentre(
        _ exchange: PlayedTelephones = PlayedTelephones(),
        _ body: (Office, CallCentre, PlayedTelephones) async throws -> Void,
    ) async throws {
        try await Engine.sqlite.withDatabase { database in
            let office = try await Office.open(on: database)
            let centre = CallCentre(exchange, desk: office.desk, logger: .silent)
            try await centre.open()
            try await body(office, centre, exchange)
        }
    }

    private func opening(at instant: Date) -> CallOpening {
        let citizen = OutsideNumber("13900000001", country: "86", area: "710")
        return CallOpening(direction: .inbound, outside: citizen, dialled: "12345", began: instant)
    }

    /// A call that rings at the seat.
    private func ring(_ office: Office, _ centre: CallCentre) async {
        let now = office.clock.now
        await centre.follow(.call(Self.call, .began(opening(at: now)), at: now))
        await centre.follow(.call(Self.call, .queued(queue: "hotline"), at: now))
        await centre.follow(.call(Self.call, .rang(Self.party), at: now))
        await centre.follow(.seat(Self.seat, .ringing, at: now))
    }

    @Test func `who takes a seat serves the site's queues, and who leaves it does not`() async throws {
        try await withCentre { _, centre, exchange in
            try await centre.sit("agent1", at: Self.seat)
            #expect(exchange.verbs == ["logIn 8001 hotline", "makeReady 8001"])
            #expect(await centre.seat(of: "agent1") == Self.seat)

            try await centre.stand("agent1")
            #expect(exchange.verbs.last == "logOut 8001 hotline")
            #expect(await centre.seat(of: "agent1") == nil)
        }
    }

    @Test func `whoever sits at a seat is told when it rings, and nobody else`() async throws {
        try await withCentre { office, centre, _ in
            try await centre.sit("agent1", at: Self.seat)
            try await centre.sit("agent2", at: Seat("8002"))
            var mine = await centre.changes(of: "agent1").makeAsyncIterator()
            var others = await centre.changes(of: "agent2").makeAsyncIterator()
            await mine.next()
            await others.next()

            await ring(office, centre)
            await mine.next()
            let picture = await centre.picture(of: Self.seat)
            #expect(picture.calls.map(\.id) == [Self.call])
            #expect(picture.state == .ringing)

            // The next change that the other is told of is the link's.
            await centre.follow(.linkLost(at: office.clock.now))
            await others.next()
            #expect(await centre.picture(of: Seat("8002")).isLinked == false)
            #expect(await centre.picture(of: Seat("8002")).calls.isEmpty)
        }
    }

    @Test func `a seat that has hung up is kept free for its ticket`() async throws {
        try await withCentre { office, centre, exchange in
            let now = office.clock.now
            await ring(office, centre)
            await centre.follow(.call(Self.call, .answered(Self.party), at: now))
            await centre.follow(.call(Self.call, .left(Self.party), at: now))

            while !exchange.verbs.contains("pause 8001 wrap-up") { await Task.yield() }
            let picture = await centre.picture(of: Self.seat)
            #expect(picture.wrapUp?.id == Self.call)
        }
    }

    @Test func `work after a call that went on through a restart ends in its time`() async throws {
        try await withCentre { office, centre, exchange in
            let seats: [Seat: SeatState] = [Self.seat: .paused(.wrapUp)]
            await centre.follow(.snapshot(ExchangeSnapshot(at: office.clock.now, calls: [], seats: seats)))
            #expect(exchange.verbs.isEmpty, "its time has begun only now")

            let later = CallCentre(exchange, desk: office.desk, logger: .silent)
            await ring(office, later)
            await later.follow(.call(Self.call, .answered(Self.party), at: office.clock.now))
            await later.follow(.call(Self.call, .left(Self.party), at: office.clock.now))
            office.clock.advance(hours: 1)
            await later.follow(.snapshot(ExchangeSnapshot(at: office.clock.now, calls: [], seats: seats)))

            while !exchange.verbs.contains("makeReady 8001") { await Task.yield() }
        }
    }

    @Test func `who calls in their break has it again afterwards`() async throws {
        try await withCentre { office, centre, exchange in
            let meal = PauseReason("meal")
            await centre.follow(.seat(Self.seat, .paused(meal), at: office.clock.now))
            await centre.follow(.seat(Self.seat, .talking, at: office.clock.now))
            await ring(office, centre)
            await centre.follow(.call(Self.call, .answered(Self.party), at: office.clock.now))
            await centre.follow(.call(Self.call, .left(Self.party), at: office.clock.now))
            office.clock.advance(hours: 1)
            let seats: [Seat: SeatState] = [Self.seat: .paused(.wrapUp)]
            await centre.follow(.snapshot(ExchangeSnapshot(at: office.clock.now, calls: [], seats: seats)))

            while !exchange.verbs.contains("pause 8001 meal") { await Task.yield() }
            #expect(!exchange.verbs.contains("makeReady 8001"))
        }
    }

    @Test func `who is signed in nowhere leaves the seat to whoever comes`() async throws {
        try await withCentre { office, centre, exchange in
            try await centre.sit("agent1", at: Self.seat)

            try await centre.standIfGone("agent1")
            #expect(exchange.verbs.last == "logOut 8001 hotline")

            try await office.desk.take(Self.seat, by: "agent1")
            try await office.desk.take(Self.seat, by: "agent2")
            #expect(try await office.desk.seats() == [Self.seat: "agent2"])
        }
    }

    @Test func `only who has spoken in a call says what it is about`() async throws {
        try await withCentre { office, centre, _ in
            try await centre.sit("agent1", at: Self.seat)
            await ring(office, centre)
            #expect(await !centre.mayLink(Self.call, by: "agent1"), "it only rings")

            await centre.follow(.call(Self.call, .answered(Self.party), at: office.clock.now))
            #expect(await centre.mayLink(Self.call, by: "agent1"))
            #expect(await !centre.mayLink(Self.call, by: "agent2"))
            #expect(await !centre.mayLink(CallID("unknown"), by: "agent1"))
        }
    }

    @Test func `what goes on is kept, and taken up again after a restart`() async throws {
        try await withCentre { office, centre, exchange in
            let following = Task { await FollowExchange(centre, logger: .silent).follow(exchange) }
            let keeping = Task { await centre.keepAll() }
            exchange.tell(.call(Self.call, .began(opening(at: office.clock.now)), at: office.clock.now))
            exchange.finish()
            await following.value
            keeping.cancel()
            await keeping.value

            let later = CallCentre(PlayedTelephones(), desk: office.desk, logger: .silent)
            try await later.open()
            #expect(await later.call(Self.call) != nil)
            let over = ExchangeSnapshot(at: office.clock.now.addingTimeInterval(60), calls: [], seats: [:])
            await later.follow(.snapshot(over))
            let more = Task { await later.keepAll() }
            more.cancel()
            await more.value

            #expect(try await office.desk.openCalls().isEmpty)
            #expect(try await office.desk.call(Self.call, for: .agent)?.call.outcome == .missed)
        }
    }
}
