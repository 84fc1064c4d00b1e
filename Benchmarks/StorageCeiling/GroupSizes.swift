// SPDX-License-Identifier: Apache-2.0

/// Cuts a number of things into groups of a mean size, as equal as whole numbers allow.
struct GroupSizes: Sequence {
    let total: Int
    /// 1 or more.
    let mean: Double

    init(of total: Int, mean: Double) {
        self.total = total
        self.mean = mean
    }

    /// How many groups.
    var count: Int { Int((Double(total) / mean).rounded(.up)) }

    /// Each group's places, in order.
    func makeIterator() -> some IteratorProtocol<Range<Int>> {
        (0..<count).lazy.map { group in start(of: group)..<start(of: group + 1) }.makeIterator()
    }

    private func start(of group: Int) -> Int { Swift.min(total, Int((Double(group) * mean).rounded())) }
}
