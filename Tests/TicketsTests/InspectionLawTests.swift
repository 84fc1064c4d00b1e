// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import Tickets

/// What an inspection may become, and what a filled sheet is worth (S5).
struct InspectionLawTests {
    private static let name = LocalText(zh: "项", en: "Item")
    private static let sheet = ScoreSheet(
        code: "call",
        inspects: .call,
        name: name,
        items: [
            ScoreSheet.Item(code: "opening", text: name, points: 10),
            ScoreSheet.Item(code: "facts", text: name, points: 20),
            ScoreSheet.Item(code: "closing", text: name, points: 7),
            ScoreSheet.Item(code: "rudeness", text: name, points: nil, fatal: true),
        ],
    )
    private static let now = Date(timeIntervalSince1970: 1_772_413_200)
    private static let supervisor = Author.staff(login: "supervisor", role: .supervisor, unit: nil)
    private static let evaluator = Author.staff(login: "evaluator", role: .evaluator, unit: nil)
    private static let agent = Author.staff(login: "agent", role: .agent, unit: nil)

    private static func filled(
        _ opening: FilledSheet.Verdict,
        _ facts: FilledSheet.Verdict = .points(hundredths: 2_000),
        _ closing: FilledSheet.Verdict = .points(hundredths: 700),
        rudeness: FilledSheet.Verdict = .kept,
        because words: String = "因此",
    ) throws -> FilledSheet {
        let verdicts = ["opening": opening, "facts": facts, "closing": closing, "rudeness": rudeness]
        let marks = verdicts.reduce(into: [:]) { $0[$1.key] = FilledSheet.Mark($1.key, $1.value, words: words) }
        return try FilledSheet(sheet, document: 3, marks: marks, words: "")
    }

    private static func inspection(
        by agent: String = "agent",
        _ second: SecondOpinion = .decides,
        _ opinions: [Inspection.Opinion] = [],
        _ steps: [Inspection.Step] = [],
    ) -> Inspection {
        Inspection(
            id: ID(1),
            subject: Inspection.Subject(.call, "1.0"),
            agent: agent,
            second: second,
            opinions: opinions,
            steps: steps,
        )
    }

    @Test(arguments: [
        // (10 + 20 + 7) / 37, (8.5 + 20 + 7) / 37 = 95.945…, (0 + 20 + 7) / 37 = 72.972…
        (FilledSheet.Verdict.points(hundredths: 1_000), 10_000), (.points(hundredths: 850), 9_595),
        (.points(hundredths: 0), 7_297),
        // (20 + 7) / 27
        (.notApplicable, 10_000),
    ])
    func `a result is points given by full marks of what applies, half up`(verdict: FilledSheet.Verdict, result: Int)
        throws
    {
        #expect(try Self.filled(verdict).result == result)
    }

    @Test func `a half is rounded up`() throws {
        // 0.01 of 8 points is 0.125 %.
        let eight = ScoreSheet(
            code: "s",
            inspects: .ticket,
            name: Self.name,
            items: [ScoreSheet.Item(code: "a", text: Self.name, points: 8)],
        )
        let mark = FilledSheet.Mark("a", .points(hundredths: 1), words: "几乎没有")

        #expect(try FilledSheet(eight, document: 1, marks: ["a": mark], words: "").result == 13)
    }

    @Test func `a fatal breach makes the whole 0`() throws {
        let sheet = try Self.filled(.points(hundredths: 1_000), rudeness: .breached)

        #expect(sheet.result == 0)
        #expect(sheet.breaches == ["rudeness"])
    }

    @Test func `every item has a mark within its range, and a deduction its reason`() throws {
        #expect(throws: InspectionRefusal.markOutOfRange("opening")) {
            try Self.filled(.points(hundredths: 1_001))
        }
        #expect(throws: InspectionRefusal.markOutOfRange("opening")) { try Self.filled(.breached) }
        #expect(throws: InspectionRefusal.markOutOfRange("rudeness")) {
            try Self.filled(.points(hundredths: 1), rudeness: .points(hundredths: 1))
        }
        #expect(throws: InspectionRefusal.wordsMissing("opening")) {
            try Self.filled(.points(hundredths: 999), because: " ")
        }
        #expect(throws: InspectionRefusal.wordsMissing("rudeness")) {
            try Self.filled(.points(hundredths: 1_000), rudeness: .breached, because: "")
        }
        #expect(throws: InspectionRefusal.nothingApplies) {
            try Self.filled(.notApplicable, .notApplicable, .notApplicable)
        }
        #expect(throws: InspectionRefusal.markMissing("opening")) {
            try FilledSheet(Self.sheet, document: 1, marks: [:], words: "")
        }
    }

    @Test func `nobody inspects their own work, and the second opinion is somebody else's`() throws {
        let sheet = try Self.filled(.points(hundredths: 1_000))
        let own = Self.inspection(by: "supervisor")
        #expect(throws: InspectionRefusal.ownWork) {
            try own.opinion(sheet, seen: 0, at: Self.now, by: Self.supervisor)
        }
        #expect(throws: InspectionRefusal.notPermitted) {
            try Self.inspection().opinion(sheet, seen: 0, at: Self.now, by: Self.agent)
        }

        let first = try Self.inspection().opinion(sheet, seen: 0, at: Self.now, by: Self.supervisor)
        let once = Self.inspection(.decides, [first])
        #expect(throws: InspectionRefusal.mustBeSomebodyElse) {
            try once.opinion(sheet, seen: 1, at: Self.now, by: Self.supervisor)
        }
        #expect(throws: InspectionRefusal.stale) { try once.opinion(sheet, seen: 0, at: Self.now, by: Self.evaluator) }
        let second = try once.opinion(sheet, seen: 1, at: Self.now, by: Self.evaluator)
        #expect(throws: InspectionRefusal.opinionsFull) {
            try Self.inspection(.decides, [first, second])
                .opinion(sheet, seen: 2, at: Self.now, by: .staff(login: "x", role: .evaluator, unit: nil))
        }
    }

    @Test(arguments: [(SecondOpinion.decides, 7_297), (.averaged, 8_446)])
    func `a second opinion decides or is averaged with the first, half up`(rule: SecondOpinion, result: Int) throws {
        // 95.95 and 72.97 have the mean 84.46.
        let first = Inspection.Opinion(try Self.filled(.points(hundredths: 850)), at: Self.now, by: "supervisor")
        let second = Inspection.Opinion(try Self.filled(.points(hundredths: 0)), at: Self.now, by: "evaluator")

        #expect(Self.inspection(rule, [first, second]).result == result)
        #expect(Self.inspection(rule, [first]).result == 9_595)
        #expect(Self.inspection(rule).result == nil)
    }

    @Test func `its agent answers each opinion once, and an inspector replies to an objection`() throws {
        let opinion = Inspection.Opinion(try Self.filled(.points(hundredths: 850)), at: Self.now, by: "supervisor")
        #expect(Self.inspection().lawfulActs(for: Self.agent).isEmpty)
        let told = Self.inspection(.decides, [opinion])
        #expect(told.standing == .told)
        #expect(told.lawfulActs(for: Self.agent) == [.accepted, .objected])
        #expect(told.lawfulActs(for: Self.supervisor).isEmpty)
        #expect(throws: InspectionRefusal.noteMissing) {
            try told.step(.objected, note: " ", at: Self.now, by: Self.agent)
        }

        let objection = try told.step(.objected, note: "我报了工号", at: Self.now, by: Self.agent)
        let objected = Self.inspection(.decides, [opinion], [objection])
        #expect(objected.standing == .objected)
        #expect(objected.lawfulActs(for: Self.agent).isEmpty)
        #expect(throws: InspectionRefusal.unknown) {
            try objected.step(.replied, note: "已复听", at: Self.now, by: .staff(login: "b", role: .agent, unit: nil))
        }
        let reply = try objected.step(.replied, note: "已复听", at: Self.now, by: Self.evaluator)
        #expect(Self.inspection(.decides, [opinion], [objection, reply]).lawfulActs(for: Self.agent) == [.accepted])

        let again = Inspection.Opinion(opinion.sheet, at: Self.now, by: "evaluator")
        #expect(Self.inspection(.decides, [opinion, again], [objection, reply]).standing == .told)
    }

    @Test func `its agent knows of it once there is an opinion, other agents never`() throws {
        let opinion = Inspection.Opinion(try Self.filled(.points(hundredths: 850)), at: Self.now, by: "supervisor")
        let other = Author.staff(login: "agent2", role: .agent, unit: nil)

        #expect(!Self.inspection().isShown(to: Self.agent))
        #expect(Self.inspection().isShown(to: Self.evaluator))
        #expect(!Self.inspection(by: "evaluator").isShown(to: Self.evaluator))
        let inspected = Self.inspection(.decides, [opinion])
        #expect(inspected.isShown(to: Self.agent))
        #expect(!inspected.isShown(to: other))
    }
}
