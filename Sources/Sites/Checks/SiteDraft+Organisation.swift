// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

extension SiteDraft {
    func checkOrganisation(_ faults: inout FaultList) {
        faults.checkTree(
            units.map { Branch(code: $0.value.code, parent: $0.value.parent, passage: $0.passage) },
            called: "unit",
        )
        checkCentre(&faults)
        checkAreasOfUnits(&faults)
        let levels = Dictionary(
            units.map { ($0.value.code, $0.value.level) },
            uniquingKeysWith: { first, _ in first },
        )
        for unit in units {
            if let message = Self.misplacement(of: unit.value, under: unit.value.parent.flatMap { levels[$0] }) {
                faults.add(message, at: unit.passage["parent"])
            }
            // The catalogue says `district` for whichever district a place lies in.
            if unit.value.code.rawValue == "district" {
                faults.add("“district” is a word of the catalogue and no unit's code", at: unit.passage["code"])
            }
        }
    }

    private func checkCentre(_ faults: inout FaultList) {
        let centres = units.filter { $0.value.level == .centre }
        if centres.isEmpty, let first = units.first {
            faults.add("no unit has the level centre", at: first.passage)
        }
        for extra in centres.dropFirst() {
            faults.add("there is one centre only, and it is “\(centres[0].value.code)”", at: extra.passage["level"])
        }
    }

    /// A street's district takes what has no clear owner, so the one must lie under the other (domain.md 1.9).
    private static func misplacement(of unit: Department, under parent: Department.Level?) -> String? {
        switch unit.level {
        case .centre: unit.parent == nil ? nil : "the centre lies under nothing"
        case .district, .department: nil
        case .street: parent == .district ? nil : "a street lies under its district"
        case .subunit, .community: parent == nil ? "a \(unit.level.rawValue) lies under another unit" : nil
        }
    }

    private func checkAreasOfUnits(_ faults: inout FaultList) {
        let known = Set(areas.map(\.value.code))
        for unit in units {
            if let area = unit.value.area, !known.contains(area) {
                faults.add("there is no area “\(area)”", at: unit.passage["area"])
            }
            if unit.value.area == nil, unit.value.level == .district || unit.value.level == .street {
                faults.add(
                    "a \(unit.value.level.rawValue) answers for an area; the key “area” is missing",
                    at: unit.passage,
                )
            }
        }
        let named = units.compactMap { unit in unit.value.area.map { ($0, unit.passage["area"]) } }
        faults.checkUnique(named, called: "area")
    }
}
