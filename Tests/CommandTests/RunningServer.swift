// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// `hotline serve` as a process of its own.
struct RunningServer {
    let address: String
    private let process: Process

    /// Starts the server on a free port and waits until it says that it listens.
    static func start(database: String) async throws -> RunningServer {
        let process = Process()
        let output = Pipe()
        process.executableURL = Program.executable
        process.arguments = ["serve", "--database", database, "--listen", "127.0.0.1:0"]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let reader = output.fileHandleForReading
        let line = await Task.detached {
            var text = ""
            while !text.contains("\n") {
                let data = reader.availableData
                guard !data.isEmpty else { break }
                text += String(decoding: data, as: UTF8.self)
            }
            return text
        }.value
        guard let address = line.split(separator: "\n").first?.split(separator: " ").last, line.hasPrefix("listening")
        else {
            process.terminate()
            throw NotListening(said: line)
        }
        return RunningServer(address: String(address), process: process)
    }

    struct NotListening: Error {
        let said: String
    }

    /// Pulls the plug: SIGKILL, no time for a last word.
    func kill() async {
        Foundation.kill(process.processIdentifier, SIGKILL)
        await ended()
    }

    /// Asks it to stop, as an operator does.
    ///
    /// - Returns: Its exit code.
    func stop() async -> Int32 {
        process.terminate()
        await ended()
        return process.terminationStatus
    }

    private func ended() async {
        let process = process
        await Task.detached { process.waitUntilExit() }.value
    }

    /// Files a request.
    ///
    /// - Returns: The status and the ticket's number.
    func file(id: String, token: String) async throws -> (status: UInt, number: String?) {
        var request = HTTPClientRequest(url: "\(address)/api/v1/tickets")
        request.method = .POST
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        request.headers.add(name: "Content-Type", value: "application/json")
        let body = """
            {"channel": "web", "externalId": "\(id)", "kind": "help", "summary": "停水 \(id)",
             "narrative": "樊城区人民路小区停水", "citizen": {"phone": "13900000001"}}
            """
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        let answer = try await response.body.collect(upTo: 1 << 20)
        let ticket = try JSONSerialization.jsonObject(with: Data(answer.readableBytesView)) as? [String: Any]
        return (response.status.code, ticket?["number"] as? String)
    }

    /// A GET with a token.
    func status(of path: String, token: String) async throws -> UInt {
        var request = HTTPClientRequest(url: address + path)
        request.headers.add(name: "Authorization", value: "Bearer \(token)")
        return UInt(try await HTTPClient.shared.execute(request, timeout: .seconds(30)).status.code)
    }
}
