// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A QR code as its dark squares, for a page or paper to draw.
package struct QRCode: Equatable, Sendable {
    /// Squares of a side, without the margin.
    package let side: Int
    /// The dark squares as an SVG path, a unit each.
    package let path: String

    /// Light squares around the code without which no reader finds it (ISO/IEC 18004, 9.1).
    package static let margin = 4

    /// The side with its margins.
    package var extent: Int { side + 2 * Self.margin }

    /// Reads what `qrencode -t ASCII -m 0` prints, two characters for each square; nil unless the squares are a square.
    init?(_ rows: [Substring]) {
        let side = rows.count
        guard side >= 21, rows.allSatisfy({ $0.count == 2 * side }) else { return nil }
        self.side = side
        path = rows.enumerated().map { y, row in
            let squares = Array(row).enumerated().filter { $0.offset.isMultiple(of: 2) && $0.element == "#" }
            return squares.map { "M\($0.offset / 2 + Self.margin) \(y + Self.margin)h1v1h-1z" }.joined()
        }.joined()
    }
}

/// Makes QR codes by Debian's qrencode.
package struct QRMaker: Sendable {
    private let program: String

    package init(program: String = "/usr/bin/qrencode") { self.program = program }

    /// The code of a short text of ours.
    ///
    /// - Returns: nil where the program is missing or fails: what the code says stands beside it in words.
    package func code(of text: String) async -> QRCode? {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments = ["-t", "ASCII", "-m", "0", "-l", "M", "--", text]
        process.environment = ["PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        do {
            try process.run()
        } catch {
            return nil
        }
        // A code is a few kilobytes: less than a pipe holds, so the program need not wait for its reader.
        for await _ in ends {}
        let bytes = (try? output.fileHandleForReading.readToEnd()) ?? Data()  // Then there is no code.
        return QRCode(String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
    }
}
