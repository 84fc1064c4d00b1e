// SPDX-License-Identifier: Apache-2.0

package import Foundation

extension Decimal {
    /// More than any count or rate has; within it nothing that is written is rounded.
    package static let largest = Decimal(sign: .plus, exponent: 15, significand: 1)

    /// Digits with at most one point inside and a sign ahead, at most 10¹⁵ and 12 decimals; nil for anything else.
    package init?(exactly text: String) {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
        guard isNumber, (1...2).contains(parts.count), text.utf8.count <= 40 else { return nil }
        guard let value = Decimal(string: text), value.isWithinBounds else { return nil }
        self = value
    }

    var isWithinBounds: Bool { !isNaN && magnitude <= Self.largest && rounded(12) == self }
}

/// A number exactly as it was written, bare or in quotes: never by way of floating point.
struct ExactNumber: Decodable {
    let value: Decimal

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // Of the wrong type is no failure here: what is no text is read as a number.
        if let text = try? container.decode(String.self) {
            guard let value = Decimal(exactly: text) else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription: "“\(text.prefix(40))” is not a number of at most 10¹⁵ and 12 decimals",
                )
            }
            self.value = value
        } else {
            value = try container.decode(Decimal.self)
            guard value.isWithinBounds else {
                throw DecodingError.dataCorruptedError(
                    in: container,
                    debugDescription: "\(value) is not a number of at most 10¹⁵ and 12 decimals",
                )
            }
        }
    }
}
