// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Sites
import Storage
import TestKit
import Testing
import Tickets
import WorkCalendar

@testable import Desk

/// Inspection in the store: samples, opinions, answers and what follows (S5).
struct QualityTests {
    private static let agent1 = Author.staff(login: "agent1", role: .agent, unit: .centre)
    private static let agent2 = Author.staff(login: "agent2", role: .agent, unit: .centre)

    @Test(arguments: Engine.available)
    func `a sample has of each agent's calls the share and the least, and is drawn once`(engine: Engine) async throws {
        try await withCalls(on: engine) { office, days in
            let sample = try await office.desk.drawSample(of: .call, on: days, by: .supervisor)

            #expect(sample.population == 7)
            let picture = try await office.desk.quality(since: .distantPast, for: .supervisor)
            #expect(picture.waiting.map(\.agent).sorted() == ["agent1", "agent1", "agent2"])
            #expect(picture.samples.map(\.progress.drawn) == [3])
            #expect(picture.samples.map(\.progress.done) == [0])
            let draw = SampleDraw(seed: sample.seed, kind: .call, days: days, share: Self.share)
            let ofAgent1 = (1...6).map { QualitySample.Candidate("\($0).0", by: "agent1") }
            let again = Set(draw.drawn(from: ofAgent1).map(\.reference))
            #expect(again.isSubset(of: Set(picture.waiting.map(\.subject.reference))))
            for overlapping in [days, days.lowerBound...days.lowerBound] {
                await #expect(throws: InspectionRefusal.drawnAlready) {
                    try await office.desk.drawSample(of: .call, on: overlapping, by: .evaluator)
                }
            }
        }
    }

    @Test func `a lot is what sha256sum says, so that anybody can draw again`() throws {
        let first = try #require(Day("2026-03-02"))
        let days = first...first.advanced(by: 6)
        let draw = SampleDraw(seed: 20_260_101, kind: .call, days: days, share: Self.share)

        // printf '20260101/call/2026-03-02/2026-03-08/1795294152.0' | sha256sum
        #expect(draw.lot(of: "1795294152.0") == "3db3c84f029231a893940dc3ade117edc6bb5c32388a47c51a183fb629ad69a8")
    }

    @Test func `what is drawn does not depend on the order in which it is found`() throws {
        let day = try #require(Day("2026-03-02"))
        let draw = SampleDraw(seed: 1, kind: .ticket, days: day...day, share: Self.share)
        let population = (1...200).map { QualitySample.Candidate("\($0)", by: "agent\($0 % 3)") }

        let drawn = draw.drawn(from: population)

        #expect(drawn == draw.drawn(from: population.reversed()))
        #expect(
            Dictionary(grouping: drawn, by: \.agent).mapValues(\.count) == ["agent0": 2, "agent1": 3, "agent2": 3]
        )
        let other = SampleDraw(seed: 2, kind: .ticket, days: day...day, share: Self.share)
        #expect(Set(drawn) != Set(other.drawn(from: population)))
    }

    private static let share = QualityPolicy.Share(sharePercent: 3, minimumPerAgent: 2)

    @Test(arguments: Engine.available)
    func `no sample is drawn by an agent, of days that go on, or of nothing`(engine: Engine) async throws {
        try await withCalls(on: engine) { office, days in
            let today = office.desk.today
            await #expect(throws: InspectionRefusal.notPermitted) {
                try await office.desk.drawSample(of: .call, on: days, by: Self.agent1)
            }
            await #expect(throws: InspectionRefusal.badPeriod) {
                try await office.desk.drawSample(of: .call, on: days.lowerBound...today, by: .supervisor)
            }
            let before = days.lowerBound.advanced(by: -9)
            await #expect(throws: InspectionRefusal.nothingToDraw) {
                try await office.desk.drawSample(of: .call, on: before...before, by: .supervisor)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `of tickets those that staff filed are drawn, and no reports`(engine: Engine) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let day = office.desk.today
            let number = try await office.takeDown("路灯不亮。", id: "a")
            _ = try await office.takeDown("举报办事人员。", id: "b") { $0.filing.kind = .report }
            _ = try await office.file("市民自己填写。", id: "c")
            office.clock.advance(hours: 24)

            let sample = try await office.desk.drawSample(of: .ticket, on: day...day, by: .supervisor)

            #expect(sample.population == 1)
            let waiting = try await office.desk.quality(since: .distantPast, for: .supervisor).waiting
            #expect(waiting.map(\.subject) == [Inspection.Subject(.ticket, number.rawValue)])
            #expect(waiting.map(\.agent) == ["agent1"])
        }
    }

    @Test(arguments: Engine.available)
    func `opinions, answers and actions are kept, and nobody sees another's`(engine: Engine) async throws {
        try await withCalls(on: engine) { office, days in
            let desk = office.desk
            try await desk.drawSample(of: .call, on: days, by: .supervisor)
            let waiting = try await desk.quality(since: .distantPast, for: .supervisor).waiting
            let id = try #require(waiting.first { $0.agent == "agent1" }).id
            await #expect(throws: InspectionRefusal.unknown) { try await desk.inspection(id, for: Self.agent1) }

            try await desk.inspect(try office.filled(opening: 5), on: id, seen: 0, by: .supervisor)
            await #expect(throws: InspectionRefusal.unknown) { try await desk.inspection(id, for: Self.agent2) }
            try await desk.say(.objected, note: "我报了工号", to: id, by: Self.agent1)
            try await desk.say(.replied, note: "请复检", to: id, by: .supervisor)
            try await desk.inspect(try office.filled(opening: 10), on: id, seen: 1, by: .evaluator)
            try await desk.say(.accepted, note: "", to: id, by: Self.agent1)

            let file = try await desk.inspection(id, for: Self.agent1)
            #expect(file.inspection.opinions.map(\.sheet.result) == [9_500, 10_000])
            #expect(file.inspection.opinions.map(\.login) == ["supervisor", "evaluator"])
            #expect(file.inspection.steps.map(\.act) == [.objected, .replied, .accepted])
            #expect(file.inspection.result == 10_000)
            let picture = try await desk.quality(since: .distantPast, for: .supervisor)
            #expect(picture.agents.map(\.agent) == ["agent1"])
            #expect(picture.agents.map(\.mean) == [10_000])
            #expect(picture.agents.map(\.fatal) == [0])
            #expect(picture.done.map(\.standing) == [.accepted])
            let own = try await desk.ownInspections(limit: 10, of: Self.agent1)
            #expect(own.lines.map(\.id) == [id])
            let others = try await desk.ownInspections(limit: 10, of: Self.agent2)
            #expect(others.lines.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a corrective action has an owner and a day, and is done with words`(engine: Engine) async throws {
        try await withCalls(on: engine) { office, days in
            let desk = office.desk
            let id = try await office.inspected(days)
            let due = desk.today.advanced(by: 7)
            await #expect(throws: InspectionRefusal.notPermitted) {
                try await desk.open("重学开头语", owner: "agent1", due: due, after: id, by: Self.agent1)
            }
            for (owner, day) in [("nobody", due), ("agent1", desk.today.advanced(by: -1))] {
                await #expect(throws: InspectionRefusal.badAction) {
                    try await desk.open("重学开头语", owner: owner, due: day, after: id, by: .supervisor)
                }
            }
            try await desk.open("重学开头语", owner: "agent1", due: due, after: id, by: .supervisor)
            let open = try await desk.ownInspections(limit: 10, of: Self.agent1).actions
            let action = try #require(open.first)

            await #expect(throws: InspectionRefusal.unknown) {
                try await desk.finish(action.id, note: "学了", by: Self.agent2)
            }
            await #expect(throws: InspectionRefusal.noteMissing) {
                try await desk.finish(action.id, note: " ", by: Self.agent1)
            }
            try await desk.finish(action.id, note: "学了", by: Self.agent1)
            await #expect(throws: InspectionRefusal.notNow) {
                try await desk.finish(action.id, note: "又学了", by: Self.agent1)
            }
            let kept = try await desk.inspection(id, for: .supervisor).actions.first
            #expect(kept?.outcome?.note == "学了")
            #expect(kept?.outcome?.login == "agent1")
        }
    }

    @Test(arguments: Engine.available)
    func `a result that the sheets do not give is found`(engine: Engine) async throws {
        try await withCalls(on: engine) { office, days in
            let id = try await office.inspected(days)
            let sound = try await office.verification().disagreements
            #expect(sound == [])

            _ = try await office.desk.database.write { writer in
                try writer.execute("UPDATE inspections SET result = 10000 WHERE id = \(id)")
            }

            let found = try await office.verification().disagreements
            #expect(found == [.inspectionDiffers(id.rawValue)])
        }
    }

    /// Six calls of one agent and one of another, yesterday.
    private func withCalls(
        on engine: Engine,
        _ body: (Office, ClosedRange<Day>) async throws -> Void,
    ) async throws {
        try await engine.withDatabase { database in
            let office = try await Office.open(on: database)
            let day = office.desk.today
            for number in 1...7 {
                var call = TestCall("\(number).0", at: office.clock.now)
                call.talk(at: Seat("8001"))
                call.end(70)
                try await office.desk.keep([call.record], seated: [Seat("8001"): number < 7 ? "agent1" : "agent2"])
                office.clock.advance(hours: 0.1)
            }
            office.clock.advance(hours: 24)
            try await body(office, day...day)
        }
    }
}

extension Office {
    /// The sheet for calls with full marks but for the opening.
    fileprivate func filled(opening points: Int) throws -> FilledSheet {
        let sheet = try #require(desk.site.quality?.sheet(for: .call))
        let marks = sheet.items.reduce(into: [String: FilledSheet.Mark]()) { marks, item in
            let given = item.code == "opening" ? points : item.points ?? 0
            let verdict: FilledSheet.Verdict = item.isFatal ? .kept : .points(hundredths: given * 100)
            marks[item.code] = FilledSheet.Mark(item.code, verdict, words: "听过")
        }
        return try FilledSheet(sheet, document: 1, marks: marks, words: "")
    }

    /// An inspected call of agent1.
    fileprivate func inspected(_ days: ClosedRange<Day>) async throws -> ID<Inspection> {
        try await desk.drawSample(of: .call, on: days, by: .supervisor)
        let waiting = try await desk.quality(since: .distantPast, for: .supervisor).waiting
        let id = try #require(waiting.first { $0.agent == "agent1" }).id
        try await desk.inspect(try filled(opening: 5), on: id, seen: 0, by: .supervisor)
        return id
    }

    /// A request that agent1 takes down.
    fileprivate func takeDown(
        _ narrative: String,
        id: String,
        change: (inout IntakeDraft) -> Void = { _ in },
    ) async throws -> TicketNumber {
        var draft = IntakeDraft(
            filing: Filing(channel: .phone, externalID: id, narrative: narrative, receivedAt: clock.now),
            contact: Contact(name: PersonName("王小明"), phone: PhoneNumber(dialled: "+8613900000001")),
        )
        change(&draft)
        let agent = Author.staff(login: "agent1", role: .agent, unit: .centre)
        return try await desk.file(draft, by: agent, device: "test").stored.ticket.number
    }
}
