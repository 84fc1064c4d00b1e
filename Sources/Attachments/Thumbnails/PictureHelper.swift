// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs libvips' `vipsthumbnail` on one picture: in a process of its own, with bounds on memory, time and files that the
/// kernel keeps, no environment of ours, and only the readers that libvips trusts with strangers' files.
package struct PictureHelper: Sendable {
    private let program: String
    private let patience: Duration

    /// - Parameters:
    ///   - program: Debian: package libvips-tools.
    ///   - patience: How long one picture may take.
    package init(program: String = "/usr/bin/vipsthumbnail", patience: Duration = .seconds(30)) {
        self.program = program
        self.patience = patience
    }

    package var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// Makes a JPEG of at most 320 × 320 pixels, upright, without metadata. Where that fails it leaves an empty file, so
    /// that nobody tries again.
    ///
    /// - Parameters:
    ///   - picture: Inside `folder`.
    ///   - folder: Where the helper works.
    ///   - url: Where the small picture goes, inside `folder`.
    /// - Returns: Whether there is one.
    /// - Throws: When the helper is not installed or the disk refuses.
    func make(from picture: URL, in folder: URL, at url: URL) async throws -> Bool {
        guard isInstalled else { throw FileFault(deed: "run \(program)", code: ENOENT) }
        let draft = url.appendingPathExtension("draft")
        try Data().write(to: draft)
        let output = try FileHandle(forWritingTo: draft)
        defer { try? output.close() }  // What was not written well is not used.
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/prlimit")
        // An output that is an ending alone goes to standard output.
        let options = ["--size", "320x320>", "--output", ".jpg[Q=80,strip,background=255]"]
        process.arguments = Self.bounds + [program, Self.path(of: picture, in: folder)] + options
        process.currentDirectoryURL = folder
        process.environment = ["VIPS_BLOCK_UNTRUSTED": "1", "VIPS_CONCURRENCY": "1", "PATH": "/usr/bin:/bin"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        if try await run(process) {
            try check(rename(draft.path, url.path), "rename")
            return true
        }
        // What it had written of a picture that it could not finish.
        try? FileManager.default.removeItem(at: draft)
        try Data().write(to: url)
        return false
    }

    /// 2 GiB of memory, 20 s of one processor, files of 4 MiB, no core.
    private static let bounds = [
        "--as=2147483648", "--cpu=20", "--fsize=4194304", "--nofile=64", "--core=0", "--",
    ]

    /// Relative: what stands in a folder's name is no business of the helper's options.
    private static func path(of url: URL, in folder: URL) -> String {
        String(url.path.dropFirst(folder.path.count).drop { $0 == "/" })
    }

    /// - Returns: Whether the process ended well and in time.
    private func run(_ process: Process) async throws -> Bool {
        let (ends, end) = AsyncStream.makeStream(of: Bool.self)
        process.terminationHandler = { process in
            end.yield(process.terminationReason == .exit && process.terminationStatus == 0)
            end.finish()
        }
        try process.run()
        let watch = Task { [id = process.processIdentifier] in
            try await Task.sleep(for: patience)
            kill(id, SIGKILL)
        }
        defer { watch.cancel() }
        for await isWell in ends { return isWell }
        return false
    }
}
