// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// The nuisance list warns, ends by itself, and is never one person's word (A11).
struct NuisanceLawTests {
    private static let other = Author.staff(login: "supervisor2", role: .supervisor, unit: .centre)

    private static func entry(_ acts: [(Nuisance.Act, String)] = [], days: Double = 30) -> Nuisance {
        let steps = [(Nuisance.Act.proposed, "agent")] + acts
        return Nuisance(
            id: ID(1),
            phone: PhoneNumber(dialled: "+8613900000009"),
            reason: "反复拨打后挂断",
            expiresAt: .monday.addingTimeInterval(days * 86_400),
            steps: steps.map { Nuisance.Step($0.0, at: .monday, by: $0.1, note: "…") },
        )
    }

    private static func refusal(_ act: Nuisance.Act, on entry: Nuisance, by author: Author) -> NuisanceRefusal? {
        do throws(NuisanceRefusal) {
            _ = try entry.step(act, note: "理由", at: .monday, by: author)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ([], Nuisance.Standing.waiting, false), ([.rejected], .rejected, false), ([.confirmed], .inForce, true),
            ([.confirmed, .appealed], .appealed, true), ([.confirmed, .appealed, .kept], .inForce, true),
            ([.confirmed, .appealed, .lifted], .lifted, false), ([.confirmed, .lifted], .lifted, false),
        ] as [([Nuisance.Act], Nuisance.Standing, Bool)]
    )
    func `an entry is what its steps make of it`(acts: [Nuisance.Act], standing: Nuisance.Standing, counts: Bool) {
        let entry = Self.entry(acts.map { ($0, "supervisor") })

        #expect(entry.standing(at: .monday) == standing)
        #expect(entry.counts(at: .monday) == counts)
    }

    @Test func `it ends by itself`() {
        let entry = Self.entry([(.confirmed, "supervisor")])

        #expect(entry.counts(at: entry.expiresAt.addingTimeInterval(-1)))
        #expect(!entry.counts(at: entry.expiresAt))
        #expect(entry.lawfulActs(at: entry.expiresAt).isEmpty)
    }

    @Test func `nobody confirms what they put forward, or decides on an appeal against their own word`() {
        let own = Author.staff(login: "agent", role: .supervisor, unit: .centre)
        #expect(Self.refusal(.confirmed, on: Self.entry(), by: own) == .mustBeSomebodyElse)
        #expect(Self.refusal(.confirmed, on: Self.entry(), by: .supervisor) == nil)

        let appealed = Self.entry([(.confirmed, "supervisor"), (.appealed, "agent2")])
        for act in [Nuisance.Act.kept, .lifted] {
            #expect(Self.refusal(act, on: appealed, by: .supervisor) == .mustBeSomebodyElse)
            #expect(Self.refusal(act, on: appealed, by: Self.other) == nil)
        }
    }

    @Test func `an agent warns and writes appeals down, and decides nothing`() {
        for act in [Nuisance.Act.confirmed, .rejected, .kept, .lifted] {
            #expect(Self.refusal(act, on: Self.entry(), by: .agent) == .notPermitted)
        }
        #expect(Self.refusal(.appealed, on: Self.entry([(.confirmed, "supervisor")]), by: .agent) == nil)
        #expect(Self.refusal(.appealed, on: Self.entry(), by: .citizen) == .notPermitted)
    }

    @Test(arguments: ["", " \n", String(repeating: "长", count: 501), "a\u{0}b"])
    func `every step has a reason that can be kept`(note: String) {
        #expect(throws: NuisanceRefusal.reasonMissing) {
            try Self.entry().step(.confirmed, note: note, at: .monday, by: .supervisor)
        }
    }
}
