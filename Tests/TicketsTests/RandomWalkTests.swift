// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// Thousands of tickets that live by chance: what holds for each of them holds.
struct RandomWalkTests {
    private static let walks = 800
    private static let stepsEach = 60

    @Test func `whatever happens to a ticket, the law's promises hold`() {
        var seen = Coverage()
        for seed in 0..<Self.walks {
            var walk = RandomWalk(seed: UInt64(seed))
            for _ in 0..<Self.stepsEach {
                let step = walk.step()
                seen.note(step, then: walk.file.ticket.stage.name)
                let broken = LawPromises.broken(by: step, then: walk.file)
                guard broken.isEmpty else {
                    Issue.record("seed \(seed), \(step.command) by \(step.author): \(broken)")
                    return
                }
            }
        }
        #expect(seen.stages == Set(Stage.Name.allCases))
        #expect(
            seen.events.count == 71,
            "all but the registration, a survey by text and what is published: \(seen.events.sorted())",
        )
        #expect(seen.refusals.count == Self.refusalsOfTheLaw, "\(seen.refusals.sorted())")
    }

    /// All of `TicketRefusal` but `masterIsMerged` and `parentRing`, which only the desk can know, and `reviewsUsedUp` and
    /// `reviewWindowClosed`, which lie too far for a walk: see `PetitionLawTests`;
    /// `callbackTooEarly` and `grievanceUndecided` too: see `CallbackCourseTests`. A few others are too seldom to be met: each has
    /// a test of its own.
    private static let refusalsOfTheLaw = 55

    @Test func `a journal replays to the same ticket, at once and event by event`() throws {
        for seed in 0..<Self.walks {
            let file = Self.walked(seed)

            let replayed = Ticket.replay(file.history.map { ($0.event, $0.at) }, number: .sample)
            var stepwise = Ticket(number: .sample, filing: file.ticket.filing)
            for entry in file.history { stepwise.apply(entry.event, at: entry.at) }

            let isSame = replayed == file.ticket && stepwise == file.ticket
            #expect(isSame, "seed \(seed)")
        }
    }

    @Test func `a journal read back from the store replays to the same ticket`() throws {
        for seed in 0..<200 {
            let file = Self.walked(seed)

            let stored = try file.history.map { ($0.at, try MillisecondJSON.text($0.event)) }
            let history = try stored.map { (try MillisecondJSON.value(TicketEvent.self, from: $0.1), $0.0) }
            let isSame =
                try Ticket.replay(history, number: .sample) == file.ticket && file.ticket.readBack == file.ticket

            #expect(isSame, "seed \(seed)")
        }
    }

    @Test func `a journal that does not begin with a registration is no ticket`() {
        #expect(Ticket.replay([], number: .sample) == nil)
        #expect(Ticket.replay([(.archived, .monday)], number: .sample) == nil)
    }

    private static func walked(_ seed: Int) -> CaseFile {
        var walk = RandomWalk(seed: UInt64(seed))
        for _ in 0..<stepsEach { _ = walk.step() }
        return walk.file
    }
}

/// What the walks have met.
private struct Coverage {
    var stages: Set<Stage.Name> = []
    var events: Set<String> = []
    var refusals: Set<String> = []

    mutating func note(_ step: RandomWalk.Step, then stage: Stage.Name) {
        stages.insert(stage)
        switch step.outcome {
        case .success(let brought): events.formUnion(brought.map(\.caseName))
        case .failure(let refusal): refusals.insert(refusal.caseName)
        }
    }
}
