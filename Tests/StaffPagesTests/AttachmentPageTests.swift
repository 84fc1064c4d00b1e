// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Hummingbird
import Records
import Sites
import TestKit
import Testing
import Tickets

/// Attachments on the ticket page: who sees them, how they are handed out, what is refused (B4).
struct AttachmentPageTests {
    @Test func `a file is attached, listed with a small picture, and handed out to be saved and nothing else`()
        async throws
    {
        try await FileRoom.open { room in
            try await Workplace.open(room: room) { place in
                let number = try await place.office.file().stored.ticket.number
                let path = "/staff/tickets/\(number)"
                try await place.sit("agent1") { seat in
                    _ = try await seat.get(path)
                    let sent = try await seat.post(
                        "\(path)/attachments",
                        [("forCitizen", "on")],
                        files: [("../现场\u{202E}.jpg", FileBytes.png)],
                    )
                    #expect(sent.location == path)

                    let page = try await seat.get(path)
                    #expect(page.text.contains("现场.png"))
                    #expect(page.text.contains("诉求人可见"))
                    #expect(page.text.contains("未经病毒扫描"))
                    #expect(page.main.contains(#"src="\#(path)/attachments/1/thumbnail""#))

                    let file = try await seat.get("\(path)/attachments/1")
                    #expect(file.status == 200)
                    #expect(file.headers[.contentType] == "image/png")
                    #expect(file.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"__.png\"") == true)
                    #expect(file.headers[.contentSecurityPolicy] == "default-src 'none'; sandbox")
                    #expect(file.headers[.xContentTypeOptions] == "nosniff")
                    #expect(file.headers[.cacheControl] == "no-store")
                    let picture = try await seat.get("\(path)/attachments/1/thumbnail")
                    #expect(picture.headers[.contentType] == "image/jpeg")
                    for wrong in ["2", "0", "-1", "x", "99999999999999999999"] {
                        #expect(try await seat.get("\(path)/attachments/\(wrong)").status == 404)
                    }
                }
            }
        }
    }

    @Test func `a hostile file among good ones is refused by name, and nothing is attached`() async throws {
        try await FileRoom.open { room in
            try await Workplace.open(room: room) { place in
                let number = try await place.office.file().stored.ticket.number
                let path = "/staff/tickets/\(number)"
                try await place.sit("agent1") { seat in
                    _ = try await seat.get(path)
                    let files = [("photo.png", FileBytes.png), ("foto.jpg", FileBytes.script)]
                    let page = try await seat.post("\(path)/attachments", files: files)

                    #expect(page.status == 422)
                    #expect(page.text.contains("“foto.jpg”不是可接收的文件类型"))
                    #expect(page.text.contains("photo.png（"), "the good one waits")
                    #expect(try await seat.post("\(path)/attachments", files: []).status == 422)
                    #expect(try await place.office.desk.file(of: number, for: .agent).stored.version == 1)

                    let token = try #require(page.main.firstMatch(of: /name="waiting" value="([^"]+)"/)?.output.1)
                    let again = try await seat.post("\(path)/attachments", [("waiting", String(token))], files: [])
                    #expect(again.location == path)
                    let ticket = try await place.office.desk.file(of: number, for: .agent).ticket
                    #expect(ticket.attachments.map(\.attachment.name) == ["photo.png"])
                }
            }
        }
    }

    @Test func `a form without the session's key attaches nothing`() async throws {
        try await FileRoom.open { room in
            try await Workplace.open(room: room) { place in
                let number = try await place.office.file().stored.ticket.number
                try await place.sit("agent1") { seat in
                    let sent = try await seat.post(
                        "/staff/tickets/\(number)/attachments",
                        [("formKey", "forged")],
                        files: [("a.png", FileBytes.png)],
                    )

                    #expect(sent.status == 403)
                }
            }
        }
    }

    @Test func `another unit neither sees nor fetches what is attached`() async throws {
        try await FileRoom.open { room in
            try await Workplace.open(room: room) { place in
                let stored = try await place.office.file().stored
                let number = stored.ticket.number
                let files = try await room.keep(FileBytes.png)
                _ = try await place.office.desk.attach(
                    files,
                    to: number,
                    isForCitizen: false,
                    limit: 9,
                    by: .agent,
                    device: "test",
                )
                let own = place.office.desk.site.staff.first { $0.role == .handler && $0.unit == stored.ticket.unit }
                let other = place.office.desk.site.staff.first {
                    $0.role == .handler && $0.unit != stored.ticket.unit && !$0.login.contains("district")
                }

                try await place.sit(try #require(own?.login)) { seat in
                    let file = try await seat.get("/staff/tickets/\(number)/attachments/1")
                    #expect(file.status == 200)
                }
                try await place.sit(try #require(other?.login)) { seat in
                    let file = try await seat.get("/staff/tickets/\(number)/attachments/1")
                    let picture = try await seat.get("/staff/tickets/\(number)/attachments/1/thumbnail")
                    #expect(file.status == 404)
                    #expect(picture.status == 404)
                }
            }
        }
    }

    @Test func `what was attached by mistake is withdrawn with a reason, and can be fetched no more`() async throws {
        try await FileRoom.open { room in
            try await Workplace.open(room: room) { place in
                let number = try await place.office.file().stored.ticket.number
                let path = "/staff/tickets/\(number)"
                try await place.sit("agent1") { seat in
                    _ = try await seat.get(path)
                    _ = try await seat.post("\(path)/attachments", files: [("a.png", FileBytes.png)])
                    _ = try await seat.get(path)
                    let silent = try await seat.post(
                        "\(path)/attachments/1/withdrawal",
                        ["version": "2", "reason": " "],
                    )
                    #expect(silent.status == 422)

                    let done = try await seat.post(
                        "\(path)/attachments/1/withdrawal",
                        ["version": "2", "reason": "传错了"],
                    )
                    #expect(done.location == path)
                    #expect(try await seat.get("\(path)/attachments/1").status == 404)
                    let page = try await seat.get(path)
                    #expect(page.text.contains("传错了"))
                }
            }
        }
    }

    @Test func `files come with the agent's form, and survive a mistake in another field`() async throws {
        try await FileRoom.open { room in
            try await Workplace.open(room: room) { place in
                try await place.sit("agent1") { seat in
                    _ = try await seat.get("/staff/intake")
                    let files = [("a.pdf", FileBytes.pdf)]
                    let page = try await seat.post("/staff/intake", [("phone", "13900000001")], files: files)
                    #expect(page.status == 422)
                    let token = try #require(page.main.firstMatch(of: /name="waiting" value="([^"]+)"/)?.output.1)

                    let fields = [("phone", "13900000001"), ("narrative", "路灯不亮"), ("waiting", String(token))]
                    let sent = try await seat.post("/staff/intake", fields, files: [])
                    let number = try #require(sent.location.flatMap { TicketNumber(String($0.suffix(14))) })
                    let ticket = try await place.office.desk.file(of: number, for: .agent).ticket
                    #expect(ticket.attachments.map(\.attachment.name) == ["a.pdf"])
                }
            }
        }
    }

    @Test func `without a folder for attachments there is no form for them, and a file is refused clearly`()
        async throws
    {
        try await Workplace.open { place in
            let number = try await place.office.file().stored.ticket.number
            try await place.sit("agent1") { seat in
                let page = try await seat.get("/staff/tickets/\(number)")
                #expect(!page.main.contains("multipart/form-data"))
                let sent = try await seat.post(
                    "/staff/tickets/\(number)/attachments",
                    files: [("a.png", FileBytes.png)],
                )
                #expect(sent.status == 404)
            }
        }
    }
}
