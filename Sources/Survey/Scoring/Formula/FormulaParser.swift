// SPDX-License-Identifier: Apache-2.0

/// Reads a formula from left to right, the stronger signs first.
struct FormulaParser {
    private let tokens: [FormulaToken]
    private var place = 0
    private var depth = 0

    /// Deeper ones are nobody's arithmetic.
    private static let deepest = 60

    init(_ text: String) throws(FormulaFault) {
        tokens = try FormulaToken.all(in: text)
    }

    private var token: FormulaToken { tokens[place] }

    mutating func formula() throws(FormulaFault) -> Formula.Expression {
        let whole = try expression(above: 0)
        guard token.kind == .end else { throw wanted("an operator or the end") }
        return whole
    }

    private mutating func expression(above strength: Int) throws(FormulaFault) -> Formula.Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw wanted("a formula nested less deeply") }
        var left = try operand()
        var last: Formula.Operator?
        while let sign = sign, sign.strength > strength {
            if sign.compares, last?.compares ?? false { throw wanted("“and” between two comparisons") }
            last = sign
            place += 1
            left = .binary(sign, left, try expression(above: sign.strength))
        }
        return left
    }

    private var sign: Formula.Operator? {
        switch token.kind {
        case .sign(let text), .name(let text): Formula.Operator(rawValue: text)
        case .number, .quoted, .end: nil
        }
    }

    private mutating func operand() throws(FormulaFault) -> Formula.Expression {
        let first = token
        switch first.kind {
        case .number(let number):
            place += 1
            return .number(number)
        case .sign("-"):
            place += 1
            // Stronger than times: -2 * 3 is (-2) * 3.
            return .negative(try expression(above: Formula.Operator.times.strength))
        case .sign("("):
            place += 1
            let inner = try expression(above: 0)
            try pass(")")
            return inner
        case .name(let name) where Formula.Operator(rawValue: name) == nil:
            place += 1
            return token.kind == .sign("(") ? try call(name, at: first) : try indicator(name)
        case .quoted(let name):
            place += 1
            return try indicator(name)
        case .name, .sign, .end:
            throw wanted("a number, an indicator, a function or “(”")
        }
    }

    private mutating func indicator(_ name: String) throws(FormulaFault) -> Formula.Expression {
        guard token.kind == .sign(".") else { return .indicator(name, .plain) }
        place += 1
        guard case .name(let word) = token.kind, let view = Formula.View(rawValue: word), view != .plain else {
            throw wanted("one of numerator, denominator, ratio, percent")
        }
        place += 1
        return .indicator(name, view)
    }

    private mutating func call(_ name: String, at first: FormulaToken) throws(FormulaFault) -> Formula.Expression {
        place += 1
        var arguments = [try expression(above: 0)]
        while token.kind == .sign(",") {
            place += 1
            arguments.append(try expression(above: 0))
        }
        try pass(")")
        if let function = Formula.Function(rawValue: name) {
            guard function.arguments.contains(arguments.count) else {
                throw FormulaFault(column: first.column, message: "\(name) takes \(function.arguments.words)")
            }
            return .call(function, arguments)
        }
        guard let (scope, summary) = Self.summary(named: name), arguments.count == 1 else {
            throw FormulaFault(column: first.column, message: "there is no function “\(name)” of \(arguments.count)")
        }
        return .summary(summary, over: scope, arguments[0])
    }

    private static func summary(named name: String) -> (Formula.Scope, Formula.Summary)? {
        for scope in Formula.Scope.allCases where name.hasPrefix(scope.rawValue) {
            return Formula.Summary(rawValue: String(name.dropFirst(scope.rawValue.count))).map { (scope, $0) }
        }
        return nil
    }

    private mutating func pass(_ sign: String) throws(FormulaFault) {
        guard token.kind == .sign(sign) else { throw wanted("“\(sign)”") }
        place += 1
    }

    private func wanted(_ what: String) -> FormulaFault {
        FormulaFault(column: token.column, message: "\(what) is wanted here")
    }
}

extension ClosedRange<Int> {
    /// `2 arguments`, `2 to 20 arguments`.
    fileprivate var words: String {
        let counts = lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
        return "\(counts) argument\(upperBound == 1 ? "" : "s")"
    }
}
