// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets
import WorkCalendar

/// The tickets that another catalogue would send elsewhere, or by other limits: part of template `staff/site-preview`.
struct RoutingEffectPart: Sendable {
    let summary: String
    let moves: [MoveLine]
    let hasMoves: Bool
    let classes: [MoveLine]
    let hasClasses: Bool
    let examples: [ExampleLine]
    let hasExamples: Bool

    /// From whom to whom, and how many.
    struct MoveLine: Sendable {
        let from: String
        let to: String
        let count: Int
    }

    struct ExampleLine: Sendable {
        let number: String
        let link: String
        let before: String
        let after: String
    }

    init(_ effect: CatalogueEffect, _ wording: Wording) {
        summary = wording.text(
            "siteCatalogue.effect.\(effect.isSample ? "sample" : "all")",
            [
                "day": effect.day.description, "days": String(CatalogueEffect.days),
                "counted": String(effect.counted), "unit": String(effect.otherUnit),
                "class": String(effect.otherClass),
            ],
        )
        let unit = { (code: UnitCode?) in code.map(wording.unit) ?? wording.text("event.noUnit") }
        moves = effect.moves.map { MoveLine(from: unit($0.from), to: unit($0.to), count: $1) }.inOrder
        hasMoves = !moves.isEmpty
        classes = effect.classes.map { MoveLine(from: $0.from ?? "—", to: $0.to ?? "—", count: $1) }.inOrder
        hasClasses = !classes.isEmpty
        examples = effect.examples.map { example in
            ExampleLine(
                number: example.number.rawValue,
                link: SiteURL.ticket(example.number).path,
                before: wording.target(example.before),
                after: wording.target(example.after),
            )
        }
        hasExamples = !examples.isEmpty
    }
}

extension [RoutingEffectPart.MoveLine] {
    /// The most first.
    fileprivate var inOrder: Self { sorted { ($1.count, $0.from, $0.to) < ($0.count, $1.from, $1.to) } }
}

extension Wording {
    /// Unit, matter and deadline class in one line.
    fileprivate func target(_ target: CatalogueEffect.Target) -> String {
        [target.unit.map(unit) ?? text("event.noUnit"), target.matter.map(matter), target.deadlineClass]
            .compactMap(\.self).joined(separator: " · ")
    }
}
