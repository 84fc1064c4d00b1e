// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Supervision
import Tickets
import WorkCalendar

extension SiteDraft {
    func checkDeadlines(_ faults: inout FaultList) {
        faults.checkUnique(deadlineRules.map { ($0.value.code, $0.passage["code"]) }, called: "code")
        for clock in [DeadlinePack.Clock.sign, .reply, .rework] { checkEveryTicketHas(clock, &faults) }
        checkDeadlineOrder(&faults)
        checkDeadlineClasses(&faults)
        checkLadder(&faults)
        checkExtensionLevels(&faults)
        checkStandstills(&faults)
    }

    /// Each level reaches farther than the one before it.
    private func checkExtensionLevels(_ faults: inout FaultList) {
        var reached = 0
        for (level, passage) in zip(deadlines.value.extensionLevels ?? [], deadlines.passage["extensionLevels"].items) {
            if level.upToDays <= reached {
                faults.add("it never decides: the level before it reaches as far", at: passage["upToDays"])
            }
            reached = max(reached, level.upToDays)
        }
    }

    /// Clocks stand still only while somebody outside the office is asked.
    private func checkStandstills(_ faults: inout FaultList) {
        for rule in deadlineRules where rule.value.stopsClocks == true {
            guard rule.value.clock != .question, rule.value.clock != .thirdParty else { continue }
            faults.add("clocks stand still only for “question” and “thirdParty”", at: rule.passage["stopsClocks"])
        }
    }

    /// Each level once and in its order, each step on one side of the limit.
    private func checkLadder(_ faults: inout FaultList) {
        let steps = zip(deadlines.value.ladder ?? [], deadlines.passage["ladder"].items)
        var isAfter = false
        var lastLevel: Rung.Level?
        for (step, passage) in steps {
            if (step.before == nil) == (step.after == nil) {
                faults.add("a step is either before the limit or after it", at: passage)
            }
            switch step.before {
            case .workHours?, .workdays?:
                faults.add("before a limit only minutes, hours and days can be counted", at: passage["before"])
            case .minutes?, .hours?, .days?, nil: break
            }
            if step.level == .escalation {
                faults.add("escalation is brought by dispatches and reworks, not by time", at: passage["level"])
            }
            if let level = lastLevel, step.level <= level {
                faults.add("“\(step.level.rawValue)” does not come after “\(level.rawValue)”", at: passage["level"])
            }
            lastLevel = step.level
            if isAfter, step.before != nil {
                faults.add("it never comes: a step after the limit stands before it", at: passage)
            }
            isAfter = isAfter || step.after != nil
        }
        if (deadlines.value.escalation == nil) != (deadlines.value.figures.timesBeforeEscalation == nil) {
            faults.add(
                "escalation needs both whom it is addressed to and timesBeforeEscalation among the figures",
                at: deadlines.passage["escalation"],
            )
        }
    }

    /// Adds limits that run out of working time, counted from the first and the last day the calendar names.
    func checkDeadlinesCanBeComputed(in calendars: WorkCalendars, _ faults: inout FaultList) {
        checkDeadlinesCanBeComputed(in: calendars.shared, of: nil, &faults)
        for (unit, own) in calendars.own.sorted(by: { $0.key < $1.key }) {
            checkDeadlinesCanBeComputed(in: own, of: unit, &faults)
        }
    }

    private func checkDeadlinesCanBeComputed(in own: WorkCalendar, of unit: String?, _ faults: inout FaultList) {
        let named = own.document.holidays + own.document.dateOverrides.keys
        let ends = named.compactMap { Day($0) }
        let days = Set([ends.min(), ends.max()].compactMap(\.self) + (ends.isEmpty ? [Day(daysSinceEpoch: 0)] : []))
        let late = Limit.workdays(deadlines.value.lamps.doubleRedAfterWorkdays)
        let counting = deadlines.value.counting ?? .init()
        for rule in deadlineRules {
            do throws(CalendarFault) {
                for day in days {
                    let start = own.startOfDay(day)
                    let due = try rule.value.limit.due(from: start, in: own, counting: counting)
                    _ = try late.due(from: due, in: own)
                    _ = try rule.value.statutory?.due(from: start, in: own, counting: counting)
                }
            } catch {
                let whose = unit.map { "the calendar of “\($0)”" } ?? "the calendar"
                faults.add("\(whose) cannot count this: \(error)", at: rule.passage["limit"])
            }
        }
    }

    private var deadlineRules: [Located<DeadlinePack.Rule>] {
        zip(deadlines.value.rules, deadlines.passage["rules"].items).map { Located(value: $0, passage: $1) }
    }

    /// Whatever a ticket's matter and channel: a rule that asks for either is no safety net.
    private func checkEveryTicketHas(_ clock: DeadlinePack.Clock, _ faults: inout FaultList) {
        let nets = deadlines.value.rules.filter {
            $0.clock == clock && $0.when?.cases == nil && $0.when?.classes == nil && $0.when?.channels == nil
        }
        var bare: [String] = []
        for kind in TicketKind.allCases {
            for urgency in Urgency.allCases {
                let isCovered = nets.contains {
                    $0.when?.kinds?.contains(kind) ?? true && $0.when?.urgency?.contains(urgency) ?? true
                }
                if !isCovered { bare.append("\(urgency.rawValue) \(kind.rawValue)") }
            }
        }
        guard !bare.isEmpty else { return }
        let examples = bare.prefix(3).joined(separator: ", ") + (bare.count > 3 ? ", …" : "")
        faults.add(
            "some tickets would have no \(clock.rawValue) clock (\(examples)); rules for a class or channel do not count",
            at: deadlines.passage["rules"],
        )
    }

    private func checkDeadlineOrder(_ faults: inout FaultList) {
        var closed: [DeadlinePack.Clock: String] = [:]
        for rule in deadlineRules {
            if let earlier = closed[rule.value.clock] {
                faults.add("it never decides: “\(earlier)” stands before it and has no condition", at: rule.passage)
            }
            let hasCondition = rule.value.when.map { !$0.isEmpty } ?? false
            if !hasCondition { closed[rule.value.clock] = rule.value.code }
        }
    }

    private func checkDeadlineClasses(_ faults: inout FaultList) {
        let used = Set(matters.compactMap(\.value.deadlineClass))
        let ruled = Set(deadlines.value.rules.flatMap { $0.when?.classes ?? [] })
        for rule in deadlineRules {
            for (index, name) in (rule.value.when?.classes ?? []).enumerated() where !used.contains(name) {
                let place = rule.passage["when", "classes"].item(index)
                faults.add("no matter of the catalogue has the deadline class “\(name)”", at: place)
            }
        }
        for matter in matters {
            guard let name = matter.value.deadlineClass, !ruled.contains(name) else { continue }
            faults.add("no rule of deadlines.yaml is for the class “\(name)”", at: matter.passage["deadlineClass"])
        }
    }
}

extension DeadlinePack.Condition {
    fileprivate var isEmpty: Bool {
        cases == nil && kinds == nil && urgency == nil && classes == nil && channels == nil
    }
}
