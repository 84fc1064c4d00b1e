// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Routing
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

extension Wording {
    /// The name of the district that an area lies in.
    func district(of area: AreaCode, _ gazetteer: Gazetteer) -> String {
        self.area(gazetteer.path(of: area).last ?? area)
    }
}
