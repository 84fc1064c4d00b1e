// SPDX-License-Identifier: Apache-2.0

import Routing
import Tickets
import WorkCalendar

extension SiteDraft {
    func checkCatalogue(_ faults: inout FaultList) {
        faults.checkTree(
            matters.map { Branch(code: $0.value.code, parent: $0.value.parent, passage: $0.passage) },
            called: "matter",
        )
        let branches = Set(matters.compactMap(\.value.parent))
        for matter in matters {
            if branches.contains(matter.value.code) {
                checkBranch(matter, &faults)
            } else {
                checkLeaf(matter, &faults)
            }
        }
        checkLevels(without: branches, &faults)
        checkResponsibleUnits(&faults)
        checkTerms(without: branches, &faults)
    }

    /// Tickets are routed to leaves only; what a branch said about it would never be used.
    private func checkBranch(_ matter: Located<Catalogue.Entry>, _ faults: inout FaultList) {
        for key in ["lead", "coUnits", "deadlineClass", "words", "questions"] {
            guard let place = matter.passage.value(of: key) else { continue }
            faults.add("“\(matter.value.code)” has matters under it, so it cannot have “\(key)”", at: place)
        }
    }

    private func checkLeaf(_ matter: Located<Catalogue.Entry>, _ faults: inout FaultList) {
        for key in ["lead", "deadlineClass"] where matter.passage.value(of: key) == nil {
            faults.add("“\(matter.value.code)” has no matters under it, so it needs “\(key)”", at: matter.passage)
        }
        let words = (matter.value.words ?? []).enumerated().map { ($1, matter.passage["words"].item($0)) }
        faults.checkUnique(words, called: "word")
        checkQuestions(of: matter, &faults)
    }

    /// Three levels at least (domain.md 1.5).
    private func checkLevels(without branches: Set<MatterCode>, _ faults: inout FaultList) {
        let parents = Dictionary(
            matters.map { ($0.value.code, $0.value.parent) },
            uniquingKeysWith: { first, _ in first },
        )
        for matter in matters where !branches.contains(matter.value.code) {
            // A parent that does not exist is told elsewhere.
            if let parent = matter.value.parent, parents[parent] != .some(nil) { continue }
            faults.add("“\(matter.value.code)” is not on the third level or below it", at: matter.passage["parent"])
        }
    }

    private func checkResponsibleUnits(_ faults: inout FaultList) {
        let known = Set(units.map(\.value.code))
        for matter in matters {
            var lead: UnitCode?
            if case .unit(let unit) = matter.value.lead { lead = unit }
            for (unit, place) in leads(of: matter) where !known.contains(unit) {
                faults.add("there is no unit “\(unit)”", at: place)
            }
            checkLeadAreas(of: matter, &faults)
            let coUnits = (matter.value.coUnits ?? []).enumerated().map { ($1, matter.passage["coUnits"].item($0)) }
            for (unit, place) in coUnits where !known.contains(unit) {
                faults.add("there is no unit “\(unit)”", at: place)
            }
            for (unit, place) in coUnits where unit == lead {
                faults.add("“\(unit)” leads already", at: place)
            }
            faults.checkUnique(coUnits, called: "unit")
        }
    }

    /// The units that a lead names, each with its place.
    private func leads(of matter: Located<Catalogue.Entry>) -> [(UnitCode, Passage)] {
        let place = matter.passage["lead"]
        switch matter.value.lead {
        case .unit(let unit): return [(unit, place)]
        case .byArea(let table):
            let byArea = table.units.map { ($1, place["byArea", $0.rawValue]) }
            return byArea + [table.otherwise].compactMap(\.self).map { ($0, place["otherwise"]) }
        case .districtOfPlace, nil: return []
        }
    }

    private func checkLeadAreas(of matter: Located<Catalogue.Entry>, _ faults: inout FaultList) {
        guard case .byArea(let table) = matter.value.lead else { return }
        let known = Set(areas.map(\.value.code))
        let place = matter.passage["lead", "byArea"]
        if table.units.isEmpty { faults.add("it names no area", at: place) }
        for area in table.units.keys where !known.contains(area) {
            faults.add("there is no area “\(area)”", at: place[area.rawValue])
        }
    }

    /// A branch's days are its leaves' too, so each leaf must have a day on which all above it is in force.
    private func checkTerms(without branches: Set<MatterCode>, _ faults: inout FaultList) {
        let catalogue = Catalogue(number: 0, entries: matters.map(\.value))
        for matter in matters {
            let code = matter.value.code
            if let from = matter.value.from, let until = matter.value.until, until < from {
                faults.add("“\(code)” ends on \(until), before it begins on \(from)", at: matter.passage["until"])
            } else if !branches.contains(code), !catalogue.term(of: code).isPossible {
                let days = catalogue.path(of: code).filter { $0.from != nil || $0.until != nil }.map(\.code.rawValue)
                faults.add(
                    "“\(code)” is never in force: the days of \(days.joined(separator: " and ")) do not meet",
                    at: matter.passage.value(of: "from") ?? matter.passage.value(of: "until") ?? matter.passage,
                )
            }
        }
    }
}
