// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

extension SiteDraft {
    func checkAreas(_ faults: inout FaultList) {
        faults.checkTree(
            areas.map { Branch(code: $0.value.code, parent: $0.value.parent, passage: $0.passage) },
            called: "area",
        )
        checkAreaNames(&faults)
        let districts = Set(units.filter { $0.value.level == .district }.compactMap(\.value.area))
        for area in areas where area.value.parent == nil && !districts.contains(area.value.code) {
            faults.add(
                "no district answers for “\(area.value.code)”: its tickets would have no owner",
                at: area.passage,
            )
        }
    }

    /// A text names a place by its Chinese name or an alias, so each of them may mean one area only (C4).
    private func checkAreaNames(_ faults: inout FaultList) {
        var names: [(String, Passage)] = []
        for area in areas {
            let name = area.passage["name", "zh"]
            if area.value.name.zh.count < 2 { faults.add("a name to look for has two characters or more", at: name) }
            names.append((area.value.name.zh, name))
            for (index, alias) in (area.value.aliases ?? []).enumerated() {
                names.append((alias, area.passage["aliases"].item(index)))
            }
        }
        faults.checkUnique(names, called: "name")
    }
}
