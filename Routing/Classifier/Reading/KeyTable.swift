// SPDX-License-Identifier: Apache-2.0

/// Gives each key a number, from 0 in the order of coming. Much faster than a dictionary for keys that are already mixed
/// or that nobody chooses: reading a text asks for a thousand of them.
struct KeyTable: Sendable {
    private(set) var keys: [UInt64] = []
    /// The key's number and one; 0 where the slot is free. Their count is a power of two, at least twice the keys'.
    private var slots: [UInt32]
    private var shift: UInt64

    /// - Parameter expected: How many keys may come without the table growing.
    init(expecting expected: Int) {
        let bits = max(
            4,
            UInt64((2 * max(expected, 1) - 1).bitWidth - (2 * max(expected, 1) - 1).leadingZeroBitCount),
        )
        slots = [UInt32](repeating: 0, count: 1 << bits)
        shift = 64 - bits
        keys.reserveCapacity(expected)
    }

    /// - Returns: The key's number, new or old.
    @discardableResult
    mutating func insert(_ key: UInt64) -> Int {
        var slot = home(of: key)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == key { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        keys.append(key)
        slots[slot] = UInt32(keys.count)
        if 2 * keys.count > slots.count { self = KeyTable(grown: self) }
        return keys.count - 1
    }

    private init(grown table: KeyTable) {
        self.init(expecting: 2 * table.keys.count)
        for key in table.keys { insert(key) }
    }

    private func home(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }
}
