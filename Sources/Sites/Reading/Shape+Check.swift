// SPDX-License-Identifier: Apache-2.0

import Yams

extension Shape {
    /// Adds every way in which `passage` departs from this shape. It goes no deeper than the shape does.
    func check(_ passage: Passage, _ faults: inout FaultList) {
        guard Self.hasPlainTag(passage.node) else {
            faults.add("a tag (!…); documents are plain data", at: passage)
            return
        }
        switch self {
        case .list(let shape, let allowed): checkList(of: shape, count: allowed, passage, &faults)
        case .record(let fields): checkRecord(of: fields, passage, &faults)
        case .table(let shape): checkTable(of: shape, passage, &faults)
        case .either(let plain, let record):
            (passage.node.mapping == nil ? plain : record).check(passage, &faults)
        case .text, .word, .code, .digits, .choice, .integer, .decimal, .amount, .formula, .flag:
            guard let scalar = passage.node.scalar, !Self.isNull(scalar) else {
                faults.add("\(expectation) is wanted here", at: passage)
                return
            }
            guard !accepts(scalar) else { return }
            faults.add("“\(scalar.string.prefix(40))” is not \(expectation)", at: passage)
        }
    }

    private func checkList(
        of shape: Shape,
        count allowed: ClosedRange<Int>,
        _ passage: Passage,
        _ faults: inout FaultList,
    ) {
        guard let count = passage.node.sequence?.count else {
            faults.add("a list is wanted here", at: passage)
            return
        }
        guard allowed.contains(count) else {
            let range = "\(allowed.lowerBound) to \(allowed.upperBound)"
            faults.add("the list has \(count) items; \(range) are wanted here", at: passage)
            return
        }
        for item in passage.items { shape.check(item, &faults) }
    }

    private func checkRecord(of fields: [Field], _ passage: Passage, _ faults: inout FaultList) {
        let expected = fields.map(\.key).joined(separator: ", ")
        guard let mapping = passage.node.mapping else {
            faults.add("keys are wanted here: \(expected)", at: passage)
            return
        }
        for (key, value) in mapping {
            let name = key.scalar?.string ?? "?"
            if let field = fields.first(where: { $0.key == name }) {
                field.shape.check(Passage(kind: passage.kind, node: value.marked(like: key)), &faults)
            } else {
                let place = Passage(kind: passage.kind, node: key)
                faults.add("unknown key “\(name.prefix(40))”; expected: \(expected)", at: place)
            }
        }
        for field in fields where field.isRequired && passage.value(of: field.key) == nil {
            faults.add("the key “\(field.key)” is missing", at: passage)
        }
    }

    private func checkTable(of shape: Shape, _ passage: Passage, _ faults: inout FaultList) {
        guard let mapping = passage.node.mapping else {
            faults.add("a table of keys and values is wanted here", at: passage)
            return
        }
        guard mapping.count <= Self.longestTable else {
            faults.add("the table has \(mapping.count) keys; at most \(Self.longestTable) are read", at: passage)
            return
        }
        for (key, value) in mapping {
            guard key.scalar != nil else {
                faults.add("a key is a plain text", at: Passage(kind: passage.kind, node: key))
                continue
            }
            shape.check(Passage(kind: passage.kind, node: value.marked(like: key)), &faults)
        }
    }

    private static func isNull(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// Quoted texts carry the string tag.
    private static func hasPlainTag(_ node: Node) -> Bool {
        let tag: Tag
        switch node {
        case .scalar(let scalar): tag = scalar.tag
        case .mapping(let mapping): tag = mapping.tag
        case .sequence(let sequence): tag = sequence.tag
        case .alias(let alias): tag = alias.tag
        }
        return tag.rawValue == Tag.Name.implicit.rawValue || tag.rawValue == Tag.Name.str.rawValue
    }
}

extension Node {
    /// A value left empty has no place of its own; its key has.
    fileprivate func marked(like key: Node) -> Node {
        guard case .scalar(var scalar) = self, scalar.string.isEmpty else { return self }
        scalar.mark = key.mark
        return .scalar(scalar)
    }
}
