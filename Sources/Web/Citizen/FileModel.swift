// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

/// The citizen's form, empty or as it was sent with what is wrong with it.
struct FileModel: PageModel {
    let title: String
    let action: String
    let messageField: String
    let messageID: String
    let problems: ProblemSummary?
    let kind: RadioField
    let caseKind: SelectField
    let narrative: TextField
    let address: TextField
    let area: SelectField
    let occurredAt: TextField
    let name: TextField
    let phone: TextField
    let email: TextField
    let preferred: SelectField
    let confidential: CheckField
    let files: FilesField?
    /// How the form is sent: with files, in parts.
    let encoding: String
    let emergency: String

    init(
        _ form: Form,
        messageID: String,
        problems: [(control: String, text: String)],
        gazetteer: Gazetteer,
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
        kind = maker.radios("kind", Self.kinds(wording))
        caseKind = maker.select("caseKind", [Choice](of: CaseKind.allCases, chosen: form["caseKind"], wording))
        narrative = maker.text("narrative", limit: 20_000, isRequired: true)
        address = maker.text("address", autocomplete: "street-address", limit: 500)
        let areas = [ChoiceGroup](areas: gazetteer, chosen: form["area"], wording)
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
        emergency = wording.text("filing.emergency")
    }

    private static func kinds(_ wording: Wording) -> [(value: String, label: String, hint: String?)] {
        TicketKind.allCases.map { ($0.rawValue, wording.word($0), wording.text("filing.kindIs.\($0.rawValue)")) }
    }
}
