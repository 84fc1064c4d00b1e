// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One pass of a ticket through a responsible unit, from dispatch to reply. A rework or a new dispatch is a new pass;
/// what an earlier pass did or missed stays as it was (domain.md 3.2).
package struct Assignment: Codable, Equatable, Sendable {
    /// The lead unit: responsible to the end (首接负责).
    package let unit: UnitCode
    package var coUnits: [UnitCode]
    /// 1 for the first pass, one more for each rework.
    package let round: Int
    /// Named by the centre after a dispute; can't be returned (domain.md 1.9).
    package let isDesignated: Bool
    package let dispatchedAt: Date
    package let decision: RoutingDecision?
    /// No return may be asked after this instant: silence is acceptance (domain.md 1.9).
    package let returnUntil: Date?
    package var deadlines: [Deadline]
    /// The person in the unit who answers for it; nil until signed.
    package var handler: String?
    package var signedAt: Date?
    package var firstContact: FirstContact?
    package var extensions: Int
    package var result: HandlingResult?
    /// nil in passes stored before helping units had tasks.
    private var tasks: [CoTask]?

    /// What each helping unit was asked for, in the order of asking.
    package var coTasks: [CoTask] {
        get { tasks ?? [] }
        set { tasks = newValue.isEmpty ? nil : newValue }
    }

    package init(
        unit: UnitCode,
        coUnits: [UnitCode] = [],
        round: Int = 1,
        isDesignated: Bool = false,
        dispatchedAt: Date,
        decision: RoutingDecision? = nil,
        returnUntil: Date? = nil,
        deadlines: [Deadline] = [],
        coTasks: [CoTask] = [],
    ) {
        self.unit = unit
        self.coUnits = coUnits
        self.round = round
        self.isDesignated = isDesignated
        self.dispatchedAt = dispatchedAt
        self.decision = decision
        self.returnUntil = returnUntil
        self.deadlines = deadlines
        extensions = 0
        self.coTasks = coTasks
    }

    /// The helping units that have not delivered yet.
    package var awaitedCoUnits: [UnitCode] { coTasks.filter { $0.report == nil }.map(\.unit) }

    package func deadline(_ kind: Deadline.Kind) -> Deadline? { deadlines.first { $0.kind == kind } }

    /// The clock that the result must keep: the rework's own, or the reply's.
    package var resultDeadline: Deadline? { deadline(.rework) ?? deadline(.reply) }

    /// Notes that what the clock of `kind` asks for happened at `instant`; the first time counts.
    mutating func meet(_ kind: Deadline.Kind, at instant: Date) {
        for index in deadlines.indices where deadlines[index].kind == kind && deadlines[index].metAt == nil {
            deadlines[index].metAt = instant
        }
    }

    /// Sets the rung that the result's clock reaches next.
    mutating func setRung(_ rung: RungDue?) {
        let kind = resultDeadline?.kind
        for index in deadlines.indices where deadlines[index].kind == kind { deadlines[index].rung = rung }
    }

    /// Takes in the first contact with the citizen.
    mutating func note(_ contact: FirstContact, at instant: Date) {
        firstContact = contact
        meet(.firstContact, at: instant)
    }

    /// Takes in what a helping unit delivered.
    mutating func deliver(_ report: CoReport, from unit: UnitCode) {
        guard let index = coTasks.firstIndex(where: { $0.unit == unit && $0.report == nil }) else { return }
        coTasks[index].report = report
        coTasks[index].deadline?.metAt = report.at
    }

    /// A result sent back is no result: its clock runs on.
    mutating func reopenResult() {
        result = nil
        for index in deadlines.indices where deadlines[index].kind == .reply || deadlines[index].kind == .rework {
            deadlines[index].metAt = nil
        }
    }
}

/// 先行联系: the unit spoke with the citizen before it acted.
package struct FirstContact: Codable, Equatable, Sendable {
    package let at: Date
    package let by: String
    package let note: String

    package init(at: Date, by: String, note: String) {
        self.at = at
        self.by = by
        self.note = note
    }
}

/// What the unit did and what the citizen is told.
package struct HandlingResult: Codable, Equatable, Sendable {
    /// 实际解决 / 部分解决 / 解释说明 / 未解决. Source: domain.md 1.6.
    package enum Conclusion: String, Codable, CaseIterable, Sendable {
        case solved, partlySolved, explained, unsolved
    }

    package let conclusion: Conclusion
    /// What was done, for the centre; not shown to the citizen.
    package let report: String
    /// The reply to the citizen.
    package let reply: String
    /// What may be published, if anything; separate from the internal text (domain.md 1.4).
    package let publicAnswer: String?

    package init(conclusion: Conclusion, report: String, reply: String, publicAnswer: String? = nil) {
        self.conclusion = conclusion
        self.report = report
        self.reply = reply
        self.publicAnswer = publicAnswer
    }
}
