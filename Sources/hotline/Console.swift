// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Results go to standard output, everything else to standard error (contracts.md).
enum Console {
    /// Writes a line of a result.
    static func answer(_ line: String) {
        print(line)
    }

    /// Writes a message for the person at the terminal.
    static func say(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// Rewrites one line of progress, only where a person sees it.
    static func progress(_ line: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\(line)\u{1B}[K".utf8))
    }

    /// Hands each line of a file, or of standard input, to `body`; empty lines too.
    ///
    /// - Throws: `ValidationError` for a file that cannot be opened; what `body` throws.
    static func eachLine(of file: String?, _ body: (String) throws -> Void) throws {
        if let file, freopen(file, "r", stdin) == nil { throw ValidationError("\(file) cannot be read") }
        while let line = readLine(strippingNewline: true) { try body(line) }
    }
}
