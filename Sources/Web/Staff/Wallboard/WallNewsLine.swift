// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Routing
import Tickets

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
