// SPDX-License-Identifier: Apache-2.0

/// Finds a model's grams among a thousand of a text, of which most are unknown: these cost one look into a small table.
struct GramIndex: Sendable {
    static let mostKeys = 0xFF_FFFE

    /// Of the lowest 24 bits, the key's number and one; 0 where the slot is free. Above, eight bits of the key's hash.
    private let slots: [UInt32]
    private let shift: UInt64
    let keys: [UInt64]

    /// - Parameter keys: No key twice; at most `mostKeys`.
    init(_ keys: [UInt64]) {
        let bits = max(4, Int.bitWidth - (2 * keys.count).leadingZeroBitCount)
        var slots = [UInt32](repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
        for (number, key) in keys.enumerated() {
            let hash = Self.hash(of: key)
            var slot = Int(hash >> shift)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Self.tag(of: hash) | UInt32(number + 1)
        }
        self.slots = slots
        self.keys = keys
    }

    /// Without the costs of arrays, as long as `body` runs.
    @inline(__always)
    func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
        slots.withUnsafeBufferPointer { slots in
            keys.withUnsafeBufferPointer { keys in body(Lookup(slots: slots, keys: keys, shift: shift)) }
        }
    }

    struct Lookup {
        fileprivate let slots: UnsafeBufferPointer<UInt32>
        fileprivate let keys: UnsafeBufferPointer<UInt64>
        fileprivate let shift: UInt64

        @inline(__always)
        func number(of key: UInt64) -> Int? {
            let hash = GramIndex.hash(of: key)
            let tag = GramIndex.tag(of: hash)
            var slot = Int(hash >> shift)
            while slots[slot] != 0 {
                if slots[slot] & 0xFF00_0000 == tag {
                    let number = Int(slots[slot] & 0x00FF_FFFF) - 1
                    if keys[number] == key { return number }
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    @inline(__always)
    private static func hash(of key: UInt64) -> UInt64 {
        let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }

    @inline(__always)
    private static func tag(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash) << 24 }
}
