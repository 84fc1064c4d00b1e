// SPDX-License-Identifier: Apache-2.0

import Routing
import Sites
import Tickets
import WorkCalendar

/// The citizen's form, empty or as it was sent with what is wrong with it.
struct FileModel: PageModel {
    let title: String
    let action: String
    let messageField: String
    let messageID: String
    let problems: ProblemSummary?
    /// Why the form is shown again though nothing is wrong with it.
    var step: String?
    let mailbox: MailboxChoice?
    let kind: RadioField
    let caseKind: SelectField
    let narrative: TextField
    let similarAction = SiteURL.similar.path
    var similar: SimilarPart
    let matter: SelectField
    let questionsLink = SiteURL.questions.path
    let questions: QuestionsPart
    let address: TextField
    let map: MapPart?
    let area: SelectField
    let occurredAt: TextField
    let name: TextField
    let phone: TextField
    let email: TextField
    let preferred: SelectField
    let confidential: CheckField
    let enterprise: CheckField
    let publishable: CheckField
    let files: FilesField?
    /// How the form is sent: with files, in parts.
    let encoding: String
    let emergency: EmergencyBox

    /// To whom the letter goes.
    struct MailboxChoice: Sendable {
        let code: String
        let name: String
    }

    init(
        _ form: Form,
        messageID: String,
        problems: [(control: String, text: String)],
        sheet: QuestionSheet,
        site: Site,
        today: Day,
        files: FilesField?,
        _ wording: Wording,
    ) {
        let maker = FieldMaker("filing", form: form, problems: problems, wording)
        title = wording.text("filing.title")
        action = SiteURL.file.path
        messageField = FiledForm.messageField
        self.messageID = messageID
        self.problems = ProblemSummary(problems + (files?.listed ?? []))
        self.files = files
        encoding = files.encoding
        mailbox = MailboxCode(form["mailbox"]).flatMap(site.mailbox).map { mailbox in
            MailboxChoice(code: mailbox.code.rawValue, name: mailbox.name[wording.language])
        }
        kind = maker.radios("kind", Self.kinds(wording))
        caseKind = maker.select("caseKind", [Choice](of: CaseKind.allCases, chosen: form["caseKind"], wording))
        narrative = maker.text("narrative", limit: IntakeDraft.longestNarrative, isRequired: true)
        similar = SimilarPart([], wording)
        let matters = [ChoiceGroup](matters: site.catalogue, on: today, chosen: form["matter"], wording)
        matter = maker.select("matter", none: "matterUnknown", [], groups: matters)
        questions = sheet.part(problems: problems, wording)
        address = maker.text("address", autocomplete: "street-address", limit: 500)
        map = MapPart(site, form, isCitizens: true, wording)
        let areas = [ChoiceGroup](areas: site.gazetteer, chosen: form["area"], wording)
        area = maker.select("area", none: "areaUnknown", [], groups: areas)
        occurredAt = maker.text("occurredAt", type: "datetime-local", limit: 30)
        name = maker.text("name", autocomplete: "name", limit: 100)
        phone = maker.text("phone", type: "tel", autocomplete: "tel", limit: 40)
        email = maker.text("email", type: "email", autocomplete: "email", limit: 254)
        preferred = maker.select(
            "preferred",
            none: "preferredNone",
            [Choice](of: [Channel.phone, .sms, .mail], chosen: form["preferred"], wording),
        )
        confidential = maker.check("confidential")
        enterprise = maker.check("enterprise")
        publishable = maker.check("publishable")
        emergency = EmergencyBox(site.profile, hint: "filing.emergency", wording)
    }

    private static func kinds(_ wording: Wording) -> [(value: String, label: String, hint: String?)] {
        TicketKind.allCases.map { ($0.rawValue, wording.word($0), wording.text("filing.kindIs.\($0.rawValue)")) }
    }
}
