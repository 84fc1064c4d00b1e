// SPDX-License-Identifier: Apache-2.0

import Sites
import Tickets

/// A quick form: template `staff/quick-form`.
struct QuickFormModel: PageModel {
    let title: String
    let intro: String
    let action: String
    let messageField = FiledForm.messageField
    /// The form's own id: sent twice, it files once.
    var messageID = ""
    var tabs: IntakeTabs?
    let problems: ProblemSummary?
    /// Who came; nil where nobody did.
    let visitor: VisitorFields?
    let grid: TextField?
    let narrative: TextField
    let address: TextField
    let area: SelectField
    let kind: SelectField
    let urgency: SelectField
    let files: FilesField?
    /// How the form is sent: with files, in parts.
    let encoding: String

    init(
        _ quick: QuickForm,
        _ form: Form,
        problems: [(control: String, text: String)],
        site: Site,
        files: FilesField?,
        _ wording: Wording,
    ) {
        let maker = FieldMaker("quickForm", form: form, problems: problems, wording)
        title = wording.text("quickForm.title.\(quick.rawValue)")
        intro = wording.text("quickForm.intro.\(quick.rawValue)")
        action = quick.url.path
        self.problems = ProblemSummary(problems + (files?.listed ?? []))
        self.files = files
        encoding = files.encoding
        visitor = quick.hasVisitor ? VisitorFields(maker, site: site) : nil
        grid = quick.hasGrid ? maker.text("grid", limit: 40, isRequired: quick == .grid) : nil
        narrative = maker.text("narrative", limit: IntakeDraft.longestNarrative, isRequired: true)
        address = maker.text("address", limit: 500, isRequired: quick == .found)
        let areas = [ChoiceGroup](areas: site.gazetteer, chosen: form["area"], wording)
        area = maker.select("area", none: "byAddress", [], groups: areas)
        kind = maker.select("kind", [Choice](of: TicketKind.allCases, chosen: form.text("kind") ?? "help", wording))
        urgency = maker.select("urgency", [Choice](of: Urgency.allCases, chosen: form["urgency"], wording))
    }
}

/// Who came to the counter, with how many, and for whom: template `staff/quick-visitor`.
struct VisitorFields: Sendable {
    let name: TextField
    let phone: TextField
    let people: TextField
    let window: SelectField
    let hasWindow: Bool
    let represented: RepresentedFields
    /// Whom a report is about.
    let accusedUnit: SelectField
    let anonymous: CheckField
    let confidential: CheckField

    init(_ maker: FieldMaker, site: Site) {
        name = maker.text("name", limit: 100)
        phone = maker.text("phone", type: "tel", limit: 40)
        people = maker.text("people", type: "number", limit: 3)
        let windows = (site.intake?.counter?.windows ?? []).map { window in
            let name = window[maker.wording.language]
            return Choice(name, name, isChosen: name == maker.form["window"])
        }
        window = maker.select("window", none: "noWindow", windows)
        hasWindow = !windows.isEmpty
        represented = RepresentedFields(maker)
        let units = [ChoiceGroup](units: site.organisation, chosen: [maker.form["accusedUnit"]], maker.wording)
        accusedUnit = maker.select("accusedUnit", none: "nobody", [], groups: units)
        anonymous = maker.check("anonymous")
        confidential = maker.check("confidential")
    }
}

/// For whom somebody speaks: template `staff/represented`. Folded until it is used.
struct RepresentedFields: Sendable {
    let name: TextField
    let phone: TextField
    let relation: SelectField
    let told: CheckField
    let isOpen: Bool

    init(_ maker: FieldMaker) {
        name = maker.text("representedName", limit: 100)
        phone = maker.text("representedPhone", type: "tel", limit: 40)
        let relations = [Choice](of: Represented.Relation.allCases, chosen: maker.form["relation"], maker.wording)
        relation = maker.select("relation", none: "noRelation", relations)
        told = maker.check("tellRepresented")
        let names = ["representedName", "representedPhone", "relation", "tellRepresented"]
        isOpen = names.contains { !maker.form[$0].isBlank || maker.problems[$0] != nil }
    }
}
