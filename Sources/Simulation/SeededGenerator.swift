// SPDX-License-Identifier: Apache-2.0

/// Chance that is the same on every machine for the same seed. Not for secrets.
///
/// SplitMix64. Source: Steele, Lea, Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// - Parameters:
    ///   - seed: Of the whole simulation.
    ///   - stream: Keeps apart what is drawn for different things: a ticket's index.
    package init(seed: UInt64, stream: Int) {
        state = seed
        state = next() ^ UInt64(bitPattern: Int64(stream))
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to, but not, 1.
    mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }

    mutating func number(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + fraction() * (range.upperBound - range.lowerBound)
    }

    /// From 0 up to, but not, `bound`, which is at least 1.
    mutating func index(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }

    /// True in `share` of all cases, 0…1.
    mutating func happens(in share: Double) -> Bool { fraction() < share }

    /// nil only for an empty list.
    mutating func element<Element>(of list: [Element]) -> Element? {
        list.isEmpty ? nil : list[index(below: list.count)]
    }

    mutating func draw<Value>(_ odds: Odds<Value>) -> Value { odds.value(at: fraction()) }
}
