// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets
import Web

/// Photos with a citizen's request: sent, seen again, refused, and not lost (B4).
struct AttachmentTests {
    @Test func `a citizen files with a photo and sees it again, by number and query code only`() async throws {
        try await FileRoom.open { room in
            try await House.open(room: room) { house in
                try await house.visit { browser in
                    let form = try await browser.get("/file")
                    let sent = try await browser.submit(
                        form,
                        to: "/file",
                        CitizenJourneyTests.request,
                        files: [("坑.png", FileBytes.png)],
                    )
                    #expect(sent.status == .seeOther)

                    let page = try await browser.get("/follow")
                    #expect(page.words.contains("坑.png"))
                    #expect(try await browser.get("/follow/attachments/1").status == .ok)
                    #expect(try await browser.get("/follow/attachments/1/thumbnail").status == .ok)
                    browser.cookies = [:]
                    #expect(try await browser.get("/follow/attachments/1").status == .notFound)
                }
            }
        }
    }

    @Test func `a photo is not lost over a mistake in another field, and a hostile file is named`() async throws {
        try await FileRoom.open { room in
            try await House.open(room: room) { house in
                try await house.visit { browser in
                    let files = [("a.png", FileBytes.png), ("b.jpg", FileBytes.page)]
                    let refused = try await browser.submit(
                        try await browser.get("/file"),
                        to: "/file",
                        ["kind": "help"],
                        files: files,
                    )
                    #expect(refused.status == .unprocessableContent)
                    #expect(refused.words.contains("“b.jpg”不是可接收的文件类型"))
                    #expect(try await house.office.tickets().isEmpty)

                    let token = try #require(refused.body.firstMatch(of: /name="waiting" value="([^"]+)"/)?.output.1)
                    let fields = CitizenJourneyTests.request.merging(["waiting": String(token)]) { $1 }
                    let sent = try await browser.submit(refused, to: "/file", fields, files: [])
                    #expect(sent.status == .seeOther)
                    #expect(try await browser.get("/follow").words.contains("a.png"))
                }
            }
        }
    }

    @Test func `a file that waited too long is asked for again`() async throws {
        try await FileRoom.open { room in
            try await House.open(room: room) { house in
                try await house.visit { browser in
                    let token = String(repeating: "a", count: 43)
                    let fields = CitizenJourneyTests.request.merging(["waiting": "\(token)/a.png"]) { $1 }
                    let sent = try await browser.submit(
                        try await browser.get("/file"),
                        to: "/file",
                        fields,
                        files: [],
                    )

                    #expect(sent.status == .unprocessableContent)
                    #expect(sent.words.contains("“a.png”上传后等待过久"))
                    #expect(try await house.office.tickets().isEmpty)
                }
            }
        }
    }

    @Test func `what the office attaches is for the office, unless it is marked for the citizen`() async throws {
        try await FileRoom.open { room in
            try await House.open(room: room) { house in
                let receipt = try await house.office.file()
                let number = receipt.stored.ticket.number
                for (files, isForCitizen) in [
                    (try await room.keep(FileBytes.png), false), (try await room.keep(FileBytes.pdf), true),
                ] {
                    _ = try await house.office.desk.attach(
                        files,
                        to: number,
                        isForCitizen: isForCitizen,
                        limit: 9,
                        by: .agent,
                        device: "test",
                    )
                }
                try await house.visit { browser in
                    _ = try await browser.post("/follow", ["number": number.rawValue, "code": receipt.queryCode])
                    let page = try await browser.get("/follow")

                    #expect(page.body.contains("/follow/attachments/2"))
                    #expect(!page.body.contains("/follow/attachments/1\""))
                    #expect(try await browser.get("/follow/attachments/1").status == .notFound)
                    #expect(try await browser.get("/follow/attachments/2").status == .ok)
                }
            }
        }
    }

    @Test func `a citizen adds a photo later`() async throws {
        try await FileRoom.open { room in
            try await House.open(room: room) { house in
                let receipt = try await house.office.file()
                let number = receipt.stored.ticket.number
                try await house.visit { browser in
                    _ = try await browser.post("/follow", ["number": number.rawValue, "code": receipt.queryCode])
                    let page = try await browser.get("/follow")
                    let nothing = try await browser.submit(page, to: "/follow/attachments", [:], files: [])
                    #expect(nothing.status == .unprocessableContent)
                    let sent = try await browser.submit(
                        page,
                        to: "/follow/attachments",
                        [:],
                        files: [("a.png", FileBytes.png)],
                    )

                    #expect(sent.location == "/follow")
                    #expect(try await browser.get("/follow").words.contains("a.png"))
                }
            }
        }
    }

    @Test func `whoever sends too many forms with files has to wait`() async throws {
        try await FileRoom.open { room in
            let few = CitizenGuard(uploads: Throttle.Limit(uses: 1, window: 600))
            try await House.open(citizenGuard: few, room: room) { house in
                try await house.visit { browser in
                    let form = try await browser.get("/file")
                    _ = try await browser.submit(form, to: "/file", ["kind": "help"], files: [])
                    let second = try await browser.submit(form, to: "/file", CitizenJourneyTests.request, files: [])

                    #expect(second.status == .tooManyRequests)
                }
            }
        }
    }
}
