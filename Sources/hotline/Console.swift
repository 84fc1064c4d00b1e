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
    /// - Parameters:
    ///   - file: nil for standard input.
    ///   - unreadable: Told of each line that is not UTF-8: repaired, it would be another line.
    ///   - body: Takes a line.
    /// - Throws: `ValidationError` for a file that cannot be read; what `body` throws.
    static func eachLine(
        of file: String?,
        unreadable: () -> Void = { answer(#"{"id":null,"error":"the line is not UTF-8"}"#) },
        _ body: (String) throws -> Void,
    ) throws {
        let name = file ?? "standard input"
        guard let stream = file.map({ fopen($0, "r") }) ?? fdopen(dup(STDIN_FILENO), "r") else {
            throw ValidationError("\(name) cannot be read")
        }
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer {
            free(buffer)
            fclose(stream)
        }
        while true {
            let length = getline(&buffer, &capacity, stream)
            guard length > 0 else { break }
            if let line = text(UnsafeRawBufferPointer(start: buffer, count: length)) {
                try body(line)
            } else {
                unreadable()
            }
        }
        // A folder can be opened and not read.
        guard ferror(stream) == 0 else { throw ValidationError("\(name) cannot be read") }
    }

    /// A line without what ends it; nil for what is not UTF-8.
    private static func text(_ line: UnsafeRawBufferPointer) -> String? {
        var bytes = line.bindMemory(to: UInt8.self)[...]
        if bytes.last == UInt8(ascii: "\n") {
            bytes = bytes.dropLast()
            if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
        }
        return String(validating: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
    }
}
