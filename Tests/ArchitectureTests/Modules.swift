// SPDX-License-Identifier: Apache-2.0

/// A module as the table "Modules and arrows" of docs/architecture.md has it.
struct Module {
    let name: String
    let folder: String
    /// Our own modules that it may import.
    let own: Set<String>
    /// Packages and system libraries that it may import.
    let foreign: Set<String>

    /// What every module may import: the standard library and its companions.
    static let everywhere: Set<String> = ["Foundation", "Synchronization"]

    /// The modules of the table. Empty when docs/architecture.md has no such table.
    static let all: [Module] = {
        guard let text = try? Repository.file("docs/architecture.md").text else { return [] }
        return text.split(separator: "\n").compactMap { row in
            let cells = row.split(separator: "|").map(codes)
            guard cells.count == 4, let name = cells[0].first, let folder = cells[1].first, folder.hasSuffix("/") else {
                return nil
            }
            return Module(name: name, folder: folder, own: Set(cells[2]), foreign: Set(cells[3]))
        }
    }()

    /// The module to which a file belongs: the one with the longest folder that holds it.
    static func holding(_ path: String) -> Module? {
        all.filter { path.hasPrefix($0.folder) }.max { $0.folder.count < $1.folder.count }
    }

    /// What a cell names in backticks.
    private static func codes(in cell: Substring) -> [String] {
        cell.matches(of: /`([^`]+)`/).map { String($0.1) }
    }
}

extension SwiftFile {
    /// The modules that the file imports, with their lines.
    var imports: [(line: Int, module: String)] {
        let statement = /^(?:@?\w+ +)*import +(?:\w+ +)?(\w+)[.\w]* *$/
        return findings(of: statement, in: parts.code).map { ($0.line, $0.found) }
    }
}
