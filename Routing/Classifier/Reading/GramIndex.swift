// SPDX-License-Identifier: Apache-2.0

/// Finds a model's grams among a thousand of a text. A look-up is one read: a slot tells a key from others by 40 bits of
/// its hash, and of 10¹² looks one finds a gram that is not there, which moves a score by a hair.
struct GramIndex: Sendable {
    static let mostKeys = 0xFF_FFFE

    /// Of the lowest 24 bits, the key's number and one; 0 where the slot is free. Above, forty bits of the key's hash.
    private let slots: [UInt64]
    private let shift: UInt64
    let keys: [UInt64]

    private static let number: UInt64 = 0xFF_FFFF

    /// - Parameter keys: No key twice; at most `mostKeys`.
    init(_ keys: [UInt64]) {
        let room = keys.count + keys.count / 4
        let bits = max(4, Int.bitWidth - room.leadingZeroBitCount)
        var slots = [UInt64](repeating: 0, count: 1 << bits)
        shift = UInt64(64 - bits)
        for (number, key) in keys.enumerated() {
            let hash = Self.hash(of: key)
            var slot = Int(hash >> shift)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = hash << 24 | UInt64(number + 1)
        }
        self.slots = slots
        self.keys = keys
    }

    func number(of key: UInt64) -> Int? {
        slots.withUnsafeBufferPointer { number(ofHash: Self.hash(of: key), in: $0) }
    }

    /// Tells the number of each key that is known, and its place among those asked.
    func eachNumber(of asked: [UInt64], _ tell: (_ place: Int, _ number: Int) -> Void) {
        slots.withUnsafeBufferPointer { slots in
            // All first slots are read before any is looked at: the processor waits for memory once, not each time.
            let hashes = asked.map(Self.hash)
            let first = hashes.map { slots[Int($0 >> shift)] }
            for place in asked.indices {
                if first[place] == 0 { continue }
                if (first[place] ^ hashes[place] << 24) <= Self.number {
                    tell(place, Int(first[place] & Self.number) - 1)
                } else if let number = number(ofHash: hashes[place], in: slots) {
                    tell(place, number)
                }
            }
        }
    }

    private func number(ofHash hash: UInt64, in slots: UnsafeBufferPointer<UInt64>) -> Int? {
        var slot = Int(hash >> shift)
        while slots[slot] != 0 {
            if (slots[slot] ^ hash << 24) <= Self.number { return Int(slots[slot] & Self.number) - 1 }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private static func hash(of key: UInt64) -> UInt64 {
        let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
