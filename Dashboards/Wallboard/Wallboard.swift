// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
package import Survey
package import Tickets

/// All figures of the wall in one snapshot (V1): from tallies alone, and no word of any ticket.
package struct Wallboard: Equatable, Sendable {
    package let moment: WallMoment
    package let overview: Overview
    /// Today's calls by hour.
    package let calls: [Int: CallTally]
    /// What is open, by area and lamp.
    package let areas: [WallArea: Int]
    package let received: WallReceipts
    /// What each unit is scored by this month, as on the scorecards; to the minute.
    package let cards: [UnitCode?: Scorecard]
    /// To the minute.
    package let topics: [TopicOutline]
    /// The newest first.
    package let news: [WallNews]

    package init(
        moment: WallMoment,
        overview: Overview,
        calls: [Int: CallTally],
        areas: [WallArea: Int],
        received: WallReceipts,
        cards: [UnitCode?: Scorecard],
        topics: [TopicOutline],
        news: [WallNews],
    ) {
        self.moment = moment
        self.overview = overview
        self.calls = calls
        self.areas = areas
        self.received = received
        self.cards = cards
        self.topics = topics
        self.news = news
    }

    /// Today's calls together.
    package var callsToday: CallTally { calls.values.reduce(CallTally(), +) }

    /// How many open tickets are late.
    package var late: Int { overview.count { $0.stage.isOpen && $0.lamp >= .red } }

    /// The same figures with the calls as they are now.
    func with(calls: [Int: CallTally]) -> Wallboard {
        Wallboard(
            moment: moment,
            overview: overview,
            calls: calls,
            areas: areas,
            received: received,
            cards: cards,
            topics: topics,
            news: news,
        )
    }
}
