// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One page on its way through the process that prints it. Request and PDF are files in a folder of its own: a pipe would
/// have to be read while it is written.
struct PrintErrand {
    private let folder: URL

    init(html: String, css: String) throws {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "hotline-paper.XXXXXX").path
        var name = pattern.utf8CString
        let made = name.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made else { throw CocoaError(.fileWriteUnknown) }
        folder = URL(filePath: made, directoryHint: .isDirectory)
        try JSONEncoder().encode(["html": html, "css": css]).write(to: folder.appending(path: "request.json"))
    }

    func remove() {
        // What cannot be removed from the machine's temporary folder harms nobody.
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the process to its end, or to the end of its time.
    ///
    /// - Throws: `PaperFault`.
    func run(python: String, limit: Duration) async throws -> Data {
        let output = folder.appending(path: "page.pdf")
        try Data().write(to: output)
        let process = Process()
        // The process ends when the other end of its standard input closes, also because this one was killed.
        let lifeline = Pipe()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-I", "-B", Self.helper.path, folder.appending(path: "request.json").path]
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path]
        process.currentDirectoryURL = folder
        process.standardInput = lifeline
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        let code = try await Self.end(of: process, within: limit)
        try lifeline.fileHandleForWriting.close()
        switch code {
        case 0: return try Data(contentsOf: output)
        case 3: throw PaperFault.missing
        case nil: throw PaperFault.tooLarge
        case let code?: throw PaperFault.failed(code)
        }
    }

    /// - Returns: The exit code; nil for a process that was killed, by us or by a limit of its own.
    private static func end(of process: Process, within limit: Duration) async throws -> Int32? {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        let pid = process.processIdentifier
        let killer = Task {
            try await Task.sleep(for: limit)
            if process.isRunning { kill(pid, SIGKILL) }
        }
        // Also when the one who asked has gone: the process is not left behind.
        await Task { for await _ in ends {} }.value
        killer.cancel()
        return process.terminationReason == .exit ? process.terminationStatus : nil
    }

    private static let helper = (Bundle.module.resourceURL ?? Bundle.module.bundleURL)
        .appending(path: "Helper/print_page.py")
}
