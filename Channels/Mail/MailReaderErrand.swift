// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One mail on its way through the process that reads it. Mail and answer are files in a folder of its own: a pipe would
/// have to be read while it is written.
struct MailReaderErrand {
    private let folder: URL
    private var mail: URL { folder.appending(path: "mail") }
    private var answer: URL { folder.appending(path: "answer") }

    init(_ octets: [UInt8]) throws {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "hotline-mail.XXXXXX").path
        var name = pattern.utf8CString
        let made = name.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made else { throw CocoaError(.fileWriteUnknown) }
        folder = URL(filePath: made, directoryHint: .isDirectory)
        do {
            try Data(octets).write(to: mail)
            try Data().write(to: answer)
        } catch {
            remove()
            throw error
        }
    }

    func remove() {
        // What cannot be removed from the machine's temporary folder harms nobody.
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs the process to its end, or to the end of its time.
    ///
    /// - Throws: `MailReaderFault`.
    func run(python: String, limit: Duration) async throws -> Data {
        guard FileManager.default.isExecutableFile(atPath: python) else { throw MailReaderFault.missing }
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-I", "-B", Self.helper.path]
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path]
        process.currentDirectoryURL = folder
        process.standardInput = try FileHandle(forReadingFrom: mail)
        process.standardOutput = try FileHandle(forWritingTo: answer)
        process.standardError = FileHandle.nullDevice
        switch try await Self.end(of: process, within: limit) {
        case 0: return try Data(contentsOf: answer)
        case nil, 3: throw MailReaderFault.tooLarge
        case let code?: throw MailReaderFault.failed(code)
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

    private static let helper = (Bundle.module.resourceURL ?? Bundle.module.bundleURL).appending(path: "Helper")
}
