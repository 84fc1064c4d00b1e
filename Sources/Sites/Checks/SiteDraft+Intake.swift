// SPDX-License-Identifier: Apache-2.0

import Tickets
import WorkCalendar

extension SiteDraft {
    func checkIntake(_ faults: inout FaultList) {
        guard let intake else { return }
        let lines = intake.value.lines ?? []
        let places = intake.passage["lines"].items
        faults.checkUnique(zip(lines, places).map { ($0.code.rawValue, $1["code"]) }, called: "line")
        faults.checkUnique(zip(lines, places).map { ($0.number, $1["number"]) }, called: "number")
        let groups = zip(intake.value.personGroups ?? [], intake.passage["personGroups"].items)
        faults.checkUnique(groups.map { ($0.code.rawValue, $1["code"]) }, called: "person group")
        let tags = zip(intake.value.tags ?? [], intake.passage["tags"].items)
        faults.checkUnique(tags.map { ($0.code.rawValue, $1["code"]) }, called: "tag")
        let units = Set(units.map(\.value.code))
        for (line, place) in zip(lines, places) {
            if line.number == profile.value.hotline {
                faults.add("“\(line.number)” is the hotline's own number", at: place["number"])
            }
            if Day(line.since) == nil {
                faults.add("“\(line.since)” is not a day such as 2021-06-01", at: place["since"])
            }
            guard let unit = line.unit else {
                if line.became == .subCentre { faults.add("a sub-centre is some unit's", at: place["became"]) }
                continue
            }
            if !units.contains(unit) { faults.add("there is no unit “\(unit)”", at: place["unit"]) }
        }
    }
}
