// SPDX-License-Identifier: Apache-2.0

import Foundation

/// An SMTP server for one link, in a process of its own, that answers as it is told.
final class StrangeServer: Sendable {
    // A class, because the process ends with it.
    let port: Int
    private let process: Process
    private let lines: FileHandle

    private static let script = """
        import json, socket, sys
        said = json.loads(sys.argv[1])
        usual = {"EHLO": "250-x\\r\\n250 AUTH PLAIN", "AUTH": "334 ", "DATA": "354 go", "QUIT": "221 bye"}
        listener = socket.create_server(("127.0.0.1", 0))
        print(listener.getsockname()[1], flush=True)
        link, _ = listener.accept()
        link.sendall(said.get("greeting", "220 strange").encode() + b"\\r\\n")
        is_data, word = False, ""
        for line in link.makefile("r", encoding="utf-8", newline="\\r\\n"):
            line = line.rstrip("\\r\\n")
            print(line, flush=True)
            if is_data and line != ".":
                continue
            is_secret, word = word == "AUTH", line.split(" ")[0].upper()
            answer = "235 ok" if is_secret else said.get(word, usual.get(word, "250 ok"))
            if answer is None:
                break
            is_data = word == "DATA" and answer.startswith("354")
            if answer:
                link.sendall(answer.encode() + b"\\r\\n")
        """

    /// Starts it.
    ///
    /// - Parameter answers: By the first word of a command; `greeting` comes before, `.` ends the mail. nil ends the link, an
    ///   empty text says nothing.
    /// - Throws: When there is no Python.
    init(_ answers: [String: String?]) async throws {
        let output = Pipe()
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = [
            "-I", "-c", Self.script, String(decoding: try JSONEncoder().encode(answers), as: UTF8.self),
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try process.run()
        lines = output.fileHandleForReading
        port = try Self.line(of: lines).flatMap { Int($0) } ?? 0
    }

    deinit { process.terminate() }

    /// Waits until a line begins so.
    func hasHeard(_ word: String) async throws {
        while let line = try Self.line(of: lines) {
            if line.hasPrefix(word) { return }
        }
    }

    /// All that was heard, once the link has ended.
    func end() throws -> String { String(decoding: try lines.readToEnd() ?? Data(), as: UTF8.self) }

    private static func line(of handle: FileHandle) throws -> String? {
        var octets = Data()
        while let octet = try handle.read(upToCount: 1), !octet.isEmpty {
            if octet.first == UInt8(ascii: "\n") { return String(decoding: octets, as: UTF8.self) }
            octets += octet
        }
        return octets.isEmpty ? nil : String(decoding: octets, as: UTF8.self)
    }
}
