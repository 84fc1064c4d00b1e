// SPDX-License-Identifier: Apache-2.0

import Tickets

extension SiteDraft {
    func checkQuality(_ faults: inout FaultList) {
        guard let quality else { return }
        let policy = quality.value
        let sheets = Array(zip(policy.sheets, quality.passage["sheets"].items))
        faults.checkUnique(sheets.map { ($0.code, $1["code"]) }, called: "sheet")
        faults.checkUnique(sheets.map { ($0.inspects.rawValue, $1["inspects"]) }, called: "subject")
        for (sheet, place) in sheets { check(sheet, at: place, &faults) }
        let shares = [("calls", InspectionKind.call), ("tickets", .ticket)]
        for (key, kind) in shares where policy[kind] != nil && policy.sheet(for: kind) == nil {
            faults.add(
                "\(key) are drawn, but no sheet inspects a \(kind.rawValue)",
                at: quality.passage["sampling", key],
            )
        }
    }

    private func check(_ sheet: ScoreSheet, at place: Passage, _ faults: inout FaultList) {
        let items = Array(zip(sheet.items, place["items"].items))
        faults.checkUnique(items.map { ($0.code, $1["code"]) }, called: "item")
        for (item, place) in items where item.isFatal == (item.points != nil) {
            faults.add("an item has points, or is fatal and has none", at: place["code"])
        }
        if !sheet.items.contains(where: { $0.points != nil }) {
            faults.add("no item of the sheet has points", at: place["code"])
        }
    }
}
