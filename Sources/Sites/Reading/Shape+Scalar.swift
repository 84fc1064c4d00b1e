// SPDX-License-Identifier: Apache-2.0

import Foundation
import Survey
import Tickets
import Yams

extension Shape {
    /// Stricter than YAML, where `1:30` is a number and `on` a truth value.
    func accepts(_ scalar: Node.Scalar) -> Bool {
        let text = scalar.string
        switch self {
        case .text:
            return !text.isBlank && text.utf16.count <= 2_000 && !text.unicodeScalars.contains { $0.isControl }
        case .word:
            return text.trimmed == text && (2...40).contains(text.count) && Shape.text.accepts(scalar)
        case .code(let length):
            return Code<Shape>(text) != nil && text.utf8.count <= length
        case .digits(let count):
            return count.contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
        case .choice(let names):
            return names.contains(text)
        case .integer(let range):
            return Self.isNumber(text, fraction: false) && Int(text).map(range.contains) ?? false
        case .decimal(let range):
            return Self.isNumber(text, fraction: true) && Double(text).map(range.contains) ?? false
        case .amount:
            return Decimal(exactly: text) != nil
        case .formula:
            return !text.isBlank && text.utf16.count <= 1_000
        case .flag:
            return scalar.style == .plain && ["true", "false"].contains(text)
        case .list, .record, .table, .either:
            return false
        }
    }

    /// What `accepts` accepts, in words that follow “is not”.
    var expectation: String {
        switch self {
        case .text: "a text of 1 to 2,000 characters"
        case .word: "a word of 2 to 40 characters"
        case .code(let length): "a code of 1 to \(length) characters a-z, 0-9, - and ."
        case .digits(let count): "\(count.lowerBound) to \(count.upperBound) digits"
        case .choice(let names): "one of \(names.joined(separator: ", "))"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .decimal(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .amount: "a number such as 12, -0.2 or 0.125"
        case .formula: "a formula of 1 to 1,000 characters"
        case .flag: "true or false"
        case .list: "a list"
        case .record, .table: "a table"
        case .either(let plain, let record): "\(plain.expectation) or \(record.expectation)"
        }
    }

    /// Digits with at most one point inside, at most 12 in all: longer ones would be rounded.
    private static func isNumber(_ text: String, fraction: Bool) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 12 && parts.count <= (fraction ? 2 : 1)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    }
}
