// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Storage
import TestKit
import Testing
import Tickets

@testable import Desk

/// What follows in the store from what the exchange told (A2, S5).
struct CallTests {
    private static let seat = Seat("8001")
    private static let seated = [Self.seat: "agent1"]

    private func withOffice(_ engine: Engine, _ body: (Office) async throws -> Void) async throws {
        try await engine.withDatabase { try await body(try await Office.open(on: $0)) }
    }

    @Test(arguments: Engine.available)
    func `a call is kept as it stands, with who answered it`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            var call = TestCall(at: office.clock.now)
            call.add(0, .queued(queue: "hotline"))
            try await office.desk.keep([call.record], seated: Self.seated)
            #expect(try await office.desk.openCalls().map(\.record.id) == [call.id])

            call.talk(at: Self.seat)
            call.end(70)
            try await office.desk.keep([call.record], seated: Self.seated)

            let kept = try #require(try await office.desk.call(call.id, for: .agent))
            #expect(kept.call.record == call.record)
            #expect(kept.call.agent == "agent1")
            #expect(kept.call.outcome == .answered)
            #expect(try await office.desk.agent(of: call.id) == "agent1")
        }
    }

    @Test(arguments: Engine.available)
    func `a server that lags behind reopens no call, and takes nobody's call away`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            var call = TestCall(at: office.clock.now)
            call.add(0, .queued(queue: "hotline"))
            let ringing = call.record
            call.talk(at: Self.seat)
            call.add(70, .recording(path: "/recordings/2.wav"))
            call.end(70)
            // The first to keep it does not know who sits there.
            try await office.desk.keep([call.record], seated: [:])
            try await office.desk.keep([call.record], seated: Self.seated)
            try await office.desk.keep([ringing], seated: [:])
            try await office.desk.keep([call.record], seated: [Self.seat: "agent2"])

            let kept = try #require(try await office.desk.call(call.id, for: .agent)?.call)
            #expect(kept.record == call.record)
            #expect(kept.agent == "agent1")
            let isWhole = kept.record.recordings.allSatisfy { $0.completed != nil }
            #expect(isWhole, "also what nobody told the end of")
        }
    }

    @Test(arguments: Engine.available)
    func `a call about a report is unknown to whom it accuses`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let number = try await office.file { $0.filing.accusedUnit = .water }.stored.ticket.number
            var call = TestCall(at: office.clock.now)
            call.talk(at: Self.seat)
            call.end(70)
            try await office.desk.keep([call.record], seated: Self.seated)
            try await office.desk.link(call.id, from: try #require(call.record.opening.outside.phone), to: number)
            let accused = Author.staff(login: "supervisor9", role: .supervisor, unit: .water)

            #expect(try await office.desk.call(call.id, for: accused) == nil)
            #expect(try await office.desk.calls(CallList(), for: accused).isEmpty)
            #expect(try await office.desk.calls(CallList(), for: .agent).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what a call adds to the figures is counted once, however often it is kept`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            var call = TestCall(at: office.clock.now)
            call.add(0, .queued(queue: "hotline"))
            try await office.desk.keep([call.record], seated: Self.seated)
            call.talk(at: Self.seat, after: 20, seconds: 100)
            call.end(120)
            for _ in 0..<3 { try await office.desk.keep([call.record], seated: Self.seated) }
            var lost = TestCall("2", at: office.clock.now, from: "13900000002")
            lost.add(0, .queued(queue: "hotline"))
            lost.add(30, .abandoned)
            lost.end(30)
            try await office.desk.keep([lost.record], seated: Self.seated)

            let tallies = try await office.desk.callTallies()
            let tally = tallies.values.reduce(CallTally(), +)
            #expect(tallies.keys.map(\.hour) == [9], "09:00 on the city's clock")
            #expect(tally.offered == 2)
            #expect(tally.answered == 1)
            #expect(tally.answeredInTime == 0, "after twenty seconds")
            #expect(tally.abandoned == 1)
            #expect(tally.averageTalk == 100)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was not answered is called back, once for a number, until somebody has spoken with them`(
        engine: Engine
    ) async throws {
        try await withOffice(engine) { office in
            for (id, wait) in [("1", 30.0), ("2", 40)] {
                var call = TestCall(id, at: office.clock.now)
                call.add(0, .queued(queue: "hotline"))
                call.add(wait, .abandoned)
                call.end(wait)
                try await office.desk.keep([call.record], seated: [:])
            }
            let tasks = try await office.desk.callBacks(limit: 10)
            #expect(tasks.map(\.missed) == [2])
            #expect(tasks.map(\.phone.dialled) == ["+8613900000001"])
            #expect(try await office.desk.countCallBacks() == 1)

            var again = TestCall("3", at: office.clock.now)
            again.talk(at: Self.seat)
            again.end(70)
            try await office.desk.keep([again.record], seated: Self.seated)
            #expect(try await office.desk.countCallBacks() == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a colleague's call-back is refused to others, and what is settled stays so`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            var call = TestCall(at: office.clock.now)
            call.end(3)
            try await office.desk.keep([call.record], seated: [:])
            let id = try #require(try await office.desk.callBacks(limit: 1).first?.id)

            _ = try await office.desk.takeCallBack(id, by: "agent1")
            await #expect(throws: CallBackRefusal.taken(by: "agent1")) {
                _ = try await office.desk.takeCallBack(id, by: "agent2")
            }
            try await office.desk.settleCallBack(id, .notReached, by: "agent1")
            await #expect(throws: CallBackRefusal.over) {
                try await office.desk.settleCallBack(id, .notNeeded, by: "agent1")
            }
            await #expect(throws: CallBackRefusal.unknown) { _ = try await office.desk.takeCallBack(99, by: "agent1") }
        }
    }

    @Test(arguments: Engine.available)
    func `a request taken down in a call has that call, and so has one it asks after`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let other = try await office.file(id: "other").stored.ticket.number
            var call = TestCall(at: office.clock.now)
            call.talk(at: Self.seat)
            let draft = IntakeDraft(
                filing: Filing(channel: .phone, externalID: "1", narrative: "路灯不亮", receivedAt: office.clock.now),
                contact: Contact(phone: PhoneNumber(dialled: "+8613900000001")),
            )
            let receipt = try await office.desk.file(draft, during: call.id, by: .agent, device: "test")
            let citizen = PhoneNumber(dialled: "+8613900000001")
            let stranger = PhoneNumber(dialled: "+8613900000002")
            try await office.desk.link(call.id, from: citizen, to: other)
            let another = try await office.file(id: "another").stored.ticket.number
            try await office.desk.link(call.id, from: stranger, to: another)
            try await office.desk.keep([call.record], seated: Self.seated)

            let number = receipt.stored.ticket.number
            #expect(try await office.desk.call(call.id, for: .agent)?.tickets == [other, number])
            #expect(try await office.desk.file(of: number, for: .agent).calls.map(\.record.id) == [call.id])
        }
    }

    @Test(arguments: Engine.available)
    func `keys pressed after an answer rate the ticket of that call, once`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            var call = TestCall(at: office.clock.now)
            call.talk(at: Self.seat)
            let rated = try await office.answered(id: "1", during: call.id)
            let others = try await office.answered(id: "2", during: CallID("other"))
            let keys = ["1", "1", "2"]
            for (question, key) in zip(1..., keys) { call.add(66, .surveyAnswered(question: question, key: key)) }
            try await office.desk.keep([call.record], seated: Self.seated)
            #expect(try await office.stage(of: rated) == .answered, "the call goes on")
            call.end(80)
            for _ in 0..<2 { try await office.desk.keep([call.record], seated: Self.seated) }

            let file = try await office.desk.file(of: rated, for: .agent)
            let outcomes = file.journal.flatMap(\.events).compactMap { event -> SurveyAnswer? in
                if case .calledBack(.reached(let answer)) = event { answer } else { nil }
            }
            #expect(outcomes.map(\.satisfaction) == [.satisfied])
            #expect(outcomes.map(\.resolution) == [.resolved])
            #expect(outcomes.map(\.contactedFirst) == [true])
            #expect(file.ticket.stage.name == .closed)
            #expect(try await office.stage(of: others) == .answered)
            #expect(try await office.verification().disagreements.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever listens is written down, once for a while`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            var call = TestCall(at: office.clock.now)
            call.talk(at: Self.seat)
            try await office.desk.keep([call.record], seated: Self.seated)
            let listen = { (place: Int) in
                try await office.desk.listen(to: place, of: call.id, by: .supervisor, device: "test")
            }

            #expect(try await listen(0) == "/recordings/\(call.id).wav")
            #expect(try await listen(0) != nil)
            #expect(try await listen(1) == nil)
            #expect(try await listen(-1) == nil)
            #expect(try await office.desk.call(call.id, for: .supervisor)?.hearings.count == 1)
            office.clock.advance(hours: 1)
            _ = try await listen(0)
            let hearings = try #require(try await office.desk.call(call.id, for: .supervisor)?.hearings)
            #expect(hearings.count == 2)
            #expect(Set(hearings.map(\.login)) == [Author.supervisor.login])
        }
    }

    @Test(arguments: Engine.available)
    func `a recording that is not complete cannot be heard`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            var call = TestCall(at: office.clock.now)
            call.add(5, .answered(.seat(Self.seat)), .recording(path: "/recordings/1.wav"))
            try await office.desk.keep([call.record], seated: Self.seated)

            #expect(try await office.desk.listen(to: 0, of: call.id, by: .supervisor, device: "test") == nil)
            #expect(try await office.desk.call(call.id, for: .supervisor)?.hearings == [])
        }
    }

    @Test(arguments: Engine.available)
    func `one person sits at one telephone of the site's`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            let desk = office.desk
            try await desk.take(Self.seat, by: "agent1")
            try await desk.take(Self.seat, by: "agent1")
            await #expect(throws: SeatRefusal.unknown) { try await desk.take(Seat("9999"), by: "agent2") }

            try await desk.take(Seat("8002"), by: "agent1")
            #expect(try await desk.seats() == [Seat("8002"): "agent1"])
            try await desk.leaveSeat("agent1")
            #expect(try await desk.seats().isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `calls are found by number, agent and outcome, the newest first`(engine: Engine) async throws {
        try await withOffice(engine) { office in
            for second in 1...3 {
                var call = TestCall("\(second)", at: office.clock.now.addingTimeInterval(Double(second)))
                if second == 2 { call.talk(at: Self.seat) }
                call.end(100)
                try await office.desk.keep([call.record], seated: Self.seated)
            }
            var list = CallList()
            #expect(try await office.desk.calls(list, for: .agent).map(\.record.id.text) == ["3", "2", "1"])
            list.before = office.clock.now.addingTimeInterval(3)
            list.limit = 1
            #expect(try await office.desk.calls(list, for: .agent).map(\.record.id.text) == ["2"])
            list = CallList()
            list.agent = "agent1"
            #expect(try await office.desk.calls(list, for: .agent).map(\.record.id.text) == ["2"])
            list = CallList()
            list.outcome = .missed
            list.phone = PhoneNumber(dialled: "+8613900000001")
            #expect(try await office.desk.calls(list, for: .agent).map(\.record.id.text) == ["3", "1"])
        }
    }
}

extension Office {
    /// A request that an agent answered on the spot, in a call.
    fileprivate func answered(id: String, during call: CallID) async throws -> TicketNumber {
        let draft = IntakeDraft(
            filing: Filing(
                channel: .phone,
                externalID: id,
                kind: .consultation,
                narrative: "请问办事大厅几点下班",
                receivedAt: clock.now,
            ),
            contact: Contact(phone: PhoneNumber(dialled: "+8613900000001")),
        )
        let number = try await desk.file(draft, during: call, by: .agent, device: "test").stored.ticket.number
        try await perform(.answerDirectly(reply: "带身份证到社区服务中心办理。"), on: number, by: .agent)
        return number
    }

    fileprivate func stage(of number: TicketNumber) async throws -> Stage.Name {
        try await desk.file(of: number, for: .agent).ticket.stage.name
    }
}
