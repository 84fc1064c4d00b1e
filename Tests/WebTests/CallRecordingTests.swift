// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird
import HummingbirdTesting
import TestKit
import Testing

@testable import Web

/// What of the exchange's recordings leaves this server, and in which parts (A2).
struct CallRecordingTests {
    private func withFolder(_ body: (URL, CallRecordings) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "recordings-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            // What a test leaves in the temporary folder hurts nobody.
            try? FileManager.default.removeItem(at: folder)
        }
        try Data((0..<100).map { UInt8($0) }).write(to: folder.appending(path: "1.wav"))
        try await body(folder, CallRecordings(folder: folder))
    }

    /// What a player gets that asks for it.
    private func play(
        _ recordings: CallRecordings,
        _ path: String = "1.wav",
        range: String?,
    ) async throws -> TestResponse {
        let router = Router()
        router.get("recording") { request, context in
            do {
                return try await recordings.response(path, range: request.headers[.range], context)
            } catch PhoneFault.noRecording {
                return Response(status: .notFound)
            }
        }
        let headers: HTTPFields = if let range { [.range: range] } else { [:] }
        return try await Application(router: router, logger: .silent).test(.router) { client in
            try await client.execute(uri: "/recording", method: .get, headers: headers)
        }
    }

    @Test func `a recording is found by the exchange's whole name and by its own`() async throws {
        try await withFolder { folder, recordings in
            #expect(recordings.has(folder.appending(path: "1.wav").path))
            #expect(recordings.has("1.wav"))
        }
    }

    @Test(arguments: ["/etc/passwd", "../../../etc/passwd", "", ".", "2.wav", "1.wav/..", "out.wav"])
    func `nothing outside the folder is a recording`(path: String) async throws {
        try await withFolder { folder, recordings in
            let link = folder.appending(path: "out.wav")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(filePath: "/etc/passwd"))
            #expect(!recordings.has(path))
            #expect(try await play(recordings, path, range: nil).status == .notFound)
        }
    }

    @Test func `without a folder nothing can be heard`() {
        #expect(!CallRecordings(folder: nil).has("1.wav"))
    }

    @Test(arguments: [
        ("bytes=0-9", 0..<10), ("bytes=90-", 90..<100), ("bytes=90-500", 90..<100), ("bytes=-10", 90..<100),
        ("bytes=-500", 0..<100), ("bytes=0-0", 0..<1), ("bytes=0-9223372036854775807", 0..<100),
        ("bytes=0-99999999999999999999", 0..<100),
    ])
    func `a player gets the part that it asks for`(header: String, part: Range<Int>) async throws {
        #expect(ByteRange(header, of: 100)?.bytes == part)
        try await withFolder { _, recordings in
            let response = try await play(recordings, range: header)
            #expect(response.status == .partialContent)
            #expect(response.headers[.contentRange] == "bytes \(part.lowerBound)-\(part.upperBound - 1)/100")
            #expect(Array(response.body.readableBytesView) == part.map { UInt8($0) })
        }
    }

    @Test(arguments: [
        "bytes=100-", "bytes=9-3", "bytes=-0", "bytes=", "bytes=-", "bytes=a-b", "bytes=0-1,3-4", "items=0-1",
        "bytes=99999999999999999999-",
    ])
    func `a part that there is not is refused, with the size of the whole`(header: String) async throws {
        try await withFolder { _, recordings in
            let response = try await play(recordings, range: header)
            #expect(response.status == .rangeNotSatisfiable)
            #expect(response.headers[.contentRange] == "bytes */100")
        }
    }
}
