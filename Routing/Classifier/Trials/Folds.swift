// SPDX-License-Identifier: Apache-2.0

/// Parts of labelled texts, each asked in turn of a model that learnt the others. Near-duplicates lie in the same part,
/// and each label is spread as evenly as they allow.
package struct Folds: Sendable {
    /// By row.
    package let numbers: [Int]
    package let count: Int

    package init(of rows: [LabelledText], count: Int, seed: UInt64) {
        self.init(
            groups: NearDuplicates.groups(of: rows.map(\.text)),
            labels: rows.map(\.label),
            count: count,
            seed: seed,
        )
    }

    /// Rows of the same of `groups` stay together.
    init(groups: [Int], labels: [String], count: Int, seed: UInt64) {
        self.count = count
        var members = Dictionary(grouping: groups.indices) { groups[$0] }.values.sorted { $0[0] < $1[0] }
        var chance = Chance(seed: seed)
        chance.shuffle(&members)
        // The biggest first: what is left evens out.
        let order = members.indices.sorted { (members[$1].count, $0) < (members[$0].count, $1) }
        var numbers = [Int](repeating: 0, count: groups.count)
        var held = [[String: Int]](repeating: [:], count: count)
        var totals = [Int](repeating: 0, count: count)
        for group in order.map({ members[$0] }) {
            let label = labels[group[0]]
            let fold =
                (0..<count).min { (held[$0][label] ?? 0, totals[$0]) < (held[$1][label] ?? 0, totals[$1]) } ?? 0
            for row in group {
                numbers[row] = fold
                held[fold][labels[row], default: 0] += 1
                totals[fold] += 1
            }
        }
        self.numbers = numbers
    }

    package func rows(of fold: Int) -> [Int] { numbers.indices.filter { numbers[$0] == fold } }
    package func rows(outside fold: Int) -> [Int] { numbers.indices.filter { numbers[$0] != fold } }
}
