// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// Results go to standard output, everything else to standard error (contracts.md).
enum Console {
    /// Writes a line of a result.
    static func answer(_ line: String) {
        print(line)
    }

    /// Writes a line of a result that somebody waits for while the program goes on.
    static func announce(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
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
        if let file {
            // Standard input becomes the file, so that both are read by the same few lines.
            let descriptor = open(file, O_RDONLY)
            guard descriptor >= 0, dup2(descriptor, STDIN_FILENO) >= 0 else {
                throw ValidationError("\(file) cannot be read")
            }
        }
        while let line = readLine(strippingNewline: true) { try body(line) }
    }
}
