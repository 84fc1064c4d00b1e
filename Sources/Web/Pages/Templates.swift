// SPDX-License-Identifier: Apache-2.0

import Foundation
import Mustache
import Tickets

/// The templates of one language, parsed once, with the words of that language and the names of our files in place.
///
/// `{{t.inbox.heading}}` is the text `inbox.heading`, `{{file.hotline.css}}` the address of a file; a name that
/// does not exist stops the server from starting. A template is named by its path without the ending: `staff/inbox`.
struct Templates: Sendable {
    private let library: MustacheLibrary

    /// - Parameters:
    ///   - sources: Mustache by template name.
    ///   - book: The words.
    ///   - files: Addresses by file name.
    /// - Throws: `TextFault` naming the template and what is wrong in it.
    init(_ sources: [String: String], book: TextBook, files: [String: String]) throws {
        var library = MustacheLibrary()
        for (name, source) in sources {
            let settled = try Self.settled(source, name: name, book: book, files: files)
            do {
                try library.register(settled, named: name)
            } catch let error as MustacheTemplate.ParserError {
                let place = "line \(error.context.lineNumber), column \(error.context.columnNumber)"
                throw TextFault(file: "\(name).mustache", message: "\(place): \(error.error)")
            }
        }
        self.library = library
    }

    func render(_ name: String, _ values: TemplateValue) -> String {
        guard let html = library.render(values, withTemplate: name) else {
            preconditionFailure("there is no template “\(name)”")
        }
        return html
    }

    private static func settled(
        _ source: String,
        name: String,
        book: TextBook,
        files: [String: String],
    ) throws -> String {
        var settled = ""
        var rest = source[...]
        while let tag = rest.firstMatch(of: /{{\s*(t|file)\.([^}\s]+)\s*}}/) {
            let found = tag.1 == "t" ? book.find(String(tag.2)) : files[String(tag.2)]
            guard let text = found, !text.contains("{{") else {
                throw TextFault(
                    file: "\(name).mustache",
                    message: "there is no “\(tag.1).\(tag.2)” in \(book.language)",
                )
            }
            settled += rest[..<tag.range.lowerBound] + text.escapedForHTML
            rest = rest[tag.range.upperBound...]
        }
        return settled + rest
    }

    /// The templates of a folder and its subfolders by name.
    static func sources(in folder: URL) throws -> [String: String] {
        var sources: [String: String] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(ending) {
            let name = String(path.dropLast(ending.count))
            sources[name] = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
        }
        return sources
    }

    private static let ending = ".mustache"
}

extension String {
    fileprivate var escapedForHTML: String {
        replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
