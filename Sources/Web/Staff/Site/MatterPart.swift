// SPDX-License-Identifier: Apache-2.0

import Records
import Routing
import Sites
import Supervision
import Tickets

/// The form of one entry as it is drawn: template `staff/site-matter`.
struct MatterPart: Sendable {
    let heading: String
    let change: String
    let old: String?
    let base: String
    let problems: ProblemSummary?
    /// What a colleague has made of it meanwhile.
    let theirs: [EntryChange]
    let hasTheirs: Bool
    let code: TextField
    let parent: SelectField
    let chinese: TextField
    let english: TextField
    let lead: SelectField
    let areas: TextField
    let otherwise: SelectField
    let coUnits: TextField
    let deadlineClass: SelectField
    let words: TextField
    let basis: TextField
    let questions: TextField
    let from: TextField
    let until: TextField
    let months: [MonthLine]
    let hasMonths: Bool

    /// How the matter was used in a month.
    struct MonthLine: Sendable {
        let month: String
        let received: Int
        let dispatched: Int
        let returned: Int
        let elsewhere: Int
    }

    init(_ matter: MatterForm, site: Site, usage: CatalogueUsage, _ wording: Wording) {
        let form = matter.form
        let problems = matter.problem.map { [(control: $0.field, text: $0.message(wording))] } ?? []
        let maker = FieldMaker("siteCatalogue", form: form, problems: problems, wording)
        let name = matter.old.flatMap { MatterCode($0) }.map(wording.matter) ?? ""
        heading = wording.text("siteCatalogue.\(matter.old == nil ? "newEntry" : "changeEntry")", ["matter": name])
        change = matter.old == nil ? "add" : "change"
        old = matter.old
        base = String(matter.base)
        self.problems = ProblemSummary(problems)
        theirs = matter.theirs.map { [EntryChange($0, wording)] } ?? []
        hasTheirs = !theirs.isEmpty
        code = maker.text("code", limit: 64, isRequired: true)
        parent = maker.select("parent", none: "noParent", Self.branches(site, form, but: matter.old, wording))
        chinese = maker.text("chinese", limit: 100, isRequired: true)
        english = maker.text("english", limit: 200, isRequired: true)
        let own = ["district", MatterText.byArea].map { value in
            Choice(
                value,
                wording.text("siteCatalogue.\(value == MatterText.byArea ? "byArea" : "district")"),
                isChosen: form["lead"] == value,
            )
        }
        let units = [ChoiceGroup](units: site.organisation, chosen: [form["lead"]], wording)
        lead = maker.select("lead", none: "noLead", own, groups: units)
        areas = maker.text("areas", limit: 10_000)
        let others = [ChoiceGroup](units: site.organisation, chosen: [form["otherwise"]], wording)
        otherwise = maker.select("otherwise", none: "district", [], groups: others)
        coUnits = maker.text("coUnits", limit: 1_000)
        deadlineClass = maker.select("deadlineClass", none: "noClass", Self.classes(site, form))
        words = maker.text("words", limit: 4_500)
        basis = maker.text("basis", limit: 500)
        questions = maker.text("questions", limit: 50_000)
        from = maker.text("from", type: "date", limit: 10)
        until = maker.text("until", type: "date", limit: 10)
        let known = matter.old.flatMap { MatterCode($0) }.map(usage.months) ?? []
        months = known.map { month, counts in
            MonthLine(
                month: month.description,
                received: counts.received,
                dispatched: counts.dispatched,
                returned: counts.returned,
                elsewhere: counts.elsewhere,
            )
        }
        hasMonths = !months.isEmpty
    }

    /// What it may lie under: all that is no leaf.
    private static func branches(_ site: Site, _ form: Form, but old: String?, _ wording: Wording) -> [Choice] {
        let catalogue = site.catalogue
        return catalogue.entries.filter { !catalogue.isLeaf($0.code) && $0.code.rawValue != old }.map { entry in
            let path = catalogue.path(of: entry.code).reversed().map { $0.name[wording.language] }
            return Choice(
                entry.code.rawValue,
                path.joined(separator: " › "),
                isChosen: form["parent"] == entry.code.rawValue,
            )
        }
    }

    /// Those that the deadline pack has rules for, and the one that was sent.
    private static func classes(_ site: Site, _ form: Form) -> [Choice] {
        let ruled = Set(site.deadlines.rules.flatMap { $0.when?.classes ?? [] } + [form["deadlineClass"]])
        return ruled.filter { !$0.isEmpty }.sorted().map { Choice($0, $0, isChosen: $0 == form["deadlineClass"]) }
    }
}
