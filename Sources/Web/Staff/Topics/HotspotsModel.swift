// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
import Sites
import Tickets

/// Hot topics: template `staff/hotspots`.
struct HotspotsModel: PageModel {
    let title: String
    let topics: [Part]
    let isEmpty: Bool
    /// Where the chosen tickets are asked about once more.
    let mergeAction = SiteURL.bulk.path
    let merge = TicketCommand.Name.merge.rawValue
    let back = SiteURL.hotspots.path
    let themesLink = SiteURL.themes.path

    struct Part: Sendable {
        let rank: Int
        let anchor: String
        let title: String
        /// Count, people, growth and time, each in words.
        let figures: [String]
        let tickets: [Line]
        /// What supervisors were told; nil where they were not, or have seen it.
        let alert: String?
        /// Where they say so; nil for others.
        let seenAction: String?
        let seenLabel: String
        /// The project about it that goes on.
        let theme: ThemeLink?
        /// Where one begins; nil where one goes on, and for those who may not.
        let beginTheme: String?
    }

    struct ThemeLink: Sendable {
        let link: String
        let name: String
    }

    struct Line: Sendable {
        /// As the page that merges takes it.
        let choice: String
        let number: String
        let link: String
        let summary: String
        let stage: String
        let pick: String
        let isOpen: Bool
    }

    init(_ topics: [HotTopic], _ session: StaffSession, _ site: Site, _ wording: Wording) {
        title = wording.text("hotspots.title")
        isEmpty = topics.isEmpty
        self.topics = topics.enumerated().map { Part($1, rank: $0 + 1, session, site, wording) }
    }
}

extension HotspotsModel.Part {
    fileprivate init(_ hot: HotTopic, rank: Int, _ session: StaffSession, _ site: Site, _ wording: Wording) {
        self.rank = rank
        anchor = "topic-\(hot.topic.id.rawValue)"
        title = hot.topic.title
        figures = Self.figures(of: hot, wording)
        tickets = hot.members.map { HotspotsModel.Line($0, wording) }
        alert = hot.alert.flatMap { alert in
            guard alert.isNew else { return nil }
            let words = ["count": String(alert.people), "at": wording.minute(alert.toldAt)]
            return wording.text("hotspots.alert", words)
        }
        seenAction =
            hot.isNew && session.mayBe(among: [.supervisor]) ? SiteURL.topicSeen(hot.topic.id).path : nil
        seenLabel = wording.text("hotspots.seenOf", ["title": hot.topic.title])
        theme = hot.theme.map { HotspotsModel.ThemeLink(link: SiteURL.theme($0.id).path, name: $0.name) }
        beginTheme =
            hot.theme == nil && site.leadsThemes(session.author)
            ? SiteURL.themes.path(["topic": String(hot.topic.id.rawValue)]) : nil
    }

    private static func figures(of hot: HotTopic, _ wording: Wording) -> [String] {
        let growth = hot.heat.growth.formatted(.number.precision(.fractionLength(1)).locale(Locale(identifier: "en")))
        var figures = [
            wording.text("hotspots.count", ["count": String(hot.topic.tickets)]),
            wording.text("hotspots.people", ["count": String(hot.heat.people)]),
            wording.text("hotspots.week", ["count": String(hot.lastWeek)]),
            wording.text("hotspots.growth", ["growth": growth]),
            wording.text(
                "hotspots.span",
                ["from": wording.clock.day(hot.topic.firstAt), "to": wording.clock.day(hot.topic.lastAt)],
            ),
        ]
        let places = hot.places.prefix(3).map(wording.area).joined(separator: "、")
        if !places.isEmpty { figures.append(wording.text("hotspots.places", ["places": places])) }
        return figures
    }
}

extension HotspotsModel.Line {
    fileprivate init(_ stored: StoredTicket, _ wording: Wording) {
        let ticket = stored.ticket
        choice = SeenTicket(number: ticket.number, version: stored.version).text
        number = ticket.number.rawValue
        link = SiteURL.ticket(ticket.number).path
        summary = ticket.filing.summary
        stage = wording.word(ticket.stage.name)
        pick = wording.text("hotspots.pick", ["number": ticket.number.rawValue])
        isOpen = ticket.stage.name.isOpen
    }
}
