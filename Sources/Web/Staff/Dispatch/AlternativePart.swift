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

    init?(_ decision: RoutingDecision, place: Int, _ view: ProposalView) {
        guard let unit = decision.unit else { return nil }
        let wording = view.wording
        key = String(place + 1)
        self.unit = unit.rawValue
        unitName = wording.unit(unit)
        coUnits = decision.coUnits.map(\.rawValue)
        matter = decision.matter?.rawValue
        matterName = decision.matter.map(wording.matter)
        reason = decision.because.first.map(wording.sentence)
        load = view.load(of: unit)
    }
}

/// How busy a unit is: its open tickets and those that are late.
struct UnitLoadPart: Sendable {
    let text: String
    let isLate: Bool

    init(_ load: UnitLoads.Load, _ wording: Wording) {
        text = wording.text("dispatch.load", ["open": String(load.open), "late": String(load.late)])
        isLate = load.late > 0
    }
}

/// The same of every unit, summed once for a page.
struct UnitLoads: Sendable {
    private let loads: [UnitCode: Load]

    struct Load: Sendable {
        var open = 0
        var late = 0
    }

    init(_ overview: Overview) {
        var loads: [UnitCode: Load] = [:]
        for cell in overview.cells where cell.stage.isOpen {
            guard let unit = cell.unit else { continue }
            loads[unit, default: Load()].open += cell.count
            if [.red, .doubleRed].contains(cell.lamp) { loads[unit, default: Load()].late += cell.count }
        }
        self.loads = loads
    }

    subscript(unit: UnitCode) -> Load { loads[unit] ?? Load() }
}
