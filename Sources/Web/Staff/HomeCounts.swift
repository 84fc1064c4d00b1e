// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Tickets

extension Overview {
    /// How many tickets wait for somebody, by what they ask of them: a unit's people count their own unit's.
    func waiting(for session: StaffSession) -> [Errand: Int] {
        let unit = session.role == .handler ? session.unit : nil
        let counts = Errand.allCases.map { errand in
            (errand, count { errand.counts($0) && (unit == nil || $0.unit == unit) })
        }
        return Dictionary(uniqueKeysWithValues: counts)
    }
}

extension Errand {
    fileprivate func counts(_ cell: Overview.Cell) -> Bool {
        stages.contains(cell.stage) && (lamps.isEmpty || lamps.contains(cell.lamp))
    }
}
