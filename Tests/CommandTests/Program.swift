// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The built program, run as its users run it.
struct Program {
    static let executable: URL = {
        // The test bundle lies beside the program, whatever the build folder is called.
        let bundle = URL(filePath: CommandLine.arguments[0])
        let folders = sequence(first: bundle) { $0.path == "/" ? nil : $0.deletingLastPathComponent() }
        let candidates = folders.map { $0.appending(path: "hotline") }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? bundle
    }()

    struct Outcome {
        let code: Int32
        let output: String
        let messages: String
    }

    /// Runs a command to its end.
    static func run(_ arguments: String..., input: String = "") async throws -> Outcome {
        try await run(arguments, input: input)
    }

    static func run(_ arguments: [String], input: String = "") async throws -> Outcome {
        let folder = try Folder()
        defer { folder.remove() }
        let given = folder.url.appending(path: "in")
        try Data(input.utf8).write(to: given)
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardOutput = try folder.file("out")
        process.standardError = try folder.file("err")
        await process.runToEnd()
        return Outcome(
            code: process.terminationStatus,
            output: try folder.text("out"),
            messages: try folder.text("err"),
        )
    }
}

/// A folder of one test's own.
struct Folder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "hotline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// An empty file, open for writing.
    func file(_ name: String) throws -> FileHandle {
        let file = url.appending(path: name)
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }

    func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    func remove() {
        // What cannot be removed from the machine's temporary folder harms nobody.
        try? FileManager.default.removeItem(at: url)
    }
}

extension Process {
    /// Starts the process and waits for its end without holding a thread.
    func runToEnd() async {
        await withCheckedContinuation { continuation in
            terminationHandler = { _ in continuation.resume() }
            do {
                try run()
            } catch {
                fatalError("\(executableURL?.path ?? "") cannot be run: \(error)")
            }
        }
    }
}
