// SPDX-License-Identifier: Apache-2.0

import Yams

/// The text of a catalogue with its entries as a list that can be changed. Only the lines of the entry that is changed
/// are written again: what else is in the text, comments too, stays as it was.
package struct CatalogueText {
    package private(set) var text: String
    private var matters: [Node]

    /// - Throws: `SiteFault` for a text that is not a table with a list of matters.
    package init(_ text: String) throws(SiteFault) {
        self.text = text
        matters = try Self.matters(in: text)
    }

    /// The entries in order, each as it is written.
    package var entries: [MatterText] { matters.map(MatterText.init) }

    /// Puts `entry` behind the last one under its parent, or at the end.
    ///
    /// - Throws: `SiteFault` for questions that are no YAML.
    package mutating func add(_ entry: MatterText) throws(SiteFault) {
        var under: Set<String> = [entry.parent]
        var place = matters.count
        for (index, known) in entries.enumerated() where under.contains(known.parent) || known.code == entry.parent {
            under.insert(known.code)
            place = index + 1
        }
        let node = try entry.node(replacing: nil)
        let lines = LineBlocks(text, matters)
        var changed = matters
        changed.insert(node, at: place)
        try take(changed, lines.inserting(Self.written(node), at: place))
    }

    /// - Throws: `SiteFault` for questions that are no YAML.
    package mutating func change(_ index: Int, to entry: MatterText) throws(SiteFault) {
        guard matters.indices.contains(index) else { return }
        let node = try entry.node(replacing: matters[index])
        let lines = LineBlocks(text, matters)
        var changed = matters
        changed[index] = node
        try take(changed, lines.replacing(index, with: Self.written(node)))
    }

    package mutating func remove(_ index: Int) throws(SiteFault) {
        guard matters.indices.contains(index) else { return }
        let lines = LineBlocks(text, matters)
        var changed = matters
        changed.remove(at: index)
        try take(changed, lines.replacing(index, with: nil))
    }

    /// Takes the text where it says what was meant, and writes everything anew where it does not: a list may be written
    /// in ways in which its entries do not have lines of their own.
    private mutating func take(_ changed: [Node], _ edited: String?) throws(SiteFault) {
        if let edited, let read = try? Self.matters(in: edited), read.saysSame(as: changed) {
            (text, matters) = (edited, read)
        } else {
            let list = Node.sequence(.init(changed, .implicit, .block))
            text = try Self.serialized(.mapping(.init([(Node("matters"), list)], .implicit, .block)))
            matters = try Self.matters(in: text)
        }
    }

    private static func matters(in text: String) throws(SiteFault) -> [Node] {
        let passage = try DocumentText(document: SiteDocument(kind: .catalogue, number: 0, text: text)).passage()
        guard let list = passage.value(of: "matters")?.node.sequence else {
            throw passage.fault("there is no list of matters")
        }
        return Array(list)
    }

    /// `- code: …` and the lines under it.
    private static func written(_ node: Node) throws(SiteFault) -> String {
        try serialized(.sequence(.init([node], .implicit, .block)))
    }

    private static func serialized(_ node: Node) throws(SiteFault) -> String {
        do {
            return try serialize(node: node, width: -1, allowUnicode: true)
        } catch {
            throw SiteFault(file: DocumentKind.catalogue.fileName, line: nil, message: "\(error)")
        }
    }
}

/// A text whose list has its entries on lines of their own.
private struct LineBlocks {
    private var lines: [Substring]
    /// Of each entry, without comments and empty lines after it; nil where entries do not have their own lines.
    private let blocks: [Range<Int>]?

    init(_ text: String, _ entries: [Node]) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        let starts = entries.compactMap { $0.mark.map { $0.line - 1 } }
        var blocks: [Range<Int>] = []
        for (index, start) in starts.enumerated() {
            var end = index + 1 < starts.count ? starts[index + 1] : lines.count
            while end > start + 1, lines[end - 1].isBlankOrComment { end -= 1 }
            guard lines.indices.contains(start), start < end, lines[start].drop(while: { $0 == " " }).hasPrefix("- ")
            else { break }
            blocks.append(start..<end)
        }
        self.blocks = blocks.count == entries.count ? blocks : nil
    }

    func inserting(_ item: String, at place: Int) -> String? {
        guard let blocks, let neighbour = blocks.isEmpty ? nil : blocks[max(0, place - 1)] else { return nil }
        let line = place == 0 ? neighbour.lowerBound : neighbour.upperBound
        return joined(lines.indices.prefix(line), item, indented: indent(of: neighbour), lines.indices.dropFirst(line))
    }

    func replacing(_ index: Int, with item: String?) -> String? {
        guard let block = blocks?[index] else { return nil }
        let (head, tail) = (lines.indices.prefix(block.lowerBound), lines.indices.dropFirst(block.upperBound))
        return joined(head, item ?? "", indented: indent(of: block), tail)
    }

    private func indent(of block: Range<Int>) -> Substring { lines[block.lowerBound].prefix { $0 == " " } }

    private func joined(
        _ head: some Sequence<Int>,
        _ item: String,
        indented indent: Substring,
        _ tail: some Sequence<Int>,
    ) -> String {
        let body = item.split(separator: "\n").map { "\(indent)\($0)" }
        return (head.map { String(lines[$0]) } + body + tail.map { String(lines[$0]) }).joined(separator: "\n") + "\n"
    }
}

extension Substring {
    fileprivate var isBlankOrComment: Bool {
        let content = drop { $0 == " " || $0 == "\t" || $0 == "\r" }
        return content.isEmpty || content.first == "#"
    }
}

extension [Node] {
    /// The same whatever the style: two texts of one meaning.
    fileprivate func saysSame(as other: [Node]) -> Bool {
        count == other.count && zip(self, other).allSatisfy { $0.saysSame(as: $1) }
    }
}

extension Node {
    fileprivate func saysSame(as other: Node) -> Bool {
        switch (self, other) {
        case (.scalar(let one), .scalar(let two)): return one.string == two.string
        case (.sequence(let one), .sequence(let two)): return Array(one).saysSame(as: Array(two))
        case (.mapping(let one), .mapping(let two)):
            return Array(one).map(\.key).saysSame(as: Array(two).map(\.key))
                && Array(one).map(\.value).saysSame(as: Array(two).map(\.value))
        default: return false
        }
    }
}
