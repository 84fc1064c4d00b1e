// SPDX-License-Identifier: Apache-2.0

import Foundation

extension ScoreRun {
    /// What a part comes to before it is rounded.
    private enum Outcome {
        case marks(Decimal)
        /// Nothing is shown, and it counts nothing.
        case blank
        /// Nothing is shown, and its points go to the others.
        case leftOut
        /// Nothing is shown, and what it is a part of has no base.
        case void
    }

    mutating func score(of line: Int) throws(ScoreFault) -> Standing {
        let (sum, shown) = try score(parts, at: line)
        guard !shown.isEmpty else { throw .noParts(group: lines[line].group) }
        guard var score = sum else { return Standing(score: nil, parts: shown) }
        score += pack.total.start
        if let least = pack.total.min { score = max(least, score) }
        if let most = pack.total.max { score = min(most, score) }
        return Standing(score: pack.rounding.round(score, to: pack.rounding.total), parts: shown)
    }

    /// - Returns: The rounded parts and their sum, nil without a base.
    private mutating func score(
        _ all: [ScorePart],
        at line: Int,
    ) throws(ScoreFault) -> (sum: Decimal?, parts: [Standing.Part]) {
        let parts = all.filter { $0.counts(in: lines[line].group) }
        var outcomes: [(outcome: Outcome, inner: [Standing.Part])] = []
        for part in parts { outcomes.append(try outcome(of: part, at: line)) }
        let factor = Self.factor(parts, outcomes.map(\.outcome))
        var sum: Decimal? = factor == nil ? nil : 0
        var shown: [Standing.Part] = []
        for (part, (outcome, inner)) in zip(parts, outcomes) {
            let decimals = part.decimals.map(\.count) ?? pack.rounding.parts
            var value: Decimal?
            switch outcome {
            case .marks(let marks):
                let scaled = part.points == nil ? marks : marks * (factor ?? 1)
                let rounded = try pack.rounding.round(scaled.settled(), to: decimals)
                value = rounded
                sum = sum.map { $0 + rounded }
            case .void: sum = nil
            case .blank, .leftOut: break
            }
            shown += [Standing.Part(code: part.code, value: value, decimals: decimals)] + inner
        }
        return (try sum?.settled(), shown)
    }

    /// By how much the other parts grow so that full marks stay full marks; nil where nothing is left.
    private static func factor(_ parts: [ScorePart], _ outcomes: [Outcome]) -> Decimal? {
        var whole = Decimal()
        var left = Decimal()
        for (part, outcome) in zip(parts, outcomes) {
            whole += part.points ?? 0
            if case .leftOut = outcome { left += part.points ?? 0 }
        }
        if left == 0 { return 1 }
        return whole > left ? whole / (whole - left) : nil
    }

    private mutating func outcome(of part: ScorePart, at line: Int) throws(ScoreFault) -> (Outcome, [Standing.Part]) {
        var inner: [Standing.Part] = []
        var value = try marks(of: part, at: line, &inner).map(part.limited)
        if try holds(part.fullWhen, at: line) { value = part.points }
        if try holds(part.zeroWhen, at: line) { value = 0 }
        let weight =
            try part.weight.map { formula throws(ScoreFault) in try self.value(of: formula.root, at: line) } ?? 1
        if let value, let weight { return (.marks(value * weight), inner) }
        switch part.noBase ?? pack.noBase {
        case .noScore: return (.void, inner)
        case .zero: return (.blank, inner)
        case .full: return (part.points.map { .marks($0 * (weight ?? 1)) } ?? .blank, inner)
        case .leftOut: return (part.points == nil ? .blank : .leftOut, inner)
        }
    }

    /// nil without a base.
    private mutating func marks(
        of part: ScorePart,
        at line: Int,
        _ inner: inout [Standing.Part],
    ) throws(ScoreFault) -> Decimal? {
        let points = part.points ?? 0
        switch part.method {
        case .flat: return points
        case .rate(let what): return try percent(of: what, at: line).map { points * $0 / 100 }
        case .graded(let grades): return try rate(of: grades, at: line).map { points * $0 / 100 }
        case .share(let what): return try share(of: what, at: line).map { points * $0 / 100 }
        case .slope(let slope): return try size(of: slope.what, at: line).map { points - slope.taken(from: $0) }
        case .bands(let bands): return try size(of: bands.what, at: line).map(bands.points)
        case .marks(let each): return try weighted(each, at: line).map { points + $0.sum }
        case .entered(let entered): return try self.entered(entered, at: line)
        case .when(let condition): return try holds(condition, at: line) ? points : 0
        case .formula(let formula): return try value(of: formula.root, at: line)
        case .sum(let parts):
            let (sum, shown) = try score(parts, at: line)
            inner = shown
            return sum
        }
    }

    /// The weighted counts and the plain ones, each added up.
    private mutating func weighted(
        _ counts: [ScorePart.Weighted],
        at line: Int,
    ) throws(ScoreFault) -> (sum: Decimal, base: Decimal)? {
        var sum = Decimal()
        var base = Decimal()
        for count in counts {
            guard let value = try value(of: count.what.root, at: line) else { return nil }
            sum += value * count.weight
            base += value
        }
        return (try sum.settled(), try base.settled())
    }

    private mutating func rate(of grades: [ScorePart.Weighted], at line: Int) throws(ScoreFault) -> Decimal? {
        guard let counted = try weighted(grades, at: line), counted.base != 0 else { return nil }
        return percent(counted.sum, of: counted.base)
    }

    private mutating func share(of what: Formula, at line: Int) throws(ScoreFault) -> Decimal? {
        guard let own = try value(of: what.root, at: line),
            let sum = try summary(.sum, over: .group, of: what.root, at: line), sum != 0
        else { return nil }
        return percent(own, of: sum)
    }

    private mutating func entered(_ entered: ScorePart.Entered, at line: Int) throws(ScoreFault) -> Decimal? {
        guard let value = try value(of: entered.what.root, at: line) else { return nil }
        guard entered.allowed?.contains(value) ?? true else {
            throw .notAllowed(name: entered.what.text, value: value, allowed: entered.allowed ?? [])
        }
        if entered.needsEvidence, value != 0, !entered.what.names.isSubset(of: lines[line].evidenced) {
            throw .noEvidence(name: entered.what.text)
        }
        return value
    }
}

extension ScorePart.Slope {
    fileprivate func taken(from value: Decimal) -> Decimal {
        let beyond = max(0, side == .below ? full - value : value - full)
        switch steps {
        case .exact: return take * beyond / per
        case .started: return take * (beyond / per).whole(.up)
        case .whole: return take * (beyond / per).whole(.down)
        }
    }
}

extension ScorePart.Bands {
    fileprivate func points(of value: Decimal) -> Decimal {
        bands.first { $0.holds(value) }?.points ?? otherwise
    }
}

extension ScorePart.Band {
    fileprivate func holds(_ value: Decimal) -> Bool {
        from.map { value >= $0 } ?? true && above.map { value > $0 } ?? true && upTo.map { value <= $0 } ?? true
            && below.map { value < $0 } ?? true
    }
}
