// SPDX-License-Identifier: Apache-2.0

import Yams

/// A document's text on its way to YAML nodes: what is no YAML, or more YAML than a site needs, is refused here.
///
/// Anchors are refused outright, because nine lines of them unfold into a billion nodes; nesting ends at libyaml's own
/// limit of 1,000. Nothing else can make a small text large.
struct DocumentText {
    let document: SiteDocument

    func passage() throws(SiteFault) -> Passage {
        guard document.text.utf8.count <= SiteDocument.sizeLimit else { throw .tooLarge(document.kind) }
        try refuseUnsafeCharacters()
        guard let node = try compose() else { throw fault("the document is empty", line: 1) }
        return Passage(kind: document.kind, node: node)
    }

    private func refuseUnsafeCharacters() throws(SiteFault) {
        var line = 1
        var before: Unicode.Scalar = " "
        for scalar in document.text.unicodeScalars {
            guard !scalar.isControl else { throw fault("a control character; documents are plain text", line: line) }
            if before == "&", !scalar.properties.isWhitespace {
                throw fault("“&\(scalar)” reads as an anchor, which documents cannot have", line: line)
            }
            if scalar == "\n" { line += 1 }
            // An anchor never begins inside a word: R&D is text.
            before = scalar == "&" && before.isPartOfWord ? " " : scalar
        }
    }

    private func compose() throws(SiteFault) -> Node? {
        do {
            return try Parser(yaml: document.text, resolver: .basic, encoding: .utf8).singleRoot()
        } catch let error as YamlError {
            throw fault(of: error)
        } catch {
            throw fault("\(error)", line: nil)
        }
    }

    private func fault(of error: YamlError) -> SiteFault {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            fault(context.map { "\(problem) \($0.text)" } ?? problem, line: mark.line)
        case .duplicatedKeysInMapping(let keys, let context):
            fault("the key “\(keys.joined(separator: "”, “"))” occurs more than once", line: context.mark.line)
        case .reader(let problem, let offset, _, _):
            fault(problem, line: offset.map { document.text.prefix($0).count(where: \.isNewline) + 1 })
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            fault("the text cannot be read as YAML", line: nil)
        }
    }

    private func fault(_ message: String, line: Int?) -> SiteFault {
        SiteFault(file: document.kind.fileName, line: line, message: message)
    }
}

extension Unicode.Scalar {
    fileprivate var isPartOfWord: Bool { properties.isAlphabetic || properties.numericType != nil }

    /// What neither YAML nor a database takes in text; tabs and line ends are fine.
    var isControl: Bool {
        properties.generalCategory == .control && self != "\n" && self != "\r" && self != "\t"
    }
}
