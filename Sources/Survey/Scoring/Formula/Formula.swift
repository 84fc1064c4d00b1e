// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Arithmetic that a scoring pack writes out, such as `min(10, 30 * solved.ratio - 0.5 * late)`. The language is in
/// docs/scoring.md.
package struct Formula: Hashable, Sendable {
    /// As it was written.
    package let text: String
    let root: Expression

    /// - Throws: `FormulaFault` with the column of what cannot be read.
    package init(_ text: String) throws(FormulaFault) {
        self.text = text
        var parser = try FormulaParser(text)
        root = try parser.formula()
    }

    /// The formula that is an indicator and nothing else.
    init(indicator code: String) {
        text = code
        root = .indicator(code, .plain)
    }

    /// The indicator that the formula is and nothing else, nil for any arithmetic.
    package var soleName: String? {
        if case .indicator(let name, .plain) = root { name } else { nil }
    }

    /// The indicators that it reads.
    package var names: Set<String> { root.names }

    indirect enum Expression: Hashable, Sendable {
        case number(Decimal)
        case indicator(String, View)
        case negative(Expression)
        case binary(Operator, Expression, Expression)
        case call(Function, [Expression])
        /// Something over all lines of the group, or of the file.
        case summary(Summary, over: Scope, Expression)
    }

    /// What of an indicator is read; `plain` is the number itself.
    enum View: String, CaseIterable, Sendable {
        case plain, numerator, denominator, ratio, percent
    }

    enum Operator: String, CaseIterable, Sendable {
        case or, and
        case equal = "=="
        case unequal = "!="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case more = ">"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case over = "/"

        var compares: Bool { strength == Self.equal.strength }

        /// Higher binds closer.
        var strength: Int {
            switch self {
            case .or: 1
            case .and: 2
            case .equal, .unequal, .atMost, .atLeast, .less, .more: 3
            case .plus, .minus: 4
            case .times, .over: 5
            }
        }
    }

    enum Function: String, CaseIterable, Sendable {
        case min, max, round, floor, ceil, abs, not, given, otherwise
        case `if`

        var arguments: ClosedRange<Int> {
            switch self {
            case .min, .max: 2...20
            case .round, .otherwise: 2...2
            case .floor, .ceil, .abs, .not, .given: 1...1
            case .if: 3...3
            }
        }
    }

    enum Summary: String, CaseIterable, Sendable {
        case sum = "Sum"
        case mean = "Mean"
        case most = "Max"
        case least = "Min"
        case count = "Count"
    }

    package enum Scope: String, CaseIterable, Sendable {
        case group, all
    }
}

extension Formula.Expression {
    fileprivate var names: Set<String> {
        switch self {
        case .number: []
        case .indicator(let name, _): [name]
        case .negative(let inner), .summary(_, over: _, let inner): inner.names
        case .binary(_, let left, let right): left.names.union(right.names)
        case .call(_, let arguments): arguments.reduce(into: []) { $0.formUnion($1.names) }
        }
    }
}

/// Why a formula cannot be read.
package struct FormulaFault: Error, Equatable, CustomStringConvertible {
    /// In characters, from 1.
    package let column: Int
    package let message: String

    package var description: String { "the formula, column \(column): \(message)" }
}

extension Formula: Decodable {
    /// A text, or a number where nothing is to be reckoned.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // Of the wrong type is no failure here: a number is a formula, too.
        let text = try (try? container.decode(String.self)) ?? container.decode(Decimal.self).description
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }
}
