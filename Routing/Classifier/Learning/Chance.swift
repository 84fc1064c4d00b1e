// SPDX-License-Identifier: Apache-2.0

/// Chance that is the same on every machine for the same seed (SplitMix64).
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        defer { state &+= 0x9E37_79B9_7F4A_7C15 }
        return state.mixed
    }

    /// Fisher and Yates; the standard library promises no order for a seed.
    mutating func shuffle<Element>(_ list: inout [Element]) {
        for place in list.indices.dropFirst().reversed() {
            list.swapAt(place, Int(next().multipliedFullWidth(by: UInt64(place + 1)).high))
        }
    }
}
