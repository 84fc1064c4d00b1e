// SPDX-License-Identifier: Apache-2.0

import Desk
import Sites
import Tickets
import WorkCalendar

/// The fields with which a clerk registers a letter, filled with what the letter seems to say: template
/// `staff/letter-form`.
struct LetterForm: Sendable {
    let action: String
    let messageField: String
    let messageID: String
    let problems: ProblemSummary?
    let name: TextField
    let phone: TextField
    let postalAddress: TextField
    let preferred: SelectField
    let summary: TextField
    let narrative: TextField
    let address: TextField
    let area: SelectField
    let caseKind: SelectField
    let kind: SelectField
    let urgency: SelectField
    let matter: SelectField
    let accusedUnit: SelectField
    let anonymous: CheckField
    let confidential: CheckField

    init(
        _ form: Form,
        messageID: String,
        problems: [(control: String, text: String)],
        letter: LetterNumber,
        site: Site,
        today: Day,
        _ wording: Wording,
    ) {
        let maker = FieldMaker("intakePage", form: form, problems: problems, wording)
        let own = FieldMaker("letters", form: form, problems: problems, wording)
        action = SiteURL.letterStep(letter, noun: "ticket").path
        messageField = FiledForm.messageField
        self.messageID = messageID
        self.problems = ProblemSummary(problems)
        name = maker.text("name", limit: 100)
        phone = maker.text("phone", type: "tel", limit: 40)
        postalAddress = maker.text("postalAddress", limit: 500)
        let answers = [Choice](of: Self.answers, chosen: form["preferred"], wording)
        preferred = own.select("preferred", none: "preferredNone", answers)
        summary = maker.text("summary", limit: 200)
        narrative = own.text("narrative", limit: IntakeDraft.longestNarrative, isRequired: true)
        address = own.text("address", limit: 500)
        let areas = [ChoiceGroup](areas: site.gazetteer, chosen: form["area"], wording)
        area = maker.select("area", none: "byAddress", [], groups: areas)
        caseKind = maker.select("caseKind", [Choice](of: CaseKind.allCases, chosen: form["caseKind"], wording))
        kind = maker.select("kind", [Choice](of: TicketKind.allCases, chosen: form.text("kind") ?? "help", wording))
        urgency = maker.select("urgency", [Choice](of: Urgency.allCases, chosen: form["urgency"], wording))
        let matters = [ChoiceGroup](matters: site.catalogue, on: today, chosen: form["matter"], wording)
        matter = maker.select("matter", none: "byRouting", [], groups: matters)
        let units = [ChoiceGroup](units: site.organisation, chosen: [form["accusedUnit"]], wording)
        accusedUnit = maker.select("accusedUnit", none: "nobody", [], groups: units)
        anonymous = maker.check("anonymous")
        confidential = maker.check("confidential")
    }

    /// How a writer may want to be answered.
    private static let answers: [Channel] = [.letter, .phone, .sms, .mail]
}

extension Form {
    /// As if somebody had typed what the letter seems to say.
    init(guessedFrom letter: OpenLetter) {
        self.init()
        let guesses = letter.entry.letter.guesses
        self = self.appending(guesses.name, to: "name")
            .appending(guesses.phone, to: "phone")
            .appending(guesses.address, to: "postalAddress")
            .appending(guesses.matter, to: "summary")
            .appending(letter.text.cut(toUnits: IntakeDraft.longestNarrative), to: "narrative")
    }
}
