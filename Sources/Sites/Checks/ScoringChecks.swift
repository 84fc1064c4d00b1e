// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import Tickets
import Yams

/// What a scoring pack must agree on with itself, in a site and on the command line.
extension Located<ScoringPack> {
    func check(_ faults: inout FaultList) {
        checkShares(&faults)
        checkIndicators(&faults)
        let parts = passage["parts"]
        check(value.parts, at: parts.items, &faults)
        if parts.items.isEmpty == false || value.indicators.isEmpty == false { checkNames(&faults) }
        checkCodes(&faults)
        checkLimits(min: value.total.min, max: value.total.max, at: passage["total"], &faults)
    }

    /// Rates by themselves make up a score of 100; beside parts they are parts.
    private func checkShares(_ faults: inout FaultList) {
        let total = value.rates.reduce(0) { $0 + $1.share }
        guard !value.rates.isEmpty, value.parts.isEmpty, total != 100 else { return }
        faults.add("the shares add up to \(total), not to 100", at: passage["rates"])
    }

    private func checkIndicators(_ faults: inout FaultList) {
        let rates = passage["rates"].items.map { $0["code"] }
        let indicators = passage["indicators"].items.map { $0["code"] }
        let codes = zip(value.rates.map(\.code), rates).map { ($0, $1) }
        faults.checkUnique(codes + zip(value.indicators.map(\.code), indicators).map { ($0, $1) }, called: "code")
        for (rate, place) in zip(value.rates, passage["rates"].items) {
            place.checkFacts(rate.numerator, rate.denominator, rate.excluded, &faults)
        }
        for (indicator, place) in zip(value.indicators, passage["indicators"].items) {
            if let numerator = indicator.numerator {
                place.checkFacts(numerator, indicator.denominator, indicator.excluded, &faults)
            } else if indicator.denominator != nil || indicator.excluded != nil {
                faults.add("a denominator has a numerator beside it", at: place)
            }
            checkLimits(min: indicator.atLeast, max: indicator.atMost, at: place, &faults)
        }
    }

    /// Only where the pack says what it reads: a slip of the pen is no new indicator.
    private func checkNames(_ faults: inout FaultList) {
        let known = Set(value.allIndicators.map(\.code)).union(["volume"])
        guard !value.allIndicators.isEmpty else { return }
        let list = known.sorted().joined(separator: ", ")
        for (formula, place) in formulas {
            for name in formula.names.subtracting(known).sorted() {
                faults.add("there is no indicator “\(name)”; known: \(list)", at: place)
            }
        }
    }

    private var formulas: [(Formula, Passage)] {
        zip(value.parts, passage["parts"].items).flatMap { $0.formulas(at: $1) }
            + zip(value.cards, passage["cards"].items).compactMap { card, place in
                card.condition.map { ($0, place["when"]) }
            } + [(value.volume, passage["volume"])]
    }

    private func check(_ parts: [ScorePart], at places: [Passage], _ faults: inout FaultList) {
        for (part, place) in zip(parts, places) {
            checkLimits(min: part.min ?? part.points.map { _ in 0 }, max: part.max ?? part.points, at: place, &faults)
            check(part.inner, at: place["sum"].items, &faults)
        }
    }

    private func checkLimits<Number: Comparable>(
        min: Number?,
        max: Number?,
        at place: Passage,
        _ faults: inout FaultList,
    ) {
        guard let min, let max, min > max else { return }
        faults.add("the smallest value is \(min), the largest \(max)", at: place)
    }

    /// In one group a code is one part.
    private func checkCodes(_ faults: inout FaultList) {
        var parts = zip(value.scored.prefix(value.rates.count), passage["rates"].items).map { ($0, $1) }
        parts += Self.flat(value.parts, at: passage["parts"].items)
        for (index, (part, place)) in parts.enumerated() {
            let twin = parts.prefix(index).first { $0.0.code == part.code && $0.0.meets(part) }
            guard let twin else { continue }
            let line = twin.1["code"].line.map { " in line \($0)" } ?? ""
            faults.add("the code “\(part.code)” is already used\(line)", at: place["code"])
        }
    }

    private static func flat(_ parts: [ScorePart], at places: [Passage]) -> [(ScorePart, Passage)] {
        zip(parts, places).flatMap { part, place in [(part, place)] + flat(part.inner, at: place["sum"].items) }
    }
}

extension ScorePart {
    /// Whether a group can have both.
    fileprivate func meets(_ other: ScorePart) -> Bool {
        guard let own = groups, let others = other.groups else { return true }
        return !Set(own).isDisjoint(with: others)
    }

    /// Each formula with the nearest place that is known of it.
    fileprivate func formulas(at place: Passage) -> [(Formula, Passage)] {
        let outer = zip(inner, place["sum"].items).flatMap { $0.formulas(at: $1) }
        let innerCount = inner.flatMap(\.formulas).count
        let own = formulas.dropLast(innerCount).map { formula in (formula, place.place(of: formula)) }
        return own + outer
    }
}

extension Passage {
    /// The value or key in which `formula` is written, as deep as needs be.
    fileprivate func place(of formula: Formula) -> Passage {
        for (key, value) in node.mapping ?? [:] {
            if value.scalar?.string == formula.text { return Passage(kind: kind, node: value) }
            if key.scalar?.string == formula.text { return Passage(kind: kind, node: key) }
            guard value.mapping != nil else { continue }
            let inside = Passage(kind: kind, node: value).place(of: formula)
            if inside.node != value { return inside }
        }
        return self
    }
}
