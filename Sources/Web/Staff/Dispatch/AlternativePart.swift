// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Tickets

/// Another unit than the proposed one, one click away; what is chosen teaches routing (C3).
struct AlternativePart: Sendable {
    /// The key that chooses it: 1, 2, 3.
    let key: String
    let unit: String
    let unitName: String
    let coUnits: [String]
    /// What the ticket would be about; nil where only the unit is known.
    let matter: String?
    let matterName: String?
    let reason: String?
    let load: UnitLoadPart

    init?(_ decision: RoutingDecision, place: Int, _ overview: Overview, _ wording: Wording) {
        guard let unit = decision.unit else { return nil }
        key = String(place + 1)
        self.unit = unit.rawValue
        unitName = wording.unit(unit)
        coUnits = decision.coUnits.map(\.rawValue)
        matter = decision.matter?.rawValue
        matterName = decision.matter.map(wording.matter)
        reason = decision.because.first.map(wording.sentence)
        load = UnitLoadPart(unit, overview, wording)
    }
}

/// How busy a unit is: its open tickets and those that are late.
struct UnitLoadPart: Sendable {
    let text: String
    let isLate: Bool

    init(_ unit: UnitCode, _ overview: Overview, _ wording: Wording) {
        let open = overview.count { $0.unit == unit && $0.stage.isOpen }
        let late = overview.count { $0.unit == unit && $0.stage.isOpen && [.red, .doubleRed].contains($0.lamp) }
        text = wording.text("dispatch.load", ["open": String(open), "late": String(late)])
        isLate = late > 0
    }
}
