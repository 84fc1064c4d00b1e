// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets

/// How many open tickets a lamp has: the key to the bars.
struct WallLamp: Sendable {
    let code: String
    let symbol: String
    let word: String
    let count: String

    static func all(_ overview: Overview, _ wording: Wording) -> [WallLamp] {
        Lamp.allCases.map { lamp in
            WallLamp(
                code: lamp.rawValue,
                symbol: lamp.symbol,
                word: wording.word(lamp),
                count: overview.count { $0.stage.isOpen && $0.lamp == lamp }.grouped,
            )
        }
    }
}
