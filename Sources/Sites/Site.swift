// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Routing
package import Supervision
package import Survey
package import Tickets
package import WorkCalendar

/// A city as data: its documents, checked whole, and what follows from them. Made by `SiteReader`.
///
/// A class, though it never changes: every request hands it on, and copying its parts would cost more than routing.
package final class Site: Sendable {
    package let profile: Profile
    /// The number of each document.
    package let documents: [DocumentKind: Int]
    package let organisation: Organisation
    package let gazetteer: Gazetteer
    /// How the map of it is drawn; nil where the site has none.
    package let map: MapSettings?
    /// In the order of the document.
    package let mailboxes: [Mailbox]
    package let calendar: WorkCalendar
    /// Those of units with hours of their own, by their codes.
    package let ownCalendars: [UnitCode: WorkCalendar]
    package let catalogue: Catalogue
    package let rulebook: Rulebook
    package let deadlines: DeadlinePack
    package let questionnaire: Questionnaire
    package let scoring: ScoringPack
    package let staff: [StaffMember]
    /// What is sent to citizens by gateways; nil for nothing.
    package let notices: NoticePolicy?
    /// How the call centre works; nil where there is none.
    package let telephone: TelephonePolicy?
    /// Old lines, the counter and the nuisance list; nil where there are none.
    package let intake: IntakePolicy?
    /// What is inspected, and by which sheets; nil for nothing.
    package let quality: QualityPolicy?
    private let members: [String: StaffMember]
    package let router: Router
    /// The deadline pack, counted on the calendar.
    package let deadlinePolicy: DeadlinePolicy
    /// The same as the law of the ticket asks for it.
    package let rules: OfficeRules

    init(_ draft: SiteDraft, calendars: WorkCalendars, numbers: [DocumentKind: Int]) {
        let catalogue = Catalogue(number: numbers[.catalogue] ?? 0, entries: draft.matters.map(\.value))
        let pack = draft.deadlines.value
        let policy = DeadlinePolicy(
            number: numbers[.deadlines] ?? 0,
            pack: pack,
            calendar: calendars.shared,
            ownCalendars: calendars.own,
        ) {
            catalogue[$0]?.deadlineClass
        }
        profile = draft.profile.value
        documents = numbers
        organisation = Organisation(draft.units.map(\.value))
        gazetteer = Gazetteer(draft.areas.map(\.value), spots: draft.spots.map(\.value))
        map = draft.areaHead?.value.map
        mailboxes = draft.mailboxes.map(\.value)
        calendar = calendars.shared
        ownCalendars = Dictionary(
            uniqueKeysWithValues: calendars.own.compactMap { code, own in UnitCode(code).map { ($0, own) } }
        )
        self.catalogue = catalogue
        rulebook = Rulebook(
            number: numbers[.rules] ?? 0,
            rules: draft.rules.map(\.value),
            classifier: draft.rulesHead.value.classifier,
        )
        deadlines = pack
        questionnaire = Questionnaire(
            number: numbers[.questionnaire] ?? 0,
            questions: draft.questions.map(\.value),
            validDays: draft.validity.value.validDays,
            callback: draft.validity.value.callback,
        )
        scoring = draft.scoring.value
        staff = draft.staff.map(\.value)
        notices = draft.notices?.value
        telephone = draft.telephone?.value
        intake = draft.intake?.value
        quality = draft.quality?.value
        members = Dictionary(staff.map { ($0.login, $0) }, uniquingKeysWith: { first, _ in first })
        router = Router(
            catalogue: catalogue,
            rulebook: rulebook,
            gazetteer: gazetteer,
            organisation: organisation,
            mailboxes: Dictionary(
                mailboxes.compactMap { mailbox in mailbox.unit.map { (mailbox.code, $0) } },
                uniquingKeysWith: { first, _ in first },
            ),
        )
        deadlinePolicy = policy
        let addressees = Addressees(staff, of: organisation, pack: pack)
        rules = OfficeRules(
            figures: pack.figures,
            clocks: policy,
            ranks: Ranks(organisation),
            callbacks: questionnaire.plan(on: calendars.shared),
        ) {
            addressees.logins(for: $0, of: $1)
        }
    }

    /// In which all coordinates of the site and of its tickets are meant; GCJ-02 where the site says nothing, as maps of
    /// the country are drawn.
    package var coordinates: CoordinateSystem { map?.coordinates ?? .gcj02 }

    /// The city's clock.
    package var timeZone: TimeZone { TimeZone(identifier: profile.timezone) ?? .gmt }

    /// nil for a code that no mailbox has.
    package func mailbox(_ code: MailboxCode) -> Mailbox? { mailboxes.first { $0.code == code } }

    /// Who has this login; nil for a program, and for somebody who has left.
    package func member(_ login: String) -> StaffMember? { members[login] }
}
