// SPDX-License-Identifier: Apache-2.0

import Yams

/// A part of a document and the place to point at when it is wrong.
struct Passage {
    let kind: DocumentKind
    let node: Node

    var line: Int? { node.mark?.line }

    /// The scalar as written, nil for a list or table.
    var text: String? { node.scalar?.string }

    /// The part under `keys`, as deep as it goes: a key that is left out is a fault of what it is missing in.
    subscript(keys: String...) -> Passage {
        keys.reduce(self) { passage, key in passage.value(of: key) ?? passage }
    }

    /// The items of a list, empty for anything else.
    var items: [Passage] {
        node.sequence.map { $0.map { Passage(kind: kind, node: $0) } } ?? []
    }

    /// The item at `index`, or the passage itself when it has none.
    func item(_ index: Int) -> Passage {
        guard let sequence = node.sequence, sequence.indices.contains(index) else { return self }
        return Passage(kind: kind, node: sequence[index])
    }

    /// The value of `key`, nil when it is left out.
    func value(of key: String) -> Passage? {
        node.mapping?.first { $0.key.scalar?.string == key }.map { Passage(kind: kind, node: $0.value) }
    }

    func fault(_ message: String) -> SiteFault {
        SiteFault(file: kind.fileName, line: line, message: message)
    }
}

/// A value together with where it was written.
struct Located<Value> {
    let value: Value
    let passage: Passage
}
