// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

/// 协办: helping units have clocks of their own; who is late with a part is late alone (D1, domain.md 1.10).
struct CoHandlingLawTests {
    private func sharedFile() throws -> CaseFile {
        var file = try CaseFile(in: .handling)
        try file.perform(.addCoHandlers([.market, .water]), by: .handler)
        return file
    }

    private func tasks(_ file: CaseFile) -> [CoTask] { file.ticket.lastPass?.coTasks ?? [] }

    @Test func `whoever is asked to help has a clock from that moment on`() throws {
        var file = try CaseFile(in: .handling)
        file.wait(days: 1)

        try file.perform(.addCoHandlers([.market]), by: .handler)

        #expect(tasks(file).map(\.unit) == [.market])
        #expect(tasks(file).first?.deadline?.start == file.now)
        #expect(tasks(file).first?.deadline?.due == file.now.after(hours: 72))
        #expect(file.count(of: .coHandlingAsked, for: .market) == 1)
    }

    @Test func `helping units named at dispatch have clocks too`() throws {
        var file = CaseFile()

        try file.perform(.dispatch(to: .roads, coUnits: [.market], decision: nil), by: .dispatcher)

        #expect(tasks(file).first?.deadline?.start == file.now)
        #expect(file.count(of: .coHandlingAsked, for: .market) == 1)
    }

    @Test func `a part delivered in time counts for the unit that delivered it, not for the lead`() throws {
        var file = try sharedFile()

        try file.perform(.reportCoHandling("已配合处理"), by: .handler(of: .market))

        #expect(tasks(file).first?.report?.text == "已配合处理")
        #expect(tasks(file).first?.deadline?.metAt == file.now)
        #expect(file.count(of: .coHandledInTime, for: .market) == 1)
        #expect(file.count(of: .coHandled, for: .roads) == 0)
        #expect(file.ticket.stage.name == .handling, "the lead goes on")
    }

    @Test func `a helping unit that is late is late alone`() throws {
        var file = try sharedFile()
        file.wait(days: 4)

        try file.perform(.reportCoHandling("已配合处理"), by: .handler(of: .market))
        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.count(of: .coHandled, for: .market) == 1)
        #expect(file.count(of: .coHandledInTime, for: .market) == 0)
        #expect(file.count(of: .repliedInTime, for: .roads) == 1)
    }

    @Test func `only a unit that was asked delivers, and once`() throws {
        var file = try sharedFile()
        try file.perform(.reportCoHandling("已配合处理"), by: .handler(of: .market))

        #expect(file.refusal(of: .reportCoHandling("再报"), by: .handler(of: .market)) == .nothingToCoHandle)
        #expect(file.refusal(of: .reportCoHandling("主办"), by: .handler) == .nothingToCoHandle)
        #expect(file.refusal(of: .reportCoHandling(" "), by: .handler(of: .water)) == .textMissing(.report))
        #expect(file.refusal(of: .reportCoHandling("x"), by: .supervisor) == .notPermitted(.reportCoHandling))
    }

    @Test func `the lead may answer before every part is in; a part can be delivered until the pass is over`() throws {
        var file = try sharedFile()
        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.reportCoHandling("已配合处理"), by: .handler(of: .market))
        try file.perform(.acceptResult, by: .dispatcher)

        #expect(
            file.refusal(of: .reportCoHandling("x"), by: .handler(of: .water))
                == .unlawful(.reportCoHandling, in: .callbackPending)
        )
    }

    @Test func `a helping unit's clock is not the ticket's lamp`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.addCoHandlers([.market]), by: .handler)
        let before = file.ticket.nextDue

        #expect(before == file.ticket.stage.assignment?.resultDeadline?.due)
    }

    @Test func `what stood still by law stood still for helping units too`() throws {
        var file = try sharedFile()
        try file.perform(.sample(.pause), by: .supervisor)
        file.wait(days: 10)
        try file.perform(.reportCoHandling("已配合处理"), by: .handler(of: .market))
        file.wait(days: 1)
        try file.perform(.resume, by: .supervisor)

        #expect(file.count(of: .coHandledInTime, for: .market) == 1, "judged by the moved clock")
        #expect(tasks(file).last?.deadline?.due == .monday.after(days: 14))
        #expect(tasks(file).first?.deadline?.due == .monday.after(days: 13), "what was delivered stays as it was")
    }

    @Test func `a rework asks the helping units again`() throws {
        var file = try CaseFile(in: .handling)
        try file.perform(.addCoHandlers([.market]), by: .handler)
        try file.perform(.sample(.submitResult), by: .handler)
        try file.perform(.acceptResult, by: .dispatcher)
        file.wait(days: 2)

        try file.perform(.rework(reason: "应办未办"), by: .evaluator)

        #expect(tasks(file).first?.askedAt == file.now)
        #expect(tasks(file).first?.report == nil)
        #expect(file.count(of: .coHandlingAsked, for: .market) == 2)
    }
}
