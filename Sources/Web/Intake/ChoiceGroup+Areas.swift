// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets

extension [ChoiceGroup] {
    /// All districts and streets, district by district, and what is chosen within a street; the first choice of each is
    /// the district itself.
    init(areas gazetteer: Gazetteer, chosen: String, _ wording: Wording) {
        let listed = gazetteer.entries.filter { ($0.isChoice || $0.code.rawValue == chosen) && $0.parent != nil }
        let streets = Dictionary(grouping: listed) { gazetteer.path(of: $0.code).last }
        self = gazetteer.entries.filter { $0.parent == nil }.map { district in
            let name = district.name[wording.language]
            let whole = wording.text("fields.wholeDistrict", ["district": name])
            let within = (streets[district.code] ?? []).map { ($0.code, $0.name[wording.language]) }
            return ChoiceGroup(
                label: name,
                choices: ([(district.code, whole)] + within).map { code, label in
                    Choice(code.rawValue, label, isChosen: code.rawValue == chosen)
                },
            )
        }
    }
}
