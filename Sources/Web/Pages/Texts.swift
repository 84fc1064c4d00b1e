// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets
import Yams

/// Every word of the pages in both languages, read once from `Texts/zh/*.yaml` and `Texts/en/*.yaml`.
package struct Texts: Sendable {
    private let chinese: TextBook
    private let english: TextBook

    /// - Parameter folder: Holds a folder for each language. Each of their files is one area; no two of them
    ///   have a top-level key in common.
    /// - Throws: `TextFault` naming the file.
    package init(folder: URL) throws {
        chinese = try TextBook(.zh, folder: folder)
        english = try TextBook(.en, folder: folder)
    }

    package subscript(language: Language) -> TextBook {
        switch language {
        case .zh: chinese
        case .en: english
        }
    }
}

/// The words of one language by key, for example `stage.handling`.
package struct TextBook: Sendable {
    package let language: Language
    private let texts: [String: String]

    init(_ language: Language, folder: URL) throws {
        self.language = language
        let own = folder.appending(path: language.rawValue)
        let files = try FileManager.default.contentsOfDirectory(at: own, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        var texts: [String: String] = [:]
        for file in files {
            let name = "\(language.rawValue)/\(file.lastPathComponent)"
            for (key, text) in try TextFile(name: name, yaml: String(contentsOf: file, encoding: .utf8)).texts {
                guard texts.updateValue(text, forKey: key) == nil else {
                    throw TextFault(file: name, message: "“\(key)” is in another file too")
                }
            }
        }
        self.texts = texts
    }

    package var keys: Set<String> { Set(texts.keys) }

    /// The text of a key; nil when there is none.
    package func find(_ key: String) -> String? { texts[key] }

    /// The text of a key with its placeholders filled: `{at}` takes `arguments["at"]`.
    ///
    /// A key that does not exist is a programmer's mistake: it stops a debug build and shows itself in a release.
    package func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        guard let text = texts[key] else {
            assertionFailure("no text “\(key)” in \(language)")
            return key
        }
        return arguments.isEmpty ? text : text.filled(with: arguments)
    }
}

/// One file of words: nested keys, flattened with dots.
private struct TextFile {
    let name: String
    private(set) var texts: [(key: String, text: String)] = []

    init(name: String, yaml: String) throws {
        self.name = name
        do {
            guard let root = try Yams.compose(yaml: yaml) else { return }
            try add(root, under: "")
        } catch let error as YamlError {
            throw TextFault(file: name, message: String(describing: error))
        }
    }

    private mutating func add(_ node: Node, under key: String) throws(TextFault) {
        switch node {
        case .scalar(let scalar):
            texts.append((key, scalar.string))
        case .mapping(let mapping):
            for (name, value) in mapping {
                guard let name = name.string else { throw TextFault(file: self.name, message: "a key is no text") }
                try add(value, under: key.isEmpty ? name : "\(key).\(name)")
            }
        case .sequence, .alias:
            throw TextFault(file: name, message: "“\(key)” is a list; a text or nested keys were expected")
        }
    }
}

extension String {
    /// Fills each `{name}` once: what a value contains is never taken for a placeholder.
    fileprivate func filled(with arguments: [String: String]) -> String {
        var filled = ""
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            filled += rest[..<open]
            filled += arguments[name] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
