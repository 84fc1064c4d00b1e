// SPDX-License-Identifier: Apache-2.0

import Yams

/// The text of a deadline pack with its rules as a table that can be changed. What is no rule, and what this program
/// does not know, stays as it was; comments do not.
package struct PackText {
    private var root: [(key: Node, value: Node)]
    private var rules: [Node]

    /// - Throws: `SiteFault` for a text that is not a table with a list of rules.
    package init(_ text: String) throws(SiteFault) {
        let passage = try DocumentText(document: SiteDocument(kind: .deadlines, number: 0, text: text)).passage()
        guard let mapping = passage.node.mapping, let rules = passage.value(of: "rules")?.node.sequence else {
            throw passage.fault("there is no list of rules")
        }
        root = mapping.map { (key: $0.key, value: $0.value) }
        self.rules = Array(rules)
    }

    /// The rules in order, each as it is written.
    package var table: [PackRule] { rules.map(PackRule.init) }

    /// Puts `rule` in the place `index`, counted from 0; the last for anything larger.
    package mutating func add(_ rule: PackRule, at index: Int) {
        rules.insert(rule.node(replacing: nil), at: min(max(0, index), rules.count))
    }

    /// Replaces the rule at `index`, and moves it to `place`.
    package mutating func change(_ index: Int, to rule: PackRule, at place: Int) {
        guard rules.indices.contains(index) else { return }
        let node = rule.node(replacing: rules.remove(at: index))
        rules.insert(node, at: min(max(0, place), rules.count))
    }

    package mutating func remove(_ index: Int) {
        if rules.indices.contains(index) { rules.remove(at: index) }
    }

    /// - Throws: `SiteFault` should it be impossible to write, which no text that was read is.
    package func text() throws(SiteFault) -> String {
        let pairs = root.map { key, value in
            (key, key.scalar?.string == "rules" ? Node.sequence(.init(rules, .implicit, .block)) : value)
        }
        do {
            return try serialize(node: .mapping(.init(pairs, .implicit, .block)), width: -1, allowUnicode: true)
        } catch {
            throw SiteFault(file: DocumentKind.deadlines.fileName, line: nil, message: "\(error)")
        }
    }
}

/// One rule as it is written: texts, because what is wrong with them is for the check of the site to say.
package struct PackRule: Equatable, Sendable {
    package var code = ""
    package var clock = ""
    package var kinds: [String] = []
    package var urgency: [String] = []
    package var classes: [String] = []
    package var channels: [String] = []
    package var limit: Length?
    package var statutory: Length?
    package var source = ""

    /// `{ workdays: 5 }`
    package struct Length: Equatable, Sendable {
        package var unit: String
        package var count: String

        package init(unit: String, count: String) {
            self.unit = unit
            self.count = count
        }
    }

    package init() {}

    fileprivate init(_ node: Node) {
        let rule = Passage(kind: .deadlines, node: node)
        let condition = rule.value(of: "when")
        func texts(_ key: String) -> [String] { condition?.value(of: key)?.items.compactMap(\.text) ?? [] }
        code = rule.value(of: "code")?.text ?? ""
        clock = rule.value(of: "clock")?.text ?? ""
        kinds = texts("kinds")
        urgency = texts("urgency")
        classes = texts("classes")
        channels = texts("channels")
        limit = rule.value(of: "limit").flatMap(Length.init)
        statutory = rule.value(of: "statutory").flatMap(Length.init)
        source = rule.value(of: "source")?.text ?? ""
    }

    /// The rule for the document; keys of `old` that are none of these are kept.
    fileprivate func node(replacing old: Node?) -> Node {
        let known = ["kinds", "urgency", "classes", "channels"]
        let lists = zip(known, [kinds, urgency, classes, channels]).filter { !$0.1.isEmpty }
        let condition =
            lists.map { key, texts in (Node(key), Node.sequence(.init(texts.map(\.plain), .implicit, .flow))) }
            + Self.unknown(
                in: old.flatMap { Passage(kind: .deadlines, node: $0).value(of: "when")?.node },
                but: known,
            )
        var pairs = [(Node("code"), code.plain), (Node("clock"), clock.plain)]
        if !condition.isEmpty { pairs.append((Node("when"), .mapping(.init(condition, .implicit, .flow)))) }
        if let limit { pairs.append((Node("limit"), limit.node)) }
        if let statutory { pairs.append((Node("statutory"), statutory.node)) }
        if !source.isEmpty { pairs.append((Node("source"), .scalar(.init(source, .implicit, .doubleQuoted)))) }
        let all = ["code", "clock", "when", "limit", "statutory", "source"]
        return .mapping(.init(pairs + Self.unknown(in: old, but: all), .implicit, .block))
    }

    private static func unknown(in node: Node?, but known: [String]) -> [(Node, Node)] {
        (node?.mapping.map(Array.init) ?? [])
            .filter { !known.contains($0.key.scalar?.string ?? "") }
            .map { ($0.key, $0.value) }
    }
}

extension PackRule.Length {
    fileprivate init?(_ passage: Passage) {
        guard let pair = passage.node.mapping?.first, let unit = pair.key.scalar?.string,
            let count = pair.value.scalar?.string
        else { return nil }
        self.init(unit: unit, count: count)
    }

    fileprivate var node: Node { .mapping(.init([(unit.plain, count.plain)], .implicit, .flow)) }
}

extension String {
    /// As it is where that can be read back, else in quotes.
    fileprivate var plain: Node {
        let isPlain =
            !isEmpty && self != "null"
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        return .scalar(.init(self, .implicit, isPlain ? .plain : .doubleQuoted))
    }
}
