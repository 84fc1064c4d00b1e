// SPDX-License-Identifier: Apache-2.0

/// A function or initialiser with a body, and how long that is.
struct SwiftFunction {
    let path: String
    /// Where it is declared.
    let line: Int
    let name: String
    /// Lines between the braces; 1 when they are on one line.
    let length: Int
}

extension SwiftFile {
    var functions: [SwiftFunction] {
        var code = CodeReader(parts.code)
        var functions: [SwiftFunction] = []
        while let declared = code.nextFunction() {
            guard let body = code.body() else { continue }
            functions.append(
                SwiftFunction(path: path, line: declared.line, name: declared.name, length: max(1, body - 1))
            )
        }
        return functions
    }
}

/// Goes through code from one declaration of a function to the next.
private struct CodeReader {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ code: String) { bytes = Array(code.utf8) }

    /// Moves behind the next `func name` or `init` that is declared, not called.
    mutating func nextFunction() -> (name: String, line: Int)? {
        while position < bytes.count {
            let isCalled = position > 0 && bytes[position - 1] == UInt8(ascii: ".")
            let word = nextWord()
            if word == "func" {
                let line = line
                skipBlanks()
                return (nextWord(), line)
            }
            if word == "init", !isCalled { return (word, line) }
            if word.isEmpty { step() }
        }
        return nil
    }

    /// How many lines below its opening brace the body ends; nil when there is none, as in a protocol. The reader stays
    /// behind the opening brace, so that functions in functions are found.
    mutating func body() -> Int? {
        guard findBrace() else { return nil }
        step()
        let first = self
        var rest = self
        var depth = 1
        while rest.position < bytes.count, depth > 0 {
            if rest.here("{") { depth += 1 }
            if rest.here("}") { depth -= 1 }
            rest.step()
        }
        return rest.line - first.line
    }

    /// Moves to the brace that opens the body, past parameters, effects, result and conditions.
    private mutating func findBrace() -> Bool {
        var depth = 0
        while position < bytes.count {
            if depth == 0, here("{") { return true }
            if depth == 0, here("}") || endsDeclaration() { return false }
            if here("(") || here("[") { depth += 1 }
            if here(")") || here("]") { depth -= 1 }
            step()
        }
        return false
    }

    /// Whether the declaration ends with this line: the next word carries nothing of it on.
    private func endsDeclaration() -> Bool {
        guard here("\n") else { return false }
        var rest = self
        rest.skipBlanks()
        if rest.here("{") || rest.here("(") || rest.here("-") { return false }
        return !["throws", "rethrows", "async", "where"].contains(rest.nextWord())
    }

    private func here(_ character: Character) -> Bool {
        position < bytes.count && bytes[position] == character.asciiValue
    }

    private mutating func step() {
        if here("\n") { line += 1 }
        position += 1
    }

    private mutating func skipBlanks() {
        while here(" ") || here("\n") { step() }
    }

    private mutating func nextWord() -> String {
        let start = position
        while position < bytes.count, bytes[position].isOfWord { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isOfWord: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }
}

extension [Int] {
    /// The value that `share` of the others do not exceed; 0 for none.
    func quantile(_ share: Double) -> Int {
        isEmpty ? 0 : sorted()[Swift.min(count - 1, Int(Double(count) * share))]
    }

    var median: Int { quantile(0.5) }
}
