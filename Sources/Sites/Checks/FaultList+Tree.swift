// SPDX-License-Identifier: Apache-2.0

import Tickets

/// A thing with a code that may lie under another of its kind: a unit, an area, a matter.
struct Branch<Subject> {
    let code: Code<Subject>
    let parent: Code<Subject>?
    let passage: Passage
}

extension FaultList {
    /// Adds a fault for each value that came before.
    mutating func checkUnique<Value: Hashable>(_ values: [(Value, Passage)], called noun: String) {
        var firstLines: [Value: Int] = [:]
        for (value, passage) in values {
            if let line = firstLines[value] {
                add("the \(noun) “\(value)” is already used in line \(line)", at: passage)
            } else {
                firstLines[value] = passage.line ?? 0
            }
        }
    }

    /// Adds codes used twice, parents that do not exist, and branches that lie under themselves.
    mutating func checkTree<Subject>(_ branches: [Branch<Subject>], called noun: String) {
        checkUnique(branches.map { ($0.code, $0.passage["code"]) }, called: "code")
        let byCode = Dictionary(branches.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        for branch in branches {
            guard let parent = branch.parent, byCode[parent] == nil else { continue }
            add("there is no \(noun) “\(parent)”", at: branch.passage["parent"])
        }
        var settled: Set<Code<Subject>> = []
        for branch in branches {
            var chain: [Code<Subject>] = []
            var next: Code<Subject>? = branch.code
            while let code = next, settled.insert(code).inserted {
                chain.append(code)
                next = byCode[code]?.parent
            }
            // The walk ends at a root, at a code settled before, or at one of its own: only the last is a ring.
            guard let next, let start = chain.firstIndex(of: next) else { continue }
            let ring = (chain[start...] + [next]).map(\.rawValue).joined(separator: " under ")
            add("this \(noun) lies under itself: \(ring)", at: byCode[next]?.passage["parent"] ?? branch.passage)
        }
    }
}
