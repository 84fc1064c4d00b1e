// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Foundation
import Tickets

/// One large figure of today, and what it is to be measured by.
struct WallTile: Sendable {
    let label: String
    let count: String
    let note: String
    /// A shape, so that it is not told by its colour alone; nil for a figure that is no warning.
    let symbol: String?
    let isAlarming: Bool

    static func all(_ figures: Wallboard, _ wording: Wording) -> [WallTile] {
        let facts = figures.overview.facts
        let count = { (fact: Fact) in facts[fact] ?? 0 }
        let open = figures.overview.open
        let near = figures.overview.count { $0.stage.isOpen && ($0.lamp == .yellow || $0.lamp == .orange) }
        let share = { (part: Int, whole: Int) in
            wording.percent(whole == 0 ? nil : Double(part) / Double(whole))
        }
        let pleased = [Fact.verySatisfied, .satisfied, .mostlySatisfied].reduce(0) { $0 + count($1) }
        let judged = pleased + count(.dissatisfied) + count(.veryDissatisfied)
        let tile = { (name: String, value: Int, note: [String: String]) in
            WallTile(name, value, note: note, wording)
        }
        return [
            tile("received", count(.received), ["change": change(figures, wording)]),
            tile("dispatched", count(.dispatched), ["count": count(.answeredDirectly).grouped]),
            tile("replied", count(.replied), ["percent": share(count(.repliedInTime), count(.replied))]),
            tile("closed", count(.closed), ["percent": share(pleased, judged)]),
            tile("open", open, ["count": near.grouped]),
            tile("late", figures.late, ["percent": share(figures.late, open)]),
        ]
    }

    private init(_ name: String, _ value: Int, note: [String: String], _ wording: Wording) {
        label = wording.text("wallboard.tile.\(name)")
        count = value.grouped
        self.note = wording.text("wallboard.note.\(name)", note)
        symbol = name == "late" ? Lamp.red.symbol : nil
        isAlarming = name == "late" && value > 0
    }

    /// `+7.8 %` on as many whole hours of the same day last week; a dash where there is nothing to compare.
    private static func change(_ figures: Wallboard, _ wording: Wording) -> String {
        let (today, before) = figures.received.soFar(hours: figures.moment.hoursOver)
        guard before > 0 else { return "—" }
        let part = Double(abs(today - before)) / Double(before)
        let sign = today == before ? "±" : today > before ? "+" : "−"
        return sign + wording.percent(part)
    }
}
