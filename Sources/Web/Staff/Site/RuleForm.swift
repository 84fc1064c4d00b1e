// SPDX-License-Identifier: Apache-2.0

import Sites
import Supervision
import Tickets

/// What the form of one rule holds: a stored rule, or one that was sent and refused.
struct RuleForm {
    var rule = PackRule()
    /// The code of the stored rule that it changes; nil for a new one.
    var old: String?
    /// Counted from 1.
    var place = 1
    var problem: SiteFormProblem?

    /// The rule numbered `number`, counted from 1, or an empty one for `new`.
    static func asked(_ number: String, in text: PackText) -> RuleForm? {
        if number == "new" { return RuleForm() }
        let table = text.table
        guard let index = table.indices.first(where: { String($0 + 1) == number }) else { return nil }
        return RuleForm(rule: table[index], old: table[index].code, place: index + 1)
    }

    /// What was sent, kept as it is. A rule that is gone may be added again.
    static func refused(_ form: Form, _ problem: SiteFormProblem, in text: PackText) -> RuleForm {
        let old = form.text("old").flatMap { old in text.table.contains { $0.code == old } ? old : nil }
        return RuleForm(rule: PackRule(form), old: old, place: Int(form["place"]) ?? 1, problem: problem)
    }
}

/// The form of one rule as it is drawn.
struct RulePart: Sendable {
    let heading: String
    let change: String
    let old: String?
    let problems: ProblemSummary?
    let code: Entry
    let limitCount: Entry
    let statutoryCount: Entry
    let classes: Entry
    let source: String
    let place: String
    let places: String
    let clocks: [Choice]
    let limitUnits: [Choice]
    let statutoryUnits: [Choice]
    let kinds: [Choice]
    let urgency: [Choice]
    let channels: [Choice]

    /// A typed value, and what is wrong with it.
    struct Entry: Sendable {
        let value: String
        let problem: String?
    }

    init(_ form: RuleForm, count: Int, _ wording: Wording) {
        let rule = form.rule
        let problems = form.problem.map { [(control: $0.field, text: $0.message(wording))] } ?? []
        func entry(_ name: String, _ value: String) -> Entry {
            Entry(value: value, problem: problems.first { $0.control == name }?.text)
        }
        heading = wording.text(form.old == nil ? "sitePack.newRule" : "sitePack.changeRule", ["rule": form.old ?? ""])
        change = form.old == nil ? "add" : "change"
        old = form.old
        self.problems = ProblemSummary(problems)
        code = entry("code", rule.code)
        limitCount = entry("limitCount", rule.limit?.count ?? "")
        statutoryCount = entry("statutoryCount", rule.statutory?.count ?? "")
        classes = entry("classes", rule.classes.joined(separator: ", "))
        source = rule.source
        place = String(form.place)
        places = String(form.old == nil ? count + 1 : count)
        clocks = DeadlinePack.Clock.allCases.map {
            Choice($0.rawValue, wording.clock($0.rawValue), isChosen: $0.rawValue == rule.clock)
        }
        limitUnits = Self.units(chosen: rule.limit?.unit ?? "workdays", wording)
        statutoryUnits = Self.units(chosen: rule.statutory?.unit ?? "workdays", wording)
        kinds = Self.choices(TicketKind.allCases, rule.kinds, wording)
        urgency = Self.choices(Urgency.allCases, rule.urgency, wording)
        channels = Self.choices(Channel.allCases, rule.channels, wording)
    }

    private static func units(chosen: String, _ wording: Wording) -> [Choice] {
        ["minutes", "hours", "workHours", "days", "workdays"].map {
            Choice($0, wording.text("sitePack.unit.\($0)"), isChosen: $0 == chosen)
        }
    }

    private static func choices<Value: Worded & RawRepresentable<String>>(
        _ values: [Value],
        _ chosen: [String],
        _ wording: Wording,
    ) -> [Choice] {
        values.map {
            Choice($0.rawValue, wording.word($0), isChosen: chosen.contains($0.rawValue))
        }
    }
}
