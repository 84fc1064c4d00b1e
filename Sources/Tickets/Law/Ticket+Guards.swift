// SPDX-License-Identifier: Apache-2.0

import Foundation

// The conditions that the law's rows share.

extension Ticket {
    func unlawful(_ command: TicketCommand) -> TicketRefusal { .unlawful(command.name, in: stage.name) }

    /// `text` without white space around it.
    func stated(_ text: String, _ field: TicketRefusal.TextField) throws(TicketRefusal) -> String {
        let text = text.trimmed
        guard !text.isEmpty else { throw .textMissing(field) }
        return text
    }

    /// The author acts for the unit that leads the pass; an administrator may stand in.
    func ofUnit(_ pass: Assignment, _ author: Author) throws(TicketRefusal) {
        guard author.role == .admin || author.unit == pass.unit else { throw .notYourUnit(pass.unit) }
    }

    /// The unit that leads the pass, or the centre.
    func ofUnitOrCentre(_ pass: Assignment, _ author: Author) throws(TicketRefusal) {
        if author.role == .handler { try ofUnit(pass, author) }
    }

    /// Steps that only cases of one kind have.
    func only(_ kind: CaseKind) throws(TicketRefusal) {
        guard caseKind == kind else { throw .onlyFor(kind) }
    }

    /// The author is at the head of the responsible unit; an administrator may stand in.
    func atTheHead(of pass: Assignment, _ author: Author, under rules: OfficeRules) throws(TicketRefusal) {
        guard author.role == .admin || rules.ranks.isHead(author, of: pass.unit) else { throw .notYourUnit(pass.unit) }
    }

    /// Each approval at its level (D4): the centre decides on short extensions, the head of the unit on long ones.
    func mayDecide(
        on request: ExtensionRequest,
        of pass: Assignment,
        _ author: Author,
        under rules: OfficeRules,
    ) throws(TicketRefusal) {
        if author.role == .leader {
            try atTheHead(of: pass, author, under: rules)
            // What the centre decides is not for the unit that asks.
            guard request.approver == .head || rules.ranks.leadsCity(author) else { throw .notYourUnit(pass.unit) }
            return
        }
        guard author.role == .admin || request.approver != .head else { throw .needsHead }
    }

    /// The head of a unit is no supervisor of it: what holds a unit to its duty is for the centre and the city's leaders.
    func notTheUnitsOwn(
        _ author: Author,
        _ command: TicketCommand.Name,
        under rules: OfficeRules,
    ) throws(TicketRefusal) {
        guard author.role != .leader || rules.ranks.leadsCity(author) else { throw .notPermitted(command) }
    }

    /// The head of the responsible unit or, before there is one, a leader of the city.
    func mayInstruct(_ author: Author, under rules: OfficeRules) throws(TicketRefusal) {
        guard let pass = stage.assignment else { return try notTheUnitsOwn(author, .instruct, under: rules) }
        try atTheHead(of: pass, author, under: rules)
    }

    func stated(_ part: SplitPart) throws(TicketRefusal) -> SplitPart {
        SplitPart(number: part.number, narrative: try stated(part.narrative, .text))
    }

    /// Reviewer differs from requester (D3, domain.md 1.6).
    func otherThanRequester(_ author: Author) throws(TicketRefusal) {
        let requester: Author? =
            switch stage {
            case .returnRequested(_, let request): request.requester
            case .extensionRequested(_, let request): request.requester
            case .terminationReview(_, let request): request.requester
            default: nil
            }
        guard let requester else { return }
        guard requester.login != author.login else { throw .reviewerIsRequester }
    }

    /// 办理 and 监督 are separate: whoever handled the pass neither reviews it nor asks the citizen (domain.md 1.13).
    func notTheHandler(of pass: Assignment, _ author: Author) throws(TicketRefusal) {
        guard let login = author.login, login == pass.handler else { return }
        throw .handlerCannotSurvey
    }

    /// Who decides on an extension that may be asked for.
    func extensionApprover(
        _ pass: Assignment,
        until: Date,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> Approver {
        guard let deadline = pass.resultDeadline else { throw .calendarExhausted }
        let due = deadline.due
        let figures = rules.figures.extensions(of: caseKind)
        guard pass.extensions < figures.maxExtensions else { throw .tooManyExtensions(allowed: figures.maxExtensions) }
        guard now <= due else { throw .extensionAfterExpiry(due: due) }
        guard until > due else { throw .extensionNotLater(due: due) }
        let clocks = rules.clocks.counted(for: pass.unit)
        let latest = try clocks.latestExtension(of: deadline, days: figures.maxExtensionDays, for: self)
        guard until <= latest else { throw .extensionTooLong(latest: latest) }
        return try clocks.approver(of: deadline, until: until, for: self)
    }

    /// Who is named for a pass, and why.
    struct Naming {
        let unit: UnitCode
        var coUnits: [UnitCode] = []
        var round = 1
        var isDesignated = false
        var decision: RoutingDecision?
    }

    /// A pass with its clocks, which are those of the matter that the dispatch decides.
    func newPass(_ naming: Naming, at now: Date, under rules: OfficeRules) throws(TicketRefusal) -> Assignment {
        try mayReceive([naming.unit] + naming.coUnits, under: rules)
        if reviews > 0, naming.round == 1, passes.contains(where: { $0.unit == naming.unit && $0.repliedAt != nil }) {
            throw .reviewerHandledIt(naming.unit)
        }
        var ticket = self
        ticket.matter = naming.decision?.matter ?? matter
        let clocks = try rules.clocks.counted(for: naming.unit).clocks(for: ticket, round: naming.round, from: now)
        let tasks = try ticket.coTasks(of: naming.coUnits, at: now, under: rules)
        return Assignment(
            unit: naming.unit,
            coUnits: naming.coUnits,
            round: naming.round,
            isDesignated: naming.isDesignated,
            dispatchedAt: now,
            decision: naming.decision,
            returnUntil: clocks.returnUntil,
            deadlines: clocks.deadlines,
            coTasks: tasks,
            copiedTo: rules.ranks.district(copiedOn: naming.unit).flatMap { $0 == accusedUnit ? nil : $0 },
            isHeavy: rules.clocks.isHeavy(ticket),
        )
    }

    /// The next pass of the same unit, with clocks of its own; a designation stands (domain.md 1.9, 1.13).
    func rework(of pass: Assignment, at now: Date, under rules: OfficeRules) throws(TicketRefusal) -> Assignment {
        let naming = Naming(
            unit: pass.unit,
            coUnits: pass.coUnits,
            round: pass.round + 1,
            isDesignated: pass.isDesignated,
        )
        return try newPass(naming, at: now, under: rules)
    }

    /// Dispatches since the last result: none of these units made the matter its own (domain.md 1.9).
    package var dispatchesWithoutResult: Int { passes.reversed().prefix { $0.result == nil }.count }

    func newCoUnits(
        _ units: [UnitCode],
        besides pass: Assignment,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [UnitCode] {
        guard !units.isEmpty else { throw .textMissing(.coUnits) }
        try mayReceive([pass.unit] + pass.coUnits + units, under: rules)
        return units
    }

    /// What helping units are asked for at `now`, each with a clock of its own.
    func coTasks(
        of units: [UnitCode],
        order: String? = nil,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [CoTask] {
        var tasks: [CoTask] = []
        for unit in units {
            let clock = try rules.clocks.counted(for: unit).clock(.coHandling, for: self, from: now)
            tasks.append(CoTask(unit: unit, askedAt: now, deadline: clock, order: order))
        }
        return tasks
    }

    /// The unit for which the author delivers; an administrator delivers for the first that is awaited.
    func coUnit(of pass: Assignment, for author: Author) throws(TicketRefusal) -> UnitCode {
        let awaited = pass.awaitedCoUnits
        let unit = author.role == .admin ? awaited.first : awaited.first { $0 == author.unit }
        guard let unit else { throw .nothingToCoHandle }
        return unit
    }

    /// Whoever works on a paused ticket sets its clocks going first, and so is judged by the moved ones.
    func resumption(
        before command: TicketCommand.Name,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        guard let pause = overlays.pause, command.endsPause else { return [] }
        return try resumption(after: pause, at: now, under: rules)
    }

    /// All clocks that run set going again, those of helping units too.
    func resumption(
        after pause: Overlays.Pause,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        let tasks = try movedCoTasks(after: pause, at: now, under: rules)
        let moved = TicketEvent.resumed(deadlines: try resumedClocks(after: pause, at: now, under: rules))
        return tasks == stage.assignment?.coTasks ? [moved] : [moved, .coClocksMoved(tasks: tasks)]
    }

    /// A helping unit that delivers during a pause is judged by its moved clock; the pause goes on for the others.
    func clocksMoved(
        of unit: UnitCode,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        guard let pause = overlays.pause else { return [] }
        let tasks = try movedCoTasks(after: pause, at: now, under: rules, of: unit)
        return tasks == stage.assignment?.coTasks ? [] : [.coClocksMoved(tasks: tasks)]
    }

    private func movedCoTasks(
        after pause: Overlays.Pause,
        at now: Date,
        under rules: OfficeRules,
        of unit: UnitCode? = nil,
    ) throws(TicketRefusal) -> [CoTask] {
        var tasks = stage.assignment?.coTasks ?? []
        for index in tasks.indices where tasks[index].report == nil && (unit == nil || tasks[index].unit == unit) {
            guard let deadline = tasks[index].deadline else { continue }
            // Whoever was asked during the pause waited from then on.
            let since = max(pause.since, deadline.start)
            let interval = DateInterval(start: since, end: max(now, since))
            let clocks = rules.clocks.counted(for: tasks[index].unit)
            tasks[index].deadline = try clocks.resumed(deadline, after: interval)
        }
        return tasks
    }

    /// The clocks still running, moved by the time they stood still.
    func resumedClocks(
        after pause: Overlays.Pause,
        at now: Date,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [Deadline] {
        guard let pass = stage.assignment else { return [] }
        let clocks = rules.clocks.counted(for: pass.unit)
        var moved: [Deadline] = []
        for deadline in pass.deadlines {
            // A clock that began during the pause stood still from then on.
            let interval = Standstill(since: max(pause.since, deadline.start), until: now).interval
            moved.append(deadline.metAt == nil ? try clocks.resumed(deadline, after: interval) : deadline)
        }
        return moved
    }

    /// How an attempt that asks for no rework ends the ticket, if it does.
    func closing(after outcome: CallbackOutcome, isLastAttempt: Bool) -> [TicketEvent] {
        switch outcome {
        case .reached(let answer): [.closed(closing: Closing(reason: .surveyed, note: answer.words))]
        case .refused: [.closed(closing: Closing(reason: .refusedSurvey, note: ""))]
        case .notNeeded(let reason): [.closed(closing: Closing(reason: .surveyNotNeeded, note: reason))]
        case .unreachable: isLastAttempt ? [.closed(closing: Closing(reason: .unreachable, note: ""))] : []
        }
    }

    /// What somebody says a ticket is, and whom it accuses. Who has the ticket is not named as accused: the centre takes it
    /// away first, so that the report is nobody's.
    func classified(
        as kind: TicketKind,
        _ matter: MatterCode?,
        about accused: UnitCode?,
        under rules: OfficeRules,
    ) throws(TicketRefusal) -> [TicketEvent] {
        let classified = TicketEvent.classified(kind: kind, matter: matter)
        guard let accused, accused != accusedUnit else { return [classified] }
        if let unit = involvedUnits.first(where: { rules.ranks.keep(reportAbout: accused, from: $0) }) {
            throw .accusedUnit(unit)
        }
        return [classified, .accusedNamed(unit: accused)]
    }

    /// Neither the accused unit nor one that it supervises gets a report about it (domain.md 1.16).
    private func mayReceive(_ units: [UnitCode], under rules: OfficeRules) throws(TicketRefusal) {
        var seen: Set<UnitCode> = []
        for unit in units {
            if let accusedUnit, rules.ranks.keep(reportAbout: accusedUnit, from: unit) { throw .accusedUnit(unit) }
            guard seen.insert(unit).inserted else { throw .unitNamedTwice(unit) }
        }
    }
}

extension TicketCommand.Name {
    /// Meets or moves a clock.
    fileprivate var endsPause: Bool {
        switch self {
        case .recordFirstContact, .requestExtension, .requestTermination, .submitResult, .commit: true
        default: false
        }
    }
}
