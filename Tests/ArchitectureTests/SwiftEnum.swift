// SPDX-License-Identifier: Apache-2.0

/// An enum with its cases, as its file declares them.
struct SwiftEnum {
    /// Qualified by what it is nested in or by the extension it stands in, for example `Stage.Name`.
    let name: String
    let cases: [String]
}

extension SwiftFile {
    /// The enums of the file that have cases and are not private, outermost first.
    var enums: [SwiftEnum] {
        var found: [SwiftEnum] = []
        var open: [(name: String, depth: Int, isEnum: Bool)] = []
        var cases: [String: [String]] = [:]
        var depth = 0
        for line in parts.code.split(separator: "\n") {
            let words = line.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "{" })
            if let scope = Self.scope(in: words) {
                let name = [open.last?.name, scope.name].compactMap(\.self).joined(separator: ".")
                open.append((name, depth, scope.isEnum))
            } else if let last = open.last, last.isEnum, depth == last.depth + 1, words.first == "case" {
                cases[last.name, default: []] += Self.names(in: line)
            }
            depth += line.count(where: { $0 == "{" }) - line.count(where: { $0 == "}" })
            while let last = open.last, depth <= last.depth {
                open.removeLast()
                if let names = cases.removeValue(forKey: last.name) {
                    found.append(SwiftEnum(name: last.name, cases: names))
                }
            }
        }
        return found
    }

    private static func scope(in words: [Substring]) -> (name: String, isEnum: Bool)? {
        guard let index = words.firstIndex(where: { ["enum", "struct", "extension", "class"].contains($0) }),
            index + 1 < words.count,
            words.prefix(index).allSatisfy({ ["package", "indirect", "final"].contains($0) })
        else { return nil }
        let name = words[index + 1].prefix { $0.isLetter || $0.isNumber || $0 == "." }
        return (String(name), words[index] == "enum")
    }

    /// The names in `case dispatch(to: UnitCode, coUnits: [UnitCode]), sign`.
    private static func names(in line: Substring) -> [String] {
        var depth = 0
        var names = [""]
        for character in line.trimmingPrefix(while: { $0 == " " }).dropFirst("case".count) {
            if character == "(" { depth += 1 }
            if depth == 0 {
                if character == "," { names.append("") } else { names[names.count - 1].append(character) }
            }
            if character == ")" { depth -= 1 }
        }
        return names.map { String($0.prefix { $0 != "=" }.filter { $0 != " " }) }.filter { !$0.isEmpty }
    }
}
