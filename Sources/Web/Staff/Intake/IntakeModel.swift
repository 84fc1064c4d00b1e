// SPDX-License-Identifier: Apache-2.0

import Sites
import Tickets
import WorkCalendar

/// The agent's form, phone first, in the order in which a call goes: who, what, where, when, how to file it.
struct IntakeModel: PageModel {
    let title: String
    let action: String
    let messageField: String
    let messageID: String
    /// The call in which it is filled; empty for none.
    let call: String
    let problems: ProblemSummary?
    let caller: CallerModel
    var tabs: IntakeTabs?
    /// The keys by which an emergency goes out at once.
    let emergencyLines: [Choice]
    let line: SelectField
    let hasLine: Bool
    let represented: RepresentedFields
    /// The number is asked for before anything else.
    let asksForPhone: Bool
    let phone: TextField
    let name: TextField
    let preferred: SelectField
    let postalAddress: TextField
    let narrative: TextField
    let summary: TextField
    let address: TextField
    let map: MapPart?
    let area: SelectField
    let occurredAt: TextField
    let caseKind: SelectField
    let kind: SelectField
    let urgency: SelectField
    let matter: SelectField
    let questionsLink = SiteURL.intakeQuestions.path
    let similarAction = SiteURL.intakeSimilar.path
    let questions: QuestionsPart
    let publishable: CheckField
    let channel: SelectField
    let language: SelectField
    let accusedUnit: SelectField
    let personGroup: SelectField
    let hasPersonGroups: Bool
    let enterprise: CheckField
    let tags: [CheckField]
    let hasTags: Bool
    let isTagged: Bool
    let anonymous: CheckField
    let confidential: CheckField
    let files: FilesField?
    /// How the form is sent: with files, in parts.
    let encoding: String

    init(
        _ form: Form,
        messageID: String,
        problems: [(control: String, text: String)],
        caller: CallerModel,
        sheet: QuestionSheet,
        site: Site,
        today: Day,
        files: FilesField?,
        _ wording: Wording,
    ) {
        let maker = FieldMaker("intakePage", form: form, problems: problems, wording)
        title = wording.text("intakePage.title")
        action = SiteURL.intake.path
        messageField = FiledForm.messageField
        self.messageID = messageID
        call = form["call"]
        self.problems = ProblemSummary(problems + (files?.listed ?? []))
        self.files = files
        encoding = files.encoding
        self.caller = caller
        asksForPhone = form["phone"].isBlank && problems.isEmpty
        phone = maker.text("phone", type: "tel", limit: 40)
        name = maker.focused("name", limit: 100, when: !asksForPhone && problems.isEmpty)
        let answers = [Choice](of: Self.answers, chosen: form["preferred"], wording)
        preferred = maker.select("preferred", none: "preferredNone", answers)
        postalAddress = maker.text("postalAddress", limit: 500)
        narrative = maker.text("narrative", limit: IntakeDraft.longestNarrative, isRequired: true)
        summary = maker.text("summary", limit: 200)
        address = maker.text("address", limit: 500)
        map = MapPart(site, form, isCitizens: false, wording)
        let areas = [ChoiceGroup](areas: site.gazetteer, chosen: form["area"], wording)
        area = maker.select("area", none: "byAddress", [], groups: areas)
        occurredAt = maker.text("occurredAt", type: "datetime-local", limit: 30)
        caseKind = maker.select("caseKind", [Choice](of: CaseKind.allCases, chosen: form["caseKind"], wording))
        kind = maker.select("kind", [Choice](of: TicketKind.allCases, chosen: form.text("kind") ?? "help", wording))
        urgency = maker.select("urgency", [Choice](of: Urgency.allCases, chosen: form["urgency"], wording))
        let matters = [ChoiceGroup](matters: site.catalogue, on: today, chosen: form["matter"], wording)
        matter = maker.select("matter", none: "byRouting", [], groups: matters)
        questions = sheet.part(problems: problems, wording)
        publishable = maker.check("publishable")
        channel = maker.select(
            "channel",
            [Choice](of: Self.channels, chosen: form.text("channel") ?? "phone", wording),
        )
        language = maker.select("language", Self.languages(chosen: form["language"], wording))
        let units = [ChoiceGroup](units: site.organisation, chosen: [form["accusedUnit"]], wording)
        accusedUnit = maker.select("accusedUnit", none: "nobody", [], groups: units)
        emergencyLines = EmergencyLine.allCases.map { Choice($0.rawValue, wording.word($0)) }
        let lines = [Choice](lines: site, chosen: form["line"], wording)
        line = maker.select("line", none: "oneNumber", lines)
        hasLine = !lines.isEmpty
        represented = RepresentedFields(maker)
        let groups = (site.intake?.personGroups ?? []).map { group in
            Choice(
                group.code.rawValue,
                group.name[wording.language],
                isChosen: group.code.rawValue == form["personGroup"],
            )
        }
        personGroup = maker.select("personGroup", none: "personGroupNone", groups)
        hasPersonGroups = !groups.isEmpty
        enterprise = maker.check("enterprise")
        tags = (site.intake?.tags ?? []).map { tag in
            let name = IntakeDraft.tagPrefix + tag.code.rawValue
            return CheckField(name: name, label: tag.name[wording.language], hint: nil, isChosen: form.has(name))
        }
        hasTags = !tags.isEmpty
        isTagged = tags.contains(where: \.isChosen)
        anonymous = maker.check("anonymous")
        confidential = maker.check("confidential")
    }

    /// How a citizen may want to be answered.
    private static let answers: [Channel] = [.phone, .sms, .mail, .letter]

    /// What an agent files by hand; the others file themselves.
    private static let channels: [Channel] = [
        .phone, .counter, .letter, .mail, .sms, .wechat, .weibo, .grid, .proactive, .upstream,
    ]

    private static func languages(chosen: String, _ wording: Wording) -> [Choice] {
        Language.allCases.map { language in
            let code = language.rawValue
            return Choice(code, wording.text("intakePage.languageIs.\(code)"), isChosen: code == chosen)
        }
    }
}

extension FieldMaker {
    /// The field at which a page begins, `when` it does.
    fileprivate func focused(_ name: String, type: String = "text", limit: Int, when hasFocus: Bool) -> TextField {
        var field = text(name, type: type, limit: limit)
        field.hasFocus = hasFocus
        return field
    }
}
