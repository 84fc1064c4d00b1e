// SPDX-License-Identifier: Apache-2.0

package import Dashboards
package import Foundation
package import Records
package import Tickets

/// Every link of the site in one place. A page's routes follow the same paths.
package enum SiteURL: Equatable, Sendable {
    // Citizens
    case home
    case file
    case filed(TicketNumber)
    /// The questions of a matter, as a part of the form.
    case questions
    /// The outlines of the city's areas, and the one around a point.
    case cityMap
    case areaOnMap
    case mailboxes
    case published
    /// What is public and like what somebody writes, as a part of the form.
    case similar
    case follow
    /// Where a citizen attaches to their request.
    case followAttachments
    case followAttachment(Int)
    case followThumbnail(Int)
    /// The survey of one ticket; the token is the secret that the invitation carries.
    case rate(token: String)
    /// Where a survey that was answered leads.
    case thanks

    // Staff
    case signIn
    case signOut
    case sessions
    case staffHome
    case intake
    /// The quick forms of the counter, of grid inspectors, and for what the office found itself.
    case counterIntake
    case gridIntake
    case foundIntake
    /// What was handed to emergency lines.
    case emergencies
    /// The registry of old lines.
    case lines
    /// The nuisance list; a step on an entry is posted under its id.
    case nuisances
    case nuisance(ID<Nuisance>)
    /// The questions of a matter, as a part of the form.
    case intakeQuestions
    /// Open tickets like the one that is being taken down, as a part of the form.
    case intakeSimilar
    /// What several people told of.
    case hotspots
    /// Where a supervisor says that they saw a topic of which they were told.
    case topicSeen(ID<Topic>)
    /// Theme projects, one of them, and where a step on it is posted.
    case themes
    case theme(ID<Theme>)
    case themeStep(ID<Theme>, noun: String)
    case tickets
    case ticket(TicketNumber)
    /// How the deadlines of a ticket came about.
    case deadlines(TicketNumber)
    case attachments(TicketNumber)
    case attachment(TicketNumber, Int)
    /// A small picture of one.
    case thumbnail(TicketNumber, Int)
    case withdrawal(TicketNumber, Int)
    /// Where the form of a command is posted; `noun` as in the API, for example `dispatch`.
    case command(TicketNumber, noun: String)
    /// One action on several tickets.
    case bulk
    case inbox
    case dispatchDesk
    /// Where a request is, drawn on the outlines of the city's areas.
    case placeMap
    /// Open tickets that tell of the same, as a part of the dispatch desk.
    case similarTo(TicketNumber)
    /// How often routing was right, month by month.
    case routingQuality
    case review
    case arbitration
    case supervision
    case leaderDesk
    case notices
    case endorsements
    case callbacks
    /// Where one citizen is asked.
    case callback(TicketNumber)
    /// Where saved views are posted.
    case views
    /// What is on its way to citizens by gateways.
    case outbox
    /// Where a step on one of them is posted.
    case outboxDelivery(Int64)
    /// The register of letters, one of them, a step on it, the picture of a page, and the label for its paper.
    case letters
    case letter(LetterNumber)
    case letterStep(LetterNumber, noun: String)
    case letterPicture(LetterNumber, Int)
    case letterLabel(LetterNumber)
    /// Answers for the printer, and where a step on one of them is posted.
    case replyLetters
    case replyLetter(Int64)
    case view(ID<ShelfItem>)
    case phrases
    case phrase(ID<ShelfItem>)
    /// The telephone of who is signed in: its events, and where its buttons post.
    case phoneEvents
    case phoneSeat
    case phonePresence
    case phoneCalls
    case phoneCall(CallID)
    /// A telephone in the browser.
    case softphone
    /// The call centre's calls, how it does now, its telephones, one of its calls, and one of that call's recordings.
    case calls
    case callsNow
    case callSeats
    case call(CallID)
    case recording(CallID, Int)
    case callBacks
    case callBack(Int64)
    /// Where exports are begun and, for administrators, logged; one of them, its file, and where it is cancelled.
    case exports
    case export(String)
    case exportFile(String)
    case exportCancel(String)
    /// The inspectors' desk, what was inspected of the reader's own work, one inspection, where a step on it is posted, and
    /// where a corrective action is said to be done.
    case quality
    case ownInspections
    case inspection(ID<Inspection>)
    case inspectionStep(ID<Inspection>, noun: String)
    case correctiveAction(ID<CorrectiveAction>)
    case scorecards
    /// The same as a workbook.
    case scorecardsFile
    /// A unit's month down to its tickets; the tickets behind one rate; all of them as a file.
    case statement(Month, UnitCode)
    case statementTickets(Month, UnitCode)
    case statementFile(Month, UnitCode)
    /// Where a unit objects, and where an objection is answered.
    case objections(Month, UnitCode)
    case objection(Month, UnitCode, ID<Objection>)
    case reports
    /// The work calendar, and the deadline pack.
    case siteCalendar
    case siteDeadlines
    case siteScoring
    case siteCatalogue
    case siteCatalogueVersions
    case siteClassifier
    /// One report or a file of it, by its name, for example `weekly-2026-11-16-0.pdf`.
    case report(String)
    case liveBoard
    case liveBoardEvents
    /// The wall of the centre, and its pictures.
    case wallboard
    case wallboardEvents
    /// Figures, trends and tomorrow's load, of the city or of a unit.
    case dashboard

    // Programs
    case openAPI

    /// The path on this server, percent-encoded.
    package var path: String {
        switch self {
        case .home: "/"
        case .file: "/file"
        case .filed(let number): "/file/\(number)"
        case .questions: "/file/questions"
        case .cityMap: "/file/map"
        case .areaOnMap: "/file/map/area"
        case .mailboxes: "/mailboxes"
        case .published: "/public"
        case .similar: "/public/similar"
        case .follow: "/follow"
        case .followAttachments: "/follow/attachments"
        case .followAttachment(let ordinal): "/follow/attachments/\(ordinal)"
        case .followThumbnail(let ordinal): "/follow/attachments/\(ordinal)/thumbnail"
        case .rate(let token): "/rate/\(Self.encoded(token))"
        case .thanks: "/rate/thanks"
        case .signIn: "/staff/sign-in"
        case .signOut: "/staff/sign-out"
        case .sessions: "/staff/sessions"
        case .staffHome: "/staff"
        case .intake: "/staff/intake"
        case .counterIntake: "/staff/intake/counter"
        case .gridIntake: "/staff/intake/grid"
        case .foundIntake: "/staff/intake/found"
        case .emergencies: "/staff/emergencies"
        case .lines: "/staff/lines"
        case .nuisances: "/staff/nuisances"
        case .nuisance(let id): "/staff/nuisances/\(id.rawValue)"
        case .intakeQuestions: "/staff/intake/questions"
        case .intakeSimilar: "/staff/intake/similar"
        case .hotspots: "/staff/hotspots"
        case .topicSeen(let id): "/staff/hotspots/\(id.rawValue)/acknowledgement"
        case .themes: "/staff/themes"
        case .theme(let id): "/staff/themes/\(id.rawValue)"
        case .themeStep(let id, let noun): "/staff/themes/\(id.rawValue)/\(noun)"
        case .tickets: "/staff/tickets"
        case .ticket(let number): "/staff/tickets/\(number)"
        case .deadlines(let number): "/staff/tickets/\(number)/deadlines"
        case .attachments(let number): "/staff/tickets/\(number)/attachments"
        case .attachment(let number, let ordinal): "/staff/tickets/\(number)/attachments/\(ordinal)"
        case .thumbnail(let number, let ordinal): "/staff/tickets/\(number)/attachments/\(ordinal)/thumbnail"
        case .withdrawal(let number, let ordinal): "/staff/tickets/\(number)/attachments/\(ordinal)/withdrawal"
        case .command(let number, let noun): "/staff/tickets/\(number)/\(noun)"
        case .bulk: "/staff/bulk"
        case .inbox: "/staff/inbox"
        case .dispatchDesk: "/staff/dispatch"
        case .placeMap: "/staff/map.svg"
        case .similarTo(let number): "/staff/tickets/\(number)/similar"
        case .routingQuality: "/staff/dispatch/quality"
        case .review: "/staff/review"
        case .arbitration: "/staff/arbitration"
        case .supervision: "/staff/supervision"
        case .leaderDesk: "/staff/leader"
        case .notices: "/staff/notices"
        case .endorsements: "/staff/endorsements"
        case .callbacks: "/staff/callbacks"
        case .callback(let number): "/staff/callbacks/\(number)"
        case .outbox: "/staff/outbox"
        case .outboxDelivery(let id): "/staff/outbox/\(id)"
        case .letters: "/staff/letters"
        case .letter(let number): "/staff/letters/\(number)"
        case .letterStep(let number, let noun): "/staff/letters/\(number)/\(noun)"
        case .letterPicture(let number, let page): "/staff/letters/\(number)/pages/\(page)"
        case .letterLabel(let number): "/staff/letters/\(number)/label"
        case .replyLetters: "/staff/replies"
        case .replyLetter(let delivery): "/staff/replies/\(delivery)"
        case .views: "/staff/views"
        case .view(let id): "/staff/views/\(id.rawValue)"
        case .phrases: "/staff/phrases"
        case .phrase(let id): "/staff/phrases/\(id.rawValue)"
        case .phoneEvents: "/staff/phone/events"
        case .phoneSeat: "/staff/phone/seat"
        case .phonePresence: "/staff/phone/presence"
        case .phoneCalls: "/staff/phone/calls"
        case .phoneCall(let id): "/staff/phone/calls/\(Self.encoded(id.text))"
        case .softphone: "/staff/softphone"
        case .calls: "/staff/calls"
        case .callsNow: "/staff/calls/now"
        case .callSeats: "/staff/calls/seats"
        case .call(let id): "/staff/calls/\(Self.encoded(id.text))"
        case .recording(let id, let place): "/staff/calls/\(Self.encoded(id.text))/recordings/\(place)"
        case .callBacks: "/staff/call-backs"
        case .callBack(let id): "/staff/call-backs/\(id)"
        case .exports: "/staff/exports"
        case .export(let id): "/staff/exports/\(Self.encoded(id))"
        case .exportFile(let id): "/staff/exports/\(Self.encoded(id))/file"
        case .exportCancel(let id): "/staff/exports/\(Self.encoded(id))/cancel"
        case .quality: "/staff/quality"
        case .ownInspections: "/staff/quality/mine"
        case .inspection(let id): "/staff/quality/\(id.rawValue)"
        case .inspectionStep(let id, let noun): "/staff/quality/\(id.rawValue)/\(noun)"
        case .correctiveAction(let id): "/staff/quality/actions/\(id.rawValue)"
        case .scorecards: "/staff/scorecards"
        case .scorecardsFile: "/staff/scorecards.xlsx"
        case .statement(let month, let unit): "/staff/scorecards/\(month)/\(unit)"
        case .statementTickets(let month, let unit): "/staff/scorecards/\(month)/\(unit)/tickets"
        case .statementFile(let month, let unit): "/staff/scorecards/\(month)/\(unit)/tickets.csv"
        case .objections(let month, let unit): "/staff/scorecards/\(month)/\(unit)/objections"
        case .objection(let month, let unit, let id):
            "/staff/scorecards/\(month)/\(unit)/objections/\(id.rawValue)"
        case .reports: "/staff/reports"
        case .siteCalendar: "/staff/site/calendar"
        case .siteDeadlines: "/staff/site/deadlines"
        case .siteScoring: "/staff/site/scoring"
        case .siteCatalogue: "/staff/site/catalogue"
        case .siteCatalogueVersions: "/staff/site/catalogue/versions"
        case .siteClassifier: "/staff/site/classifier"
        case .report(let name): "/staff/reports/\(Self.encoded(name))"
        case .liveBoard: "/staff/live"
        case .liveBoardEvents: "/staff/live/events"
        case .wallboard: "/staff/wallboard"
        case .wallboardEvents: "/staff/wallboard/events"
        case .dashboard: "/staff/dashboard"
        case .openAPI: "/api/openapi.json"
        }
    }

    /// The path with a query, its names and values encoded; pairs in the order given.
    package func path(_ query: KeyValuePairs<String, String>) -> String {
        path(query: query.map { (name: $0, value: $1) })
    }

    /// The path with a query put together on the way.
    package func path(query: [(name: String, value: String)]) -> String {
        query.isEmpty ? path : path + "?" + Self.encodedQuery(query)
    }

    /// Names and values as an address has them.
    static func encodedQuery(_ query: [(name: String, value: String)]) -> String {
        query.map { "\(encoded($0))=\(encoded($1))" }.joined(separator: "&")
    }

    /// The path as routes of staff pages have it, without `/staff/`.
    package var pathUnderStaff: String { String(path.dropFirst("/staff/".count)) }

    /// The whole address, for messages that leave the platform.
    package func absolute(under publicURL: URL) -> String {
        let base = publicURL.absoluteString
        return (base.hasSuffix("/") ? String(base.dropLast()) : base) + path
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// RFC 3986, 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
    )
}
