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
    package var returnUntil: Date?
    package var deadlines: [Deadline]
    /// The person in the unit who answers for it; nil until signed.
    package var handler: String?
    package var signedAt: Date?
    package var firstContact: FirstContact?
    package var extensions: Int
    package var result: HandlingResult?
    /// nil for no.
    private var heavy: Bool?
    /// The head who approved the result of a heavy matter.
    package var endorsedBy: String?
    /// What the unit promised to finish later, if anything.
    package var commitment: Commitment?
    /// When the reply went out: the centre let the result pass.
    package var repliedAt: Date?
    /// nil for no.
    private var thirdPartyAsked: Bool?
    /// The district that gets a copy of what the centre gives to a unit in it (Beijing art. 12).
    package let copiedTo: UnitCode?
    /// nil where no clock has stood still.
    private var stoodStill: [Standstill]?
    /// nil in passes stored before helping units had tasks.
    private var tasks: [CoTask]?

    /// What each helping unit was asked for, in the order of asking.
    package var coTasks: [CoTask] {
        get { tasks ?? [] }
        set { tasks = newValue.isEmpty ? nil : newValue }
    }

    /// 重件, as the site sees what it is classified as.
    package var isHeavy: Bool {
        get { heavy ?? false }
        set { heavy = newValue ? true : nil }
    }

    /// The result needs the approval of the unit's head, and has not got it.
    package var awaitsEndorsement: Bool { isHeavy && endorsedBy == nil }

    /// Third parties were asked for their opinion on a request for disclosure.
    package var hasAskedThirdParty: Bool {
        get { thirdPartyAsked ?? false }
        set { thirdPartyAsked = newValue ? true : nil }
    }

    /// When the clocks stood still by law, oldest first; a pause in force is not among them.
    package var pauses: [Standstill] {
        get { stoodStill ?? [] }
        set { stoodStill = newValue.isEmpty ? nil : newValue }
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
        copiedTo: UnitCode? = nil,
        isHeavy: Bool = false,
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
        self.copiedTo = copiedTo
        heavy = isHeavy ? true : nil
        self.coTasks = coTasks
    }

    /// The helping units that have not delivered yet.
    package var awaitedCoUnits: [UnitCode] { coTasks.filter { $0.report == nil }.map(\.unit) }

    package func deadline(_ kind: Deadline.Kind) -> Deadline? { deadlines.first { $0.kind == kind } }

    /// The clock that the result must keep: what was promised, or the rework's or review's own, or the reply's.
    package var resultDeadline: Deadline? {
        deadline(.completion) ?? deadline(.rework) ?? deadline(.review) ?? deadline(.reply)
    }

    /// Everything that the citizen was to hear in time was in time: the reply, and what was promised in it.
    package var isResultInTime: Bool {
        deadlines.filter(\.kind.isForResult).allSatisfy(\.isMetInTime)
    }

    /// Starts a clock of its own kind, in place of one that ran before.
    mutating func start(_ deadline: Deadline) {
        deadlines.removeAll { $0.kind == deadline.kind }
        deadlines.append(deadline)
    }

    /// Asks `units` for `tasks`.
    mutating func ask(_ tasks: [CoTask]) {
        coUnits += tasks.map(\.unit)
        coTasks += tasks
    }

    /// Notes that what the clock of `kind` asks for happened at `instant`; the first time counts.
    mutating func meet(_ kind: Deadline.Kind, at instant: Date) {
        for index in deadlines.indices where deadlines[index].kind == kind && deadlines[index].metAt == nil {
            deadlines[index].metAt = instant
        }
    }

    /// Notes that the citizen has been answered: no clock for the result runs on.
    mutating func meetResult(at instant: Date) {
        for kind in Deadline.Kind.allCases where kind.isForResult { meet(kind, at: instant) }
    }

    /// Takes in a promise: the reply is given with it, and its own clock runs from now on.
    mutating func promise(_ commitment: Commitment, _ clock: Deadline, at instant: Date) {
        self.commitment = commitment
        meetResult(at: instant)
        start(clock)
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
        endorsedBy = nil
        for index in deadlines.indices where deadlines[index].kind.isForResult {
            // The reply that came with a promise stays given.
            if commitment == nil || deadlines[index].kind == .completion { deadlines[index].metAt = nil }
        }
    }
}

extension Deadline.Kind {
    /// The citizen's matter hangs on it, so that late is red.
    package var isForResult: Bool {
        switch self {
        case .reply, .rework, .review, .completion: true
        case .sign, .firstContact, .coHandling, .callback: false
        }
    }
}

/// A time in which clocks stood still.
package struct Standstill: Codable, Equatable, Sendable {
    package let since: Date
    package let until: Date

    package init(since: Date, until: Date) {
        self.since = since
        self.until = until
    }

    package var interval: DateInterval { DateInterval(start: since, end: max(since, until)) }
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
    /// What was decided on a request for disclosure; nil in other cases.
    package let decision: DisclosureDecision?

    package init(
        conclusion: Conclusion,
        report: String,
        reply: String,
        publicAnswer: String? = nil,
        decision: DisclosureDecision? = nil,
    ) {
        self.conclusion = conclusion
        self.report = report
        self.reply = reply
        self.publicAnswer = publicAnswer
        self.decision = decision
    }
}
