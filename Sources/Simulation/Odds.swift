// SPDX-License-Identifier: Apache-2.0

/// Values and how often each comes, in any unit: `[.phone: 55, .web: 15]`.
struct Odds<Value: Sendable>: ExpressibleByDictionaryLiteral, Sendable {
    private let entries: [(value: Value, weight: Double)]
    private let last: Value
    private let total: Double

    /// - Precondition: At least one value; weights are not negative.
    init(dictionaryLiteral elements: (Value, Double)...) {
        guard let last = elements.last else { preconditionFailure("odds of nothing") }
        entries = elements.map { (value: $0.0, weight: $0.1) }
        self.last = last.0
        total = elements.reduce(0) { $0 + $1.1 }
    }

    /// The value that stands at `fraction`, 0…1, of the way through the weights.
    func value(at fraction: Double) -> Value {
        var rest = fraction * total
        for entry in entries {
            rest -= entry.weight
            if rest < 0 { return entry.value }
        }
        return last
    }
}
