// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Records
package import Tickets

/// Something that happened, as the wall tells it to whoever passes by: what it was about and where and whose it is, never
/// anybody's words, name or number. Of a report nothing is told but the step.
package struct WallNews: Equatable, Sendable {
    /// The steps that are told.
    package enum Act: String, CaseIterable, Sendable {
        case received, answeredDirectly, dispatched, replied, closed, reworked, supervised, late
    }

    package let at: Date
    package let act: Act
    package let isGuarded: Bool
    package let matter: MatterCode?
    package let area: AreaCode?
    /// Whose it is; nil for the centre's.
    package let unit: UnitCode?

    private init(_ act: Act, unit: UnitCode?, of news: JournalNews) {
        at = news.entry.at
        self.act = act
        isGuarded = news.isGuarded
        matter = news.isGuarded ? nil : news.matter
        area = news.isGuarded ? nil : news.area
        self.unit = news.isGuarded ? nil : unit
    }

    /// What is told of changes that are the newest first, in the same order.
    package static func all(_ news: [JournalNews], limit: Int) -> [WallNews] {
        Array(news.lazy.flatMap(told).prefix(limit))
    }

    private static func told(_ news: JournalNews) -> [WallNews] {
        news.entry.events.reversed().compactMap { event in
            switch event {
            case .registered: WallNews(.received, unit: nil, of: news)
            case .answeredDirectly: WallNews(.answeredDirectly, unit: nil, of: news)
            case .dispatched(let pass), .designated(let pass, _): WallNews(.dispatched, unit: pass.unit, of: news)
            case .resultAccepted: WallNews(.replied, unit: news.unit, of: news)
            case .reworkOrdered(let pass, _): WallNews(.reworked, unit: pass.unit, of: news)
            case .closed: WallNews(.closed, unit: news.unit, of: news)
            case .supervised: WallNews(.supervised, unit: news.unit, of: news)
            case .lampChanged(let lamp) where lamp == .red: WallNews(.late, unit: news.unit, of: news)
            default: nil
            }
        }
    }
}
