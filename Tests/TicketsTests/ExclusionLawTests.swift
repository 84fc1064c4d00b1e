// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing
import Tickets

/// A unit asks that something be left out of its score; somebody else decides, and can take it back (E5).
@Suite struct ExclusionLawTests {
    private static let request = TicketCommand.requestExclusion(.satisfaction, .forceMajeure, evidence: " 气象预警 ")

    @Test func `who applied, why and with what stays on the ticket, as does who decided`() throws {
        var file = try CaseFile(in: .closed)
        try file.perform(Self.request, by: .handler)
        try file.perform(.decideExclusion(ordinal: 1, .grant, reason: "属实"), by: .evaluator)

        let exclusion = try #require(file.ticket.exclusion(1))

        #expect(exclusion.unit == .roads && exclusion.group == .satisfaction && exclusion.reason == .forceMajeure)
        #expect(exclusion.applicant == Author.handler.login && exclusion.evidence == "气象预警")
        #expect(exclusion.state == .granted)
        #expect(exclusion.rulings.map(\.reviewer) == [Author.evaluator.login])
        #expect(file.ticket.stage.name == .closed)
    }

    @Test func `what was granted can be taken back, and asked for again`() throws {
        var file = try CaseFile(in: .closed)
        try file.perform(Self.request, by: .handler)
        try file.perform(.decideExclusion(ordinal: 1, .grant, reason: "属实"), by: .evaluator)
        #expect(file.refusal(of: Self.request, by: .handler) == .exclusionStands(ordinal: 1))

        try file.perform(.decideExclusion(ordinal: 1, .revoke, reason: "材料不实"), by: .supervisor)
        try file.perform(Self.request, by: .handler)

        #expect(file.ticket.overlays.exclusions.map(\.state) == [.revoked, .requested])
    }

    @Test(arguments: ExclusionRuling.Kind.allCases)
    func `what was asked for is granted or refused, and taken back only once granted`(
        ruling: ExclusionRuling.Kind
    ) throws {
        var file = try CaseFile(in: .closed)
        try file.perform(Self.request, by: .handler)
        let decision = TicketCommand.decideExclusion(ordinal: 1, ruling, reason: "…")

        let refusal = file.refusal(of: decision, by: .evaluator)

        #expect(refusal == (ruling == .revoke ? .exclusionDecided(ordinal: 1) : nil))
    }

    @Test func `nobody decides on what they asked for, nor on what their unit asked for`() throws {
        var file = try CaseFile(in: .closed)
        try file.perform(Self.request, by: .admin)
        let decision = TicketCommand.decideExclusion(ordinal: 1, .grant, reason: "属实")
        let colleague = Author.staff(login: "evaluator.roads", role: .evaluator, unit: .roads)

        #expect(file.refusal(of: decision, by: .admin) == .reviewerIsRequester)
        #expect(file.refusal(of: decision, by: colleague) == .reviewerIsOfUnit(.roads))
        #expect(file.refusal(of: decision, by: .handler) == .notPermitted(.decideExclusion))
        #expect(file.refusal(of: decision, by: .evaluator) == nil)
    }

    @Test func `a unit asks for its own facts only, with evidence`() throws {
        let file = try CaseFile(in: .closed)
        let bare = TicketCommand.requestExclusion(.reply, .other, evidence: " ")

        #expect(file.refusal(of: Self.request, by: .handler(of: .water)) == .notYourUnit(.roads))
        #expect(file.refusal(of: bare, by: .handler) == .textMissing(.evidence))
        #expect(CaseFile().refusal(of: Self.request, by: .admin) == .nothingToExclude(.satisfaction))
        #expect(
            file.refusal(of: .decideExclusion(ordinal: 2, .grant, reason: "…"), by: .evaluator)
                == .noSuchExclusion(ordinal: 2)
        )
    }

    @Test func `every group's facts are of no other group`() {
        let all = FactGroup.allCases.flatMap(\.facts)

        #expect(Set(all).count == all.count)
    }
}
