// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A program that is given strangers' files: in a process of its own, with bounds on memory, time and files that the kernel
/// keeps, no environment of ours, input and output in the files of one folder.
struct BoundedProgram: Sendable {
    let path: String
    var arguments: [String] = []
    /// MiB of memory that it may address.
    var memory = 1_024
    /// Seconds of one processor; three times as many on the wall.
    var seconds = 60
    var environment: [String: String] = [:]

    private static let prlimit = "/usr/bin/prlimit"
    /// MiB of one file that it writes: a page in grey with room to spare.
    private static let fileSize = 128

    /// How it ended.
    enum End: Equatable, Sendable {
        case code(Int32)
        /// By us or by a bound of its own.
        case killed
    }

    /// Runs it to its end, or to the end of its time.
    ///
    /// - Parameters:
    ///   - folder: Where it works.
    ///   - input: Its standard input; nil for none.
    ///   - output: The file in `folder` that takes its standard output.
    /// - Returns: How it ended.
    /// - Throws: `LetterReaderFault.missing` when it is not installed; a file error.
    func run(in folder: URL, input: URL? = nil, output: String = "output") async throws -> End {
        for program in [path, Self.prlimit] where !FileManager.default.isExecutableFile(atPath: program) {
            throw LetterReaderFault.missing(program)
        }
        let answer = folder.appending(path: output)
        try Data().write(to: answer)
        let process = Process()
        process.executableURL = URL(filePath: Self.prlimit)
        // It works in another folder, from where a relative path leads nowhere.
        process.arguments = bounds + [URL(filePath: path).absoluteURL.path] + arguments
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path].merging(environment) {
            $1
        }
        process.currentDirectoryURL = folder
        process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: answer)
        let complaint = folder.appending(path: "complaint")
        try Data().write(to: complaint)
        process.standardError = try FileHandle(forWritingTo: complaint)
        let ended = try await end(of: process)
        // What prlimit says when it cannot start a program.
        guard ended != .code(126), ended != .code(127) else { throw LetterReaderFault.missing(path) }
        return ended
    }

    private var bounds: [String] {
        [
            "--as=\(memory << 20)", "--cpu=\(seconds)", "--fsize=\(Self.fileSize << 20)", "--nofile=64", "--core=0",
            "--",
        ]
    }

    private func end(of process: Process) async throws -> End {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        let pid = process.processIdentifier
        let killer = Task {
            try await Task.sleep(for: .seconds(3 * seconds))
            if process.isRunning { kill(pid, SIGKILL) }
        }
        // Also when the one who asked has gone: the process is not left behind.
        await Task { for await _ in ends {} }.value
        killer.cancel()
        return process.terminationReason == .exit ? .code(process.terminationStatus) : .killed
    }
}

/// Why nothing was read though the file may be good: something for an operator.
package enum LetterReaderFault: Error, Equatable, Sendable {
    /// This program is not installed.
    case missing(String)
    /// This program ended with this code, which it gives for nothing that a file can be blamed for.
    case failed(String, Int32)
    /// What this program said is not whole.
    case torn(String)
}

/// A folder for the files of one page on its way through the programs.
struct PageFolder {
    let url: URL

    init() throws {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "hotline-letter.XXXXXX").path
        var name = pattern.utf8CString
        let made = name.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let made else { throw CocoaError(.fileWriteUnknown) }
        url = URL(filePath: made, directoryHint: .isDirectory)
    }

    func file(_ name: String) -> URL { url.appending(path: name) }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: file(name)), as: UTF8.self)
    }

    func remove() {
        // What cannot be removed from the machine's temporary folder harms nobody.
        try? FileManager.default.removeItem(at: url)
    }
}
