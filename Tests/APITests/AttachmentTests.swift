// SPDX-License-Identifier: Apache-2.0

import Attachments
import Foundation
import Hummingbird
import TestKit
import Testing
import Tickets

/// Attachments for programs (B4).
struct AttachmentTests {
    @Test func `a program attaches, lists, fetches and withdraws`() async throws {
        try await FileRoom.open { room in
            try await Engine.sqlite.withCounter(room: room) { counter in
                let number = try #require(try await counter.file()["number"])
                let path = "/api/v1/tickets/\(number)/attachments"
                let files = [("a.png", FileBytes.png), ("b.txt", FileBytes.text)]

                let sent = try await counter.attach(files, to: number, fields: [("forCitizen", "true")])
                #expect(sent.status == .created)
                #expect(sent.texts("items", each: "name") == ["a.png", "b.txt"])
                #expect(sent.flag("items.0.forCitizen") == true)
                #expect(sent.flag("items.0.scanned") == false)
                let list = try await counter.get(path, as: .water)
                #expect(list.texts("items", each: "type") == ["png", "text"])

                let file = try await counter.get("\(path)/2", as: .water)
                #expect(file.text == String(decoding: FileBytes.text, as: UTF8.self))
                #expect(file.headers[.contentDisposition] == "attachment; filename=\"b.txt\"; filename*=UTF-8''b.txt")

                let gone = try await counter.post("\(path)/1/withdrawal", #"{"reason": "wrong file"}"#)
                #expect(gone.texts("items", each: "name") == ["b.txt"])
                #expect(try await counter.get("\(path)/1").status == .notFound)
            }
        }
    }

    @Test func `what is refused says so with a status and a code, and changes nothing`() async throws {
        let rules = AttachmentRules(maxBytes: 1_000, perUpload: 2, perTicket: 2)
        try await FileRoom.open(rules: rules) { room in
            try await Engine.sqlite.withCounter(room: room) { counter in
                let number = try #require(try await counter.file()["number"])
                let large = FileBytes.pdf + [UInt8](repeating: 65, count: 1_000)
                let huge = FileBytes.pdf + [UInt8](repeating: 65, count: 1 << 20)
                let cases: [([(name: String, bytes: [UInt8])], HTTPResponse.Status, String)] = [
                    ([("a.pdf", large)], .contentTooLarge, "attachmentTooLarge"),
                    ([("a.pdf", huge)], .contentTooLarge, "uploadTooLarge"),
                    ([("a.jpg", FileBytes.script)], .unprocessableContent, "attachmentUnknown"),
                    ([("a.png", [])], .unprocessableContent, "attachmentEmpty"),
                    (
                        [("a.png", FileBytes.png), ("b", FileBytes.gif), ("c", FileBytes.pdf)], .unprocessableContent,
                        "attachmentsTooMany",
                    ),
                    ([], .unprocessableContent, "nothingToAttach"),
                ]
                for (files, status, code) in cases {
                    let answer = try await counter.attach(files, to: number)
                    #expect(answer.status == status, "\(code)")
                    #expect(answer["error.code"] == code)
                }
                let json = try await counter.post("/api/v1/tickets/\(number)/attachments", "{}")
                #expect(json.status == .badRequest)
                #expect(
                    try await counter.attach([("a.png", FileBytes.png)], to: number, as: .housing).status == .notFound
                )
                #expect(
                    try await counter.attach([("a.png", FileBytes.png)], to: number, as: .leader).status == .forbidden
                )
                #expect(
                    try await counter.attach([("a.png", FileBytes.png)], to: number, as: .nobody).status
                        == .unauthorized
                )
                #expect(try await counter.get("/api/v1/tickets/\(number)").int("version") == 1)
            }
        }
    }

    @Test func `a scanner that finds something, or says nothing, keeps the file out`() async throws {
        for (scanner, status) in [
            (Found.something, HTTPResponse.Status.unprocessableContent), (.nothing, .serviceUnavailable),
        ] {
            try await FileRoom.open(scanner: scanner) { room in
                try await Engine.sqlite.withCounter(room: room) { counter in
                    let number = try #require(try await counter.file()["number"])

                    #expect(try await counter.attach([("a.png", FileBytes.png)], to: number).status == status)
                }
            }
        }
    }

    @Test func `a server without a folder takes none and says so`() async throws {
        try await Engine.sqlite.withCounter { counter in
            let number = try #require(try await counter.file()["number"])

            let answer = try await counter.attach([("a.png", FileBytes.png)], to: number)
            #expect(answer.status == .notFound)
            #expect(answer["error.code"] == "attachmentsNotOffered")
            #expect(try await counter.get("/api/v1/tickets/\(number)/attachments").count("items") == 0)
        }
    }
}

private enum Found: VirusScanner {
    case something, nothing

    func verdict(on file: URL) async -> ScanVerdict { self == .something ? .infected : .silent }
}
