// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// To how many decimals rates, parts and totals are rounded, in this order; nil for not at all (domain.md 3.9).
package struct Rounding: Equatable, Sendable {
    /// Of percent.
    package let rates: Int?
    package let parts: Int?
    package let total: Int?
    package let mode: Mode

    package enum Mode: String, CaseIterable, Decodable, Sendable {
        /// A half goes away from zero.
        case halfUp
        case halfEven
        /// Towards zero: what is beyond is cut off.
        case down
        case up
    }

    package init(rates: Int? = 2, parts: Int? = 2, total: Int? = 2, mode: Mode = .halfUp) {
        self.rates = rates
        self.parts = parts
        self.total = total
        self.mode = mode
    }

    package func round(_ value: Decimal, to decimals: Int?) -> Decimal {
        guard let decimals else { return value }
        var size = value.magnitude
        var rounded = Decimal()
        NSDecimalRound(&rounded, &size, decimals, mode.foundation)
        return value < 0 ? -rounded : rounded
    }
}

extension Rounding.Mode {
    /// Of sizes without a sign.
    fileprivate var foundation: NSDecimalNumber.RoundingMode {
        switch self {
        case .halfUp: .plain
        case .halfEven: .bankers
        case .down: .down
        case .up: .up
        }
    }
}

extension Rounding: Decodable {
    private enum Key: CodingKey {
        case rates, parts, total, mode
    }

    package init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        func decimals(_ key: Key) throws -> Int? {
            try keys.decodeIfPresent(Decimals.self, forKey: key).map(\.count) ?? 2
        }
        rates = try decimals(.rates)
        parts = try decimals(.parts)
        total = try decimals(.total)
        mode = try keys.decodeIfPresent(Mode.self, forKey: .mode) ?? .halfUp
    }
}

/// 0…10, or the word `none`.
struct Decimals: Decodable {
    let count: Int?

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // Of the wrong type is no failure here: a number is read below.
        if let text = try? container.decode(String.self), text == "none" {
            count = nil
            return
        }
        let count = try container.decode(Int.self)
        guard (0...10).contains(count) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "0 to 10 decimals, or none, are wanted here",
            )
        }
        self.count = count
    }
}

extension Decimal {
    /// With so many decimals, noughts filled up; as short as can be for nil.
    package func written(_ decimals: Int?) -> String {
        let plain = description
        guard let decimals, decimals > 0 else { return plain }
        let parts = plain.split(separator: ".")
        let known = parts.count > 1 ? String(parts[1]) : ""
        return "\(parts[0]).\(known)\(String(repeating: "0", count: Swift.max(0, decimals - known.count)))"
    }
}
