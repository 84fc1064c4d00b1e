// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

/// Whether all that the conditions of rules name is the site's (C2).
struct ConditionChecks {
    private let areas: Set<AreaCode>
    private let matters: Set<MatterCode>
    private let units: Set<UnitCode>
    private let groups: Set<PersonGroupCode>

    init(_ draft: SiteDraft) {
        areas = Set(draft.areas.map(\.value.code))
        matters = Set(draft.matters.map(\.value.code))
        units = Set(draft.units.map(\.value.code))
        groups = Set((draft.intake?.value.personGroups ?? []).map(\.code))
    }

    func check(_ condition: Condition, at passage: Passage, _ faults: inout FaultList) {
        check(condition.areas, among: areas, called: "area", at: passage["areas"], &faults)
        check(condition.matters, among: matters, called: "matter", at: passage["matters"], &faults)
        check(condition.personGroups, among: groups, called: "person group", at: passage["personGroups"], &faults)
        if let load = condition.load {
            check([load.unit], among: units, called: "unit", at: passage["load", "unit"], &faults)
        }
        guard let hours = condition.hours else { return }
        faults.checkTime(hours.from, at: passage["hours", "from"])
        faults.checkTime(hours.until, at: passage["hours", "until"])
        if hours.from == hours.until {
            faults.add("it begins when it ends; leave the hours out for the whole day", at: passage["hours"])
        }
    }

    func check(_ head: Located<RulesHead>, _ faults: inout FaultList) {
        guard let policy = head.value.classifier else { return }
        let passage = head.passage["classifier"]
        if let threshold = policy.dispatchAbove, threshold < policy.proposeAbove {
            faults.add("what is dispatched must be sure enough to be proposed", at: passage["dispatchAbove"])
        }
        check(policy.guardedGroups, among: groups, called: "person group", at: passage["guardedGroups"], &faults)
    }

    private func check<Subject>(
        _ codes: [Code<Subject>]?,
        among known: Set<Code<Subject>>,
        called name: String,
        at passage: Passage,
        _ faults: inout FaultList,
    ) {
        for (index, code) in (codes ?? []).enumerated() where !known.contains(code) {
            faults.add("there is no \(name) “\(code)”", at: passage.item(index))
        }
    }
}

extension Condition {
    var isEmpty: Bool { words == nil && asksForWordsOnly }

    /// It holds wherever one of its words is found.
    var asksForWordsOnly: Bool {
        allWords == nil && matters == nil && kinds == nil && channels == nil && areas == nil && urgency == nil
            && personGroups == nil && days == nil && hours == nil && load == nil
    }
}
