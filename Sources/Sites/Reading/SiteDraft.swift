// SPDX-License-Identifier: Apache-2.0

import Routing
import Supervision
import Survey
import Tickets
import WorkCalendar

/// The documents of a site, decoded but not yet checked against each other; every value knows its line.
struct SiteDraft {
    let profile: Located<Profile>
    let units: [Located<Department>]
    let mailboxes: [Located<Mailbox>]
    let areas: [Located<Gazetteer.Entry>]
    let spots: [Located<Gazetteer.Spot>]
    let areaHead: Located<AreaHead>?
    let calendar: Located<CalendarDocument>
    let matters: [Located<Catalogue.Entry>]
    let rules: [Located<Rulebook.Rule>]
    let rulesHead: Located<RulesHead>
    let deadlines: Located<DeadlinePack>
    let questions: [Located<Questionnaire.Question>]
    let validity: Located<Questionnaire.Validity>
    let scoring: Located<ScoringPack>
    let staff: [Located<StaffMember>]
    /// nil where the site sends nothing by gateways.
    let notices: Located<NoticePolicy>?
    /// nil where the site has no call centre.
    let telephone: Located<TelephonePolicy>?
    /// nil where the one number is the only way in.
    let intake: Located<IntakePolicy>?
    /// nil where nothing is inspected.
    let quality: Located<QualityPolicy>?

    init(_ documents: [SiteDocument]) throws(SiteFaults) {
        let passages = try Self.passages(of: documents)
        var decoder = PassageDecoder()
        let profile = decoder.decode(Profile.self, from: passages[.profile])
        let units = decoder.decodeList(Department.self, "units", in: passages[.organisation])
        let mailboxes = decoder.decodeList(Mailbox.self, "mailboxes", in: passages[.organisation])
        let areas = decoder.decodeList(Gazetteer.Entry.self, "areas", in: passages[.areas])
        let spots = decoder.decodeList(Gazetteer.Spot.self, "spots", in: passages[.areas])
        let areaHead = decoder.decode(AreaHead.self, from: passages[.areas])
        let calendar = decoder.decode(CalendarDocument.self, from: passages[.calendar])
        let matters = decoder.decodeList(Catalogue.Entry.self, "matters", in: passages[.catalogue])
        let rules = decoder.decodeList(Rulebook.Rule.self, "rules", in: passages[.rules])
        let rulesHead = decoder.decode(RulesHead.self, from: passages[.rules])
        let deadlines = decoder.decode(DeadlinePack.self, from: passages[.deadlines])
        let questions = decoder.decodeList(Questionnaire.Question.self, "questions", in: passages[.questionnaire])
        let validity = decoder.decode(Questionnaire.Validity.self, from: passages[.questionnaire])
        let scoring = decoder.decode(ScoringPack.self, from: passages[.scoring])
        let staff = decoder.decodeList(StaffMember.self, "staff", in: passages[.staff])
        let notices = passages[.notices].flatMap { decoder.decode(NoticePolicy.self, from: $0) }
        let telephone = passages[.telephone].flatMap { decoder.decode(TelephonePolicy.self, from: $0) }
        let intake = passages[.intake].flatMap { decoder.decode(IntakePolicy.self, from: $0) }
        let quality = passages[.quality].flatMap { decoder.decode(QualityPolicy.self, from: $0) }
        try decoder.faults.throwIfAny()
        guard let profile, let calendar, let rulesHead, let deadlines, let validity, let scoring else {
            throw decoder.faults.all
        }
        self.profile = profile
        self.units = units
        self.mailboxes = mailboxes
        self.areas = areas
        self.spots = spots
        self.areaHead = areaHead
        self.calendar = calendar
        self.matters = matters
        self.rules = rules
        self.rulesHead = rulesHead
        self.deadlines = deadlines
        self.questions = questions
        self.validity = validity
        self.scoring = scoring
        self.staff = staff
        self.notices = notices
        self.telephone = telephone
        self.intake = intake
        self.quality = quality
    }

    /// Each kind's text as YAML of the right shape.
    private static func passages(of documents: [SiteDocument]) throws(SiteFaults) -> [DocumentKind: Passage] {
        var faults = FaultList()
        var passages: [DocumentKind: Passage] = [:]
        for kind in DocumentKind.allCases {
            let ofKind = documents.filter { $0.kind == kind }
            if kind.isOptional, ofKind.isEmpty { continue }
            guard let document = ofKind.first, ofKind.count == 1 else {
                let message = ofKind.isEmpty ? "the document is missing" : "there are \(ofKind.count) such documents"
                faults.add(SiteFault(file: kind.fileName, line: nil, message: message))
                continue
            }
            do {
                let passage = try DocumentText(document: document).passage()
                kind.shape.check(passage, &faults)
                passages[kind] = passage
            } catch {
                faults.add(error)
            }
        }
        try faults.throwIfAny()
        return passages
    }
}

/// What the document of the rules has besides them.
struct RulesHead: Codable {
    let classifier: ClassifierPolicy?
}
