// SPDX-License-Identifier: Apache-2.0

import Yams

/// One entry of a catalogue as it is written: texts, because what is wrong with them is for the check of the site to say.
package struct MatterText: Equatable, Sendable {
    package var code = ""
    package var parent = ""
    package var chinese = ""
    package var english = ""
    package var lead = Lead.none
    package var coUnits: [String] = []
    package var deadlineClass = ""
    package var words: [String] = []
    package var basis = ""
    /// As YAML, a list.
    package var questions = ""
    package var from = ""
    package var until = ""

    /// Who leads, as it is written.
    package enum Lead: Equatable, Sendable {
        /// It has matters under it.
        case none
        /// A unit's code, or `district`.
        case named(String)
        /// `otherwise` is empty for the district.
        case byArea([AreaLead], otherwise: String)
    }

    package struct AreaLead: Equatable, Sendable {
        package var area: String
        package var unit: String

        package init(area: String, unit: String) {
            self.area = area
            self.unit = unit
        }
    }

    package init() {}

    init(_ node: Node) {
        let entry = Passage(kind: .catalogue, node: node)
        func text(_ keys: String...) -> String {
            keys.reduce(Passage?.some(entry)) { $0?.value(of: $1) }?.text ?? ""
        }
        func texts(_ key: String) -> [String] { entry.value(of: key)?.items.compactMap(\.text) ?? [] }
        code = text("code")
        parent = text("parent")
        chinese = text("name", "zh")
        english = text("name", "en")
        lead = entry.value(of: "lead").map(Lead.init) ?? .none
        coUnits = texts("coUnits")
        deadlineClass = text("deadlineClass")
        words = texts("words")
        basis = text("basis")
        // Writing what was just read does not fail: a node of a text has no tag or anchor of its own.
        questions =
            entry.value(of: "questions").flatMap { try? serialize(node: $0.node, width: -1, allowUnicode: true) } ?? ""
        from = text("from")
        until = text("until")
    }

    /// The entry for the document; keys of `old` that are none of these are kept.
    func node(replacing old: Node?) throws(SiteFault) -> Node {
        let name = [(Node("zh"), chinese.tidy), (Node("en"), english.tidy)]
        var pairs = [(Node("code"), code.tidy), (Node("name"), Node.mapping(.init(name, .implicit, .flow)))]
        func add(_ key: String, _ text: String) { if !text.isEmpty { pairs.append((Node(key), text.tidy)) } }
        func add(_ key: String, _ texts: [String]) {
            if !texts.isEmpty { pairs.append((Node(key), .sequence(.init(texts.map(\.tidy), .implicit, .flow)))) }
        }
        add("parent", parent)
        if let lead = lead.node { pairs.append((Node("lead"), lead)) }
        add("coUnits", coUnits)
        add("deadlineClass", deadlineClass)
        add("words", words)
        add("basis", basis)
        if let asked = try questionsNode() { pairs.append((Node("questions"), asked)) }
        add("from", from)
        add("until", until)
        let known = [
            "code", "name", "parent", "lead", "coUnits", "deadlineClass", "words", "basis", "questions", "from",
            "until",
        ]
        let unknown = (old?.mapping.map(Array.init) ?? []).filter { !known.contains($0.key.scalar?.string ?? "") }
        return .mapping(.init(pairs + unknown.map { ($0.key, $0.value) }, .implicit, .block))
    }

    private func questionsNode() throws(SiteFault) -> Node? {
        guard questions.contains(where: { !$0.isWhitespace }) else { return nil }
        return try DocumentText(document: SiteDocument(kind: .catalogue, number: 0, text: questions)).passage().node
    }
}

extension MatterText.Lead {
    fileprivate init(_ passage: Passage) {
        guard let table = passage.value(of: "byArea")?.node.mapping else {
            self = .named(passage.text ?? "")
            return
        }
        let leads = table.map {
            MatterText.AreaLead(area: $0.key.scalar?.string ?? "", unit: $0.value.scalar?.string ?? "")
        }
        self = .byArea(leads, otherwise: passage.value(of: "otherwise")?.text ?? "")
    }

    fileprivate var node: Node? {
        switch self {
        case .none: return nil
        case .named(let code): return code.tidy
        case .byArea(let leads, let otherwise):
            let table = Node.mapping(.init(leads.map { ($0.area.tidy, $0.unit.tidy) }, .implicit, .flow))
            let rest = otherwise.isEmpty ? [] : [(Node("otherwise"), otherwise.tidy)]
            return .mapping(.init([(Node("byArea"), table)] + rest, .implicit, .flow))
        }
    }
}

extension String {
    /// Codes, days and words of one piece as they are, anything else in quotes.
    fileprivate var tidy: Node {
        let isPlain =
            self != "null" && unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "《" || isDay } ?? false
            && unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.isASCIIDigit || "-.《》、（）".unicodeScalars.contains($0)
            }
        return .scalar(.init(self, .implicit, isPlain ? .plain : .doubleQuoted))
    }

    private var isDay: Bool { wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
