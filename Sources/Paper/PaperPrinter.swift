// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Why a page was not printed. Nothing of it remains.
package enum PaperFault: Error, Equatable, Sendable {
    /// What prints is not installed here (docs/operations.md).
    case missing
    /// Others are being printed, and as many wait as may.
    case busy
    /// It took longer than it may, or needed more memory, and was ended.
    case tooLarge
    /// It ended with this code.
    case failed(Int32)
}

/// Prints pages as PDF, one at a time, each in a process of its own that is shut in: see `Helper/print_page.py` and
/// docs/adr/0010.
package actor PaperPrinter {
    private let python: String
    private let limit: Duration
    private let room: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var isPrinting = false

    /// - Parameters:
    ///   - python: The Python into which set-up has installed what prints.
    ///   - limit: How long a page may take before its process is killed.
    ///   - room: How many pages may wait while another is printed.
    package init(python: String = ".vendor/python/bin/python", limit: Duration = .seconds(120), room: Int = 8) {
        self.python = python
        self.limit = limit
        self.room = room
    }

    /// Whether pages can be printed here. Asked anew each time, as set-up may run while the server does; it takes as
    /// long as looking for a file.
    package nonisolated var isInstalled: Bool {
        let folder = URL(filePath: python).deletingLastPathComponent().deletingLastPathComponent()
        let library = folder.appending(path: "lib")
        // No such folder: nothing is installed.
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: library.path)) ?? []
        return FileManager.default.isExecutableFile(atPath: python)
            && versions.contains { version in
                FileManager.default.fileExists(
                    atPath: library.appending(path: "\(version)/site-packages/weasyprint").path
                )
            }
    }

    /// Prints `html` as PDF, styled by `css`; nothing that it names is fetched.
    ///
    /// - Returns: The file.
    /// - Throws: `PaperFault`; a file error when there is no room for temporary files.
    package func pdf(html: String, css: String) async throws -> Data {
        guard isInstalled else { throw PaperFault.missing }
        try await takeTurn()
        defer { passOn() }
        let errand = try PrintErrand(html: html, css: css)
        defer { errand.remove() }
        return try await errand.run(python: python, limit: limit)
    }

    private func takeTurn() async throws(PaperFault) {
        guard isPrinting else {
            isPrinting = true
            return
        }
        guard waiting.count < room else { throw .busy }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// The next in the queue takes over, so that nobody slips in between.
    private func passOn() {
        if waiting.isEmpty {
            isPrinting = false
        } else {
            waiting.removeFirst().resume()
        }
    }
}
