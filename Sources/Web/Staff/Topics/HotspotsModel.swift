// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Routing
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

    struct Part: Sendable {
        let rank: Int
        let anchor: String
        let title: String
        /// Count, people, growth and time, each in words.
        let figures: [String]
        let tickets: [Line]
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

    init(_ topics: [HotTopic], _ wording: Wording) {
        title = wording.text("hotspots.title")
        isEmpty = topics.isEmpty
        self.topics = topics.enumerated().map { Part($1, rank: $0 + 1, wording) }
    }
}

extension HotspotsModel.Part {
    fileprivate init(_ hot: HotTopic, rank: Int, _ wording: Wording) {
        self.rank = rank
        anchor = "topic-\(hot.topic.id.rawValue)"
        title = hot.topic.title
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
        self.figures = figures
        tickets = hot.members.map { HotspotsModel.Line($0, wording) }
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
