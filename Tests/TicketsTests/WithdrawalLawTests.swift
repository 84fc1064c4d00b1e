// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// Taking a request back, and showing it to everybody.
struct WithdrawalLawTests {
    @Test(arguments: [Stage.Name.registered, .awaitingCaller, .dispatched, .handling, .terminationReview])
    func `a citizen takes back what has no result yet, with a reason that is kept`(stage: Stage.Name) throws {
        var file = try CaseFile(in: stage)
        let unit = file.ticket.unit

        #expect(file.refusal(of: .withdraw(reason: " "), by: .citizen) == .textMissing(.reason))
        try file.perform(.withdraw(reason: "自己修好了"), by: .citizen)

        #expect(file.ticket.stage == .closed(Closing(reason: .withdrawn, note: "自己修好了")))
        #expect(file.ticket.passes.last?.unit == unit)
        #expect(file.ticket.reply == nil && file.facts.last?.fact == .closed)
    }

    @Test(arguments: [Stage.Name.resultReview, .callbackPending, .answered, .closed, .merged, .archived])
    func `what has a result or an end is not taken back`(stage: Stage.Name) throws {
        let file = try CaseFile(in: stage)

        #expect(!file.ticket.mayBeWithdrawn)
        #expect(file.refusal(of: .withdraw(reason: "算了"), by: .citizen) == .unlawful(.withdraw, in: stage))
    }

    @Test func `a report stands, whoever takes it back`() throws {
        let file = try CaseFile(in: .handling) { $0.kind = .report }

        #expect(!file.ticket.mayBeWithdrawn)
        for author in [Author.citizen, .agent, .supervisor] {
            #expect(file.refusal(of: .withdraw(reason: "算了"), by: author) == .reportStands)
        }
    }

    @Test func `nothing is public without consent`() throws {
        let file = try CaseFile(in: .handling)

        #expect(file.refusal(of: .publish(title: "路灯不亮"), by: .dispatcher) == .notForPublication)
    }

    @Test func `no report and nothing confidential is public, consent or not`() throws {
        let report = try CaseFile(in: .handling) { filing in
            filing.kind = .report
            filing.mayBePublished = true
        }
        let confidential = try CaseFile(in: .handling) { filing in
            filing.isConfidential = true
            filing.mayBePublished = true
        }

        #expect(report.refusal(of: .publish(title: "路灯不亮"), by: .dispatcher) == .notForPublication)
        #expect(confidential.refusal(of: .publish(title: "路灯不亮"), by: .dispatcher) == .notForPublication)
    }

    @Test func `what turns out to be a report is public no longer`() throws {
        var file = try CaseFile(in: .handling) { $0.mayBePublished = true }
        try file.perform(.publish(title: "路灯不亮"), by: .dispatcher)
        #expect(file.ticket.publication?.title == "路灯不亮")

        try file.perform(.classify(kind: .report, matter: nil), by: .dispatcher)

        #expect(file.ticket.publication == nil)
        #expect(file.refusal(of: .unpublish(reason: "举报"), by: .dispatcher) == .notPublished)
    }

    @Test func `the public answer is the unit's words for everybody, once the citizen has the answer`() throws {
        var file = try CaseFile(in: .handling) { $0.mayBePublished = true }
        let result = HandlingResult(conclusion: .solved, report: "内部", reply: "王先生您好", publicAnswer: "路灯已修复。")
        try file.perform(.submitResult(result), by: .handler)
        #expect(file.ticket.publicAnswer == nil)

        try file.perform(.acceptResult, by: .dispatcher)

        #expect(file.ticket.publicAnswer == "路灯已修复。")
    }
}
