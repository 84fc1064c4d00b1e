// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Records
import Routing
import Sites
import Survey
import Tickets

/// What many tell of, by its matter and district: what a citizen wrote is not for a wall.
struct WallTopic: Sendable {
    let rank: Int
    let name: String
    let place: String?
    let count: String
    let week: String

    static func all(_ topics: [TopicOutline], _ gazetteer: Gazetteer, _ wording: Wording) -> [WallTopic] {
        topics.enumerated().map { place, topic in
            WallTopic(
                rank: place + 1,
                name: topic.matter.map(wording.matter) ?? wording.text("wallboard.noMatter"),
                place: topic.area.map { wording.district(of: $0, gazetteer) },
                count: topic.tickets.grouped,
                week: wording.text("wallboard.lastWeekCount", ["count": topic.lastWeek.grouped]),
            )
        }
    }
}

/// The best of a group of units this month.
struct WallGroup: Sendable {
    let name: String
    let units: [Unit]

    struct Unit: Sendable {
        let rank: Int
        let name: String
        let score: String
    }

    private static let groups = 2
    private static let listed = 4

    /// The two largest groups that have ranked units.
    static func all(_ cards: [UnitCode?: Scorecard], _ site: Site, _ wording: Wording) -> [WallGroup] {
        let table = ScoreTable(cards: cards, organisation: site.organisation, pack: site.scoring)
        let ranked = Dictionary(grouping: table.lines.filter { $0.rank != nil }, by: \.unit.group)
        return ranked.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(groups).map { code, lines in
            WallGroup(
                name: wording.book.find("scorecards.group.\(code)") ?? code,
                units: lines.prefix(listed).map { line in
                    Unit(
                        rank: line.rank ?? 0,
                        name: line.unit.name[wording.language],
                        score: line.score.map(\.hundredths) ?? "—",
                    )
                },
            )
        }
    }
}

/// One step of the last ones.
struct WallNewsLine: Sendable {
    let code: String
    let at: String
    let act: String
    let about: String
    /// Where, or whose it is.
    let whose: String?

    init(_ news: WallNews, _ gazetteer: Gazetteer, _ wording: Wording) {
        code = news.act.rawValue
        at = String(wording.minute(news.at).suffix(5))
        act = wording.text("wallboard.act.\(news.act.rawValue)")
        about =
            news.isGuarded
            ? wording.text("wallboard.report") : news.matter.map(wording.matter) ?? wording.text("wallboard.noMatter")
        whose = news.unit.map(wording.unit) ?? news.area.map { wording.district(of: $0, gazetteer) }
    }
}

extension Wording {
    /// The name of the district that an area lies in.
    fileprivate func district(of area: AreaCode, _ gazetteer: Gazetteer) -> String {
        self.area(gazetteer.path(of: area).last ?? area)
    }
}
