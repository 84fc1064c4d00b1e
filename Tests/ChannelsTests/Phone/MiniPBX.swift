// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A real exchange for one test: the mini-PBX as a process of its own, on free ports of the loopback.
final class MiniPBX: Sendable {
    let sip: String
    let managerPort: Int
    private let process: Child
    private let folder: URL

    /// With a configuration of its own, in TOML.
    init(_ configuration: String = "") async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "phone-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appending(path: "pbx.toml")
        try Data(configuration.utf8).write(to: file)
        process = try Child(
            "scripts/mini-pbx",
            ["--sip", "127.0.0.1:0", "--ami", "127.0.0.1:0", "--recordings", folder.path, "--config", file.path],
        )
        let line = try #require(await process.firstLine())
        let found = try #require(line.firstMatch(of: /sip:(\S+) ami:\S+:(\d+)/))
        sip = String(found.1)
        managerPort = try #require(Int(found.2))
    }

    func end() {
        process.end()
        // What is left of a test's recordings is of no use to anybody.
        try? FileManager.default.removeItem(at: folder)
    }

    /// Citizens who call, all at once, each with a number of their own; they hang up after so many seconds of talk.
    func call(count: Int = 1, seconds: Double, digits: String = "", from number: Int = 13_800_138_000) throws -> Child {
        var options = ["--to", sip, "--count", "\(count)", "--at-once", "\(count)", "--seconds", "\(seconds)"]
        options += ["--first-number", "\(number)"]
        if !digits.isEmpty { options += ["--digits", digits] }
        return try Child("scripts/call", options)
    }

    /// Why no call can be placed here; nil where one can.
    static let obstacle: String? = {
        let packages = ["3.11", "3.12", "3.13"].map { ".vendor/python/lib/python\($0)/site-packages/baresip" }
        let isInstalled = packages.contains {
            FileManager.default.fileExists(atPath: Repository.root.appending(path: $0).path)
        }
        guard isInstalled else { return "no baresip: requirements/phone.txt is not installed" }
        let hasCallers = FileManager.default.isExecutableFile(atPath: "/usr/bin/sipp")
        return hasCallers ? nil : "no sipp: apt install sip-tester"
    }()
}

/// A process that a test has started and ends.
final class Child: @unchecked Sendable {
    // Unchecked: after `init` only `terminate` and `isRunning` are used, from the test's own task.
    private let process = Process()
    private let output = Pipe()

    init(_ script: String, _ arguments: [String]) throws {
        process.executableURL = Repository.root.appending(path: script)
        process.arguments = arguments
        process.standardOutput = output
        // A test's thread blocks signals, and a child inherits that: it could not be ended.
        var none = sigset_t()
        var former = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &former)
        defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
        try process.run()
    }

    /// Read by a thread of its own, since it blocks.
    func firstLine() async -> String? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [output] in
                var text = ""
                while !text.contains("\n") {
                    let part = output.fileHandleForReading.availableData
                    if part.isEmpty { break }
                    text += String(decoding: part, as: UTF8.self)
                }
                continuation.resume(returning: text.isEmpty ? nil : text)
            }
        }
    }

    func end() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }
}
