// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Sites
import Tickets

/// The picture: template `staff/wallboard-body`. The same for everybody who reads a language.
struct WallBody: Sendable {
    let asOf: String
    let tiles: [WallTile]
    let calls: WallCalls
    let channels: [WallRow]
    let noChannels: Bool
    let topics: [WallTopic]
    let noTopics: Bool
    let map: WallMap?
    let areas: [WallDistrict]
    let elsewhere: String?
    let trend: WallTrend
    let stages: [WallStage]
    let noStages: Bool
    let lamps: [WallLamp]
    let groups: [WallGroup]
    let noGroups: Bool
    let month: String
    let news: [WallNewsLine]
    let noNews: Bool

    init(_ scene: WallScene, _ wording: Wording) {
        let (picture, site, figures) = (scene.picture, scene.site, scene.picture.figures)
        asOf = wording.text("wallboard.asOf", ["time": String(wording.second(scene.now).suffix(8))])
        tiles = WallTile.all(figures, wording)
        calls = WallCalls(figures, picture.queue, goal: site.telephone?.answerWithinSeconds, wording)
        channels = WallRow.channels(figures.received.channels, wording)
        noChannels = channels.isEmpty
        topics = WallTopic.all(figures.topics, site.gazetteer, wording)
        noTopics = topics.isEmpty
        let districts = WallDistricts(figures.areas, site.gazetteer)
        map = WallMap(districts, wording)
        areas = WallDistrict.all(districts, wording)
        elsewhere =
            districts.elsewhere == 0
            ? nil : wording.text("wallboard.elsewhere", ["count": districts.elsewhere.grouped])
        trend = WallTrend(figures, wording)
        stages = WallStage.all(figures.overview, wording)
        noStages = stages.isEmpty
        lamps = WallLamp.all(figures.overview, wording)
        groups = WallGroup.all(scene.ranking, wording)
        noGroups = groups.isEmpty
        month = wording.month(Month(of: figures.moment.today))
        news = figures.news.prefix(6).map { WallNewsLine($0, site.gazetteer, wording) }
        noNews = news.isEmpty
    }
}

extension Int {
    /// `12,345`: read at a glance.
    var grouped: String {
        let digits = String(magnitude)
        let groups = stride(from: digits.count, to: 0, by: -3).map { end in
            digits.prefix(end).suffix(3)
        }
        return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }
}

/// A part of a whole as an SVG's width.
func wallShare(_ part: Int, of whole: Int) -> String {
    let hundredths = whole > 0 ? part * 10_000 / whole : 0
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
}
