// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Formulas. nil is “without a base”: it spreads through all arithmetic but `given` and `otherwise`, and a condition that has
/// none does not hold.
extension ScoreRun {
    mutating func value(of what: Formula.Expression, at line: Int) throws(ScoreFault) -> Decimal? {
        switch what {
        case .number(let number): return number
        case .indicator(let name, let view): return try read(name, view, at: line)
        case .negative(let inner): return try value(of: inner, at: line).map { -$0 }
        case .binary(let sign, let left, let right):
            return try sign.applied(to: value(of: left, at: line), value(of: right, at: line))
        case .call(let function, let arguments): return try call(function, arguments, at: line)
        case .summary(let summary, over: let scope, let inner):
            return try self.summary(summary, over: scope, of: inner, at: line)
        }
    }

    /// The percent of an indicator that stands alone, of anything else what it comes to.
    mutating func percent(of formula: Formula, at line: Int) throws(ScoreFault) -> Decimal? {
        guard let name = formula.soleName else {
            return try value(of: formula.root, at: line).map { pack.rounding.round($0, to: pack.rounding.rates) }
        }
        return try read(name, .percent, at: line)
    }

    /// As `percent`, but of a number the number.
    mutating func size(of formula: Formula, at line: Int) throws(ScoreFault) -> Decimal? {
        guard let name = formula.soleName, case .pair = lines[line].measures[name] else {
            return try value(of: formula.root, at: line)
        }
        return try read(name, .percent, at: line)
    }

    /// Whether a condition holds; without a base it does not.
    mutating func holds(_ condition: Formula?, at line: Int) throws(ScoreFault) -> Bool {
        guard let condition, let value = try value(of: condition.root, at: line) else { return false }
        return value != 0
    }

    private func read(_ name: String, _ view: Formula.View, at line: Int) throws(ScoreFault) -> Decimal? {
        guard let measure = lines[line].measures[name] else { return nil }
        switch (measure, view) {
        case (.number(let number), .plain): return number
        case (.number(let number), .percent): return try believed(number, as: name)
        case (.number(let number), .ratio): return try (believed(number, as: name) / 100).settled()
        case (.number, .numerator), (.number, .denominator):
            throw .isNumber(name: name, wanted: view.rawValue)
        case (.pair, .plain): throw .isPair(name: name)
        case (.pair(let numerator, _), .numerator): return numerator
        case (.pair(_, let denominator), .denominator): return denominator
        case (.pair(_, 0), _): return nil
        case (.pair(let numerator, let denominator), .percent):
            return try percent(numerator, of: denominator).settled()
        case (.pair(let numerator, let denominator), .ratio):
            guard pack.rounding.rates != nil else { return try (numerator / denominator).settled() }
            return try (percent(numerator, of: denominator) / 100).settled()
        }
    }

    func percent(_ numerator: Decimal, of denominator: Decimal) -> Decimal {
        pack.rounding.round(numerator * 100 / denominator, to: pack.rounding.rates)
    }

    private func believed(_ percent: Decimal, as name: String) throws(ScoreFault) -> Decimal {
        try limits.checkPercent(percent, of: name)
        return percent
    }

    private mutating func call(
        _ function: Formula.Function,
        _ arguments: [Formula.Expression],
        at line: Int,
    ) throws(ScoreFault) -> Decimal? {
        let first = try value(of: arguments[0], at: line)
        switch function {
        case .given: return first == nil ? 0 : 1
        case .otherwise:
            if let first { return first }
            return try value(of: arguments[1], at: line)
        case .if:
            return try value(of: arguments[first ?? 0 != 0 ? 1 : 2], at: line)
        case .min, .max, .round, .floor, .ceil, .abs, .not:
            var values: [Decimal] = []
            for argument in arguments {
                guard let value = try value(of: argument, at: line) else { return nil }
                values.append(value)
            }
            return function.applied(to: values, pack.rounding)
        }
    }
}

extension Formula.Operator {
    fileprivate func applied(to left: Decimal?, _ right: Decimal?) throws(ScoreFault) -> Decimal? {
        switch self {
        case .and: return holds(left) && holds(right) ? 1 : 0
        case .or: return holds(left) || holds(right) ? 1 : 0
        default: break
        }
        guard let left, let right else { return compares ? 0 : nil }
        return try applied(toBoth: left, right)
    }

    private func holds(_ condition: Decimal?) -> Bool { condition ?? 0 != 0 }

    /// nil for a division by nought: there is no base.
    private func applied(toBoth left: Decimal, _ right: Decimal) throws(ScoreFault) -> Decimal? {
        switch self {
        case .plus: return try (left + right).settled()
        case .minus: return try (left - right).settled()
        case .times: return try (left * right).settled()
        case .over: return right == 0 ? nil : try (left / right).settled()
        case .equal: return left == right ? 1 : 0
        case .unequal: return left != right ? 1 : 0
        case .atMost: return left <= right ? 1 : 0
        case .atLeast: return left >= right ? 1 : 0
        case .less: return left < right ? 1 : 0
        case .more: return left > right ? 1 : 0
        case .and, .or: return nil
        }
    }
}

extension Formula.Function {
    fileprivate func applied(to values: [Decimal], _ rounding: Rounding) -> Decimal? {
        switch self {
        case .min: values.min()
        case .max: values.max()
        case .round:
            rounding.round(values[0], to: Swift.min(12, Swift.max(0, NSDecimalNumber(decimal: values[1]).intValue)))
        case .floor: values[0].whole(.down)
        case .ceil: values[0].whole(.up)
        case .abs: values[0].magnitude
        case .not: values[0] == 0 ? 1 : 0
        case .given, .otherwise, .if: values.first
        }
    }
}

extension Decimal {
    /// Down is to the smaller whole number, also of negative ones.
    func whole(_ direction: NSDecimalNumber.RoundingMode) -> Decimal {
        var value = self
        var whole = Decimal()
        NSDecimalRound(&whole, &value, 0, direction)
        return whole
    }
}
