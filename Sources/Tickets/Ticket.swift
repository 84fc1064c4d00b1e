// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One request from its registration to its archive: the value that the law decides on.
///
/// A ticket changes only by `apply(_:at:)`, and events come only from `decide`: replaying the journal gives the same
/// ticket. It names no person; see `Contact`.
package struct Ticket: Codable, Equatable, Sendable {
    /// Given when the ticket is stored; no part of its coded form, because the store keeps it beside.
    package var number = TicketNumber.unassigned
    package let filing: Filing
    package var stage: Stage
    /// Type and matter as last classified; at first as filed.
    package var kind: TicketKind
    package var matter: MatterCode?
    /// What routing last proposed, while nobody has dispatched.
    package var proposal: RoutingDecision?
    package var overlays: Overlays
    /// Ended passes, oldest first. Facts in them never change.
    package var passes: [Assignment]
    /// How often a unit was named, first dispatches and designations together.
    package var dispatches: Int
    /// What the citizen answered to our questions, oldest first.
    package var callerAnswers: [String]

    private enum CodingKeys: CodingKey {
        case filing, stage, kind, matter, proposal, overlays, passes, dispatches, callerAnswers, directReply, answeredBy
        case ties, reviewed, publication, namedAccused
    }

    /// The ticket as `TicketEvent.registered` leaves it.
    package init(number: TicketNumber = .unassigned, filing: Filing) {
        self.number = number
        self.filing = filing
        stage = .registered
        kind = filing.kind
        matter = filing.matter
        overlays = Overlays()
        passes = []
        dispatches = 0
        callerAnswers = []
    }

    /// nil where nothing of it is public.
    package var publication: Publication?

    /// The procedure that the case follows.
    package var caseKind: CaseKind { filing.caseKind ?? .request }

    /// nil in tickets without ties.
    private var ties: [Link]?

    /// The tickets that belong to this one, in the order of linking (B3).
    package var links: [Link] {
        get { ties ?? [] }
        set { ties = newValue.isEmpty ? nil : newValue }
    }

    /// nil where no review was asked for.
    private var reviewed: Int?

    /// How often a review of this petition was asked for: 1 复查, 2 复核.
    package var reviews: Int {
        get { reviewed ?? 0 }
        set { reviewed = newValue == 0 ? nil : newValue }
    }

    /// Named after the filing; nil where nobody was.
    private var namedAccused: UnitCode?

    /// The unit that a report is about; nil where none is known. It learns nothing of the ticket (C5).
    package var accusedUnit: UnitCode? {
        get { namedAccused ?? filing.accusedUnit }
        set { namedAccused = newValue }
    }

    /// The filing with what people have said of it since: its type, and whom it accuses. What routing is asked about.
    package var filingAsSaid: Filing {
        var filing = filing
        (filing.kind, filing.accusedUnit) = (kind, accusedUnit)
        return filing
    }

    /// The units that have the ticket now: who handles it, who helps, who is to help, who got a copy.
    package var involvedUnits: [UnitCode] {
        stage.assignment.map { [$0.unit] + $0.coUnits + $0.coTasks.map(\.unit) + [$0.copiedTo].compactMap(\.self) }
            ?? []
    }

    /// The unit responsible now; nil before dispatch and after the end.
    package var unit: UnitCode? { stage.assignment?.unit }

    /// The unit that a list names: the one responsible now or, once the ticket has ended, the one whose work ended it. A
    /// unit that gave the ticket back has ended nothing.
    package var answeringUnit: UnitCode? {
        switch stage {
        case .closed(let closing), .archived(let closing):
            passes.last.flatMap { $0.result != nil || closing.reason == .terminated ? $0.unit : nil }
        default: unit
        }
    }

    /// The pass under way or, after the end, the last one.
    package var lastPass: Assignment? { stage.assignment ?? passes.last }

    /// What the citizen was told in the end, if anything yet: only what the centre let pass.
    package var reply: String? {
        switch stage {
        case .answered(let reply, _): reply
        case .callbackPending(let assignment, _): assignment.result?.reply
        case .closed, .archived: passes.last?.result?.reply ?? directReply
        default: nil
        }
    }

    /// The answer given on the spot, or to the master of a repeat, for a ticket that no unit handled.
    package var directReply: String?

    /// The unit whose answer to the master a repeat was given; what the citizen says of it counts for that unit.
    package var answeredBy: UnitCode?

    /// The worst lamp of the running clocks at `now`; a paused ticket keeps its lamp.
    package func lampDue(at now: Date) -> Lamp {
        guard overlays.pause == nil else { return overlays.lamp }
        return runningClocks.map { $0.lamp(at: now) }.max() ?? .green
    }

    /// When the lamp changes or a rung is reached next, if nothing happens before.
    package func nextAlarm(after now: Date) -> Date? {
        // What ends by itself has ended at once, when it is found late.
        let end = [overlays.pause?.until, openQuestion?.until, overlays.callback?.until].compactMap(\.self).min()
        guard overlays.pause == nil else { return end }
        let instants = runningClocks.flatMap(\.alarms).map(\.at).filter { $0 > now }
        let change = instants.sorted().first { lampDue(at: $0) != overlays.lamp }
        return [change, nextRung?.at, end].compactMap(\.self).min()
    }

    /// The running clock that ends first.
    package var nextDue: Date? { runningClocks.map(\.due).min() }

    /// The question that the citizen has not answered yet.
    package var openQuestion: Question? {
        if case .awaitingCaller(let question) = stage { return question }
        return overlays.question
    }

    /// What still has to be done in time: by the unit until its result is in, by the centre once the reply is out.
    var runningClocks: [Deadline] {
        let open = stage.assignment?.deadlines.filter { $0.metAt == nil } ?? []
        return switch stage {
        case .resultReview: []
        case .callbackPending: open.filter { $0.kind == .callback }
        default: open
        }
    }
}

/// What rides on a ticket without changing its stage (D6).
package struct Overlays: Codable, Equatable, Sendable {
    package var lamp: Lamp = .green
    package var urgings: Int = 0
    /// The order under which a supervisor watches the ticket (督办); nil when none is in force.
    package var supervision: String?
    /// Leaders' instructions (批示), oldest first.
    package var instructions: [String] = []
    package var pause: Pause?
    /// What the unit asked the citizen while it handles the ticket.
    package var question: Question?
    /// How the citizen is asked; nil before and after, and where the site has no policy.
    package var callback: CallbackCourse?
    /// nil where everybody was content so far.
    private var complaints: [Grievance]?
    /// nil in tickets stored before there was a ladder.
    private var ladder: [Rung]?
    /// nil in tickets stored before there were attachments.
    private var files: [FiledAttachment]?
    /// nil in tickets stored before there were such records, and where there are none.
    private var handed: [HandOver]?
    private var said: [Telling]?
    private var asked: [Inquiry]?
    /// nil in tickets to which nothing was added.
    private var additions: [String]?
    /// nil where nobody has withdrawn.
    private var withdrawn: [Recusal]?
    /// nil where nothing was asked to be left out of evaluation.
    private var exempt: [Exclusion]?

    package init() {}

    /// The rungs that the ticket has reached, oldest first.
    package var rungs: [Rung] {
        get { ladder ?? [] }
        set { ladder = newValue.isEmpty ? nil : newValue }
    }

    /// Citizens who were not content with an answer, oldest first.
    package var grievances: [Grievance] {
        get { complaints ?? [] }
        set { complaints = newValue.isEmpty ? nil : newValue }
    }

    /// What the citizen added without being asked (补充反映), oldest first.
    package var supplements: [String] {
        get { additions ?? [] }
        set { additions = newValue.isEmpty ? nil : newValue }
    }

    /// Who has nothing to do with this ticket any more (回避), oldest first.
    package var recusals: [Recusal] {
        get { withdrawn ?? [] }
        set { withdrawn = newValue.isEmpty ? nil : newValue }
    }

    /// What units asked to be left out of their score, and what became of it, oldest first.
    package var exclusions: [Exclusion] {
        get { exempt ?? [] }
        set { exempt = newValue.isEmpty ? nil : newValue }
    }

    /// Everything that was ever attached, what was withdrawn too, oldest first.
    package var attachments: [FiledAttachment] {
        get { files ?? [] }
        set { files = newValue.isEmpty ? nil : newValue }
    }

    /// What was agreed with an emergency line, oldest first.
    package var handOvers: [HandOver] {
        get { handed ?? [] }
        set { handed = newValue.isEmpty ? nil : newValue }
    }

    /// What people told the citizen, oldest first.
    package var tellings: [Telling] {
        get { said ?? [] }
        set { said = newValue.isEmpty ? nil : newValue }
    }

    /// How often the citizen asked again, oldest first.
    package var inquiries: [Inquiry] {
        get { asked ?? [] }
        set { asked = newValue.isEmpty ? nil : newValue }
    }

    /// Clocks stand still by law.
    package struct Pause: Codable, Equatable, Sendable {
        package let legalBasis: String
        package let since: Date
        /// When the clocks go on by themselves; nil where somebody must say so.
        package let until: Date?

        package init(legalBasis: String, since: Date, until: Date? = nil) {
            self.legalBasis = legalBasis
            self.since = since
            self.until = until
        }
    }
}
