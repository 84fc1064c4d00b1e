// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The source tree that these tests read, found from where this file lies.
enum Repository {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every text of the tree by path; what is built, fetched or stored here is no part of it.
    static let files: [TextFile] = paths.compactMap { path in
        guard let bytes = try? Data(contentsOf: root.appending(path: path)) else { return nil }
        return String(validating: bytes, as: UTF8.self).map { TextFile(path: path, text: $0) }
    }

    /// All Swift of the repository, tests and manifest included.
    static let swift = files.filter { $0.path.hasSuffix(".swift") }.map(SwiftFile.init)

    /// The Swift that runs in the program.
    static let product = swift.filter { $0.isIn("Sources", "Channels", "Routing", "Dashboards") }

    static let templates = files.filter { $0.path.hasSuffix(".mustache") }

    static let documents = files.filter { $0.path.hasSuffix(".md") }

    static func file(_ path: String) throws -> TextFile {
        guard let file = files.first(where: { $0.path == path }) else { throw Missing(path: path) }
        return file
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appending(path: path).path)
    }

    private static let largest = 1 << 20

    private static let paths: [String] = {
        let keys: [URLResourceKey] = [.isDirectoryKey, .isRegularFileKey, .fileSizeKey]
        guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys) else { return [] }
        var paths: [String] = []
        for case let url as URL in walk {
            guard let values = try? url.resourceValues(forKeys: Set(keys)) else { continue }
            if values.isDirectory == true {
                if isForeign(folder: url.lastPathComponent) { walk.skipDescendants() }
            } else if values.isRegularFile == true, values.fileSize ?? 0 <= largest {
                paths.append(String(url.path.dropFirst(root.path.count + 1)))
            }
        }
        return paths.sorted()
    }()

    /// Hidden folders hold what is fetched and built, but for the one that says what a change must pass.
    private static func isForeign(folder: String) -> Bool {
        (folder.hasPrefix(".") && folder != ".ci") || folder == "__pycache__"
    }

    struct Missing: Error {
        let path: String
    }
}
