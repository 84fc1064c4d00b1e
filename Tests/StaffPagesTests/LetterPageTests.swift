// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Hummingbird
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// Letters on staff pages: sent in, shown with their doubtful words, registered; who has no business there sees none (A5).
struct LetterPageTests {
    @Test func `a scan is sent in, recognised, corrected and registered once`() async throws {
        try await withWorkplace { place, room in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/letters")
                let sent = try await seat.post("/staff/letters", files: [("来信.pdf", FileBytes.pdf)])
                #expect(sent.location == "/staff/letters/L2026-000001")
                let waiting = try await seat.get("/staff/letters/L2026-000001")
                #expect(waiting.text.contains("等待识别"))
                #expect(waiting.main.contains("hx-trigger"))
                #expect(!waiting.main.contains(#"name="narrative""#))

                await place.recognise(in: room)
                let page = try await seat.get("/staff/letters/L2026-000001")
                #expect(page.text.contains("有 1 处存疑"))
                #expect(page.main.contains(##"<a href="#p1-1-2" class="doubtful">"##))
                #expect(page.main.contains(#"id="p1-1-2" x="42" y="2""#))
                #expect(page.main.contains(#"value="王建国""#) && page.main.contains(#"value="樊城区1号""#))
                let picture = try await seat.get("/staff/letters/L2026-000001/pages/1")
                #expect(picture.headers[.contentType] == "image/jpeg")
                #expect(try await seat.get("/staff/letters/L2026-000001/pages/2").status == 404)

                let wrong = try await seat.post("/staff/letters/L2026-000001/ticket", ["narrative": ""])
                #expect(wrong.status == 422)
                let fields: KeyValuePairs = [
                    "name": "王建国", "postalAddress": "樊城区1号", "narrative": "学府巷路灯不亮，已经半年了。",
                ]
                let done = try await seat.post("/staff/letters/L2026-000001/ticket", fields)
                let again = try await seat.post("/staff/letters/L2026-000001/ticket", fields)
                #expect(done.location?.hasPrefix("/staff/tickets/") == true && again.location == done.location)
                let ticket = try await seat.get(try #require(done.location))
                #expect(ticket.text.contains("来信.pdf") && ticket.text.contains("樊城区1号"))

                let register = try await seat.get("/staff/letters?tab=registered")
                #expect(register.text.contains("L2026-000001") && register.text.contains("已登记"))
                let number = try #require(done.location?.split(separator: "/").last)
                #expect(try await seat.get("/staff/letters?q=\(number)").location == sent.location)
                #expect(try await seat.get("/staff/letters?q=l2026-000001").location == sent.location)
                #expect(try await seat.get("/staff/letters?q=nothing").status == 404)
            }
        }
    }

    @Test func `several pictures are several letters, or the pages of one`() async throws {
        try await withWorkplace { place, _ in
            try await place.sit("agent1") { seat in
                _ = try await seat.get("/staff/letters")
                let files = [("1.png", FileBytes.png), ("2.pdf", FileBytes.pdf)]
                let two = try await seat.post("/staff/letters", files: files.map { (name: $0.0, bytes: $0.1) })
                #expect(two.location == "/staff/letters")
                let one = try await seat.post(
                    "/staff/letters",
                    [("together", "on")],
                    files: files.map { (name: $0.0, bytes: $0.1) },
                )
                #expect(one.location == "/staff/letters/L2026-000003")
                let none = try await seat.post("/staff/letters", files: [("x.txt", FileBytes.text)])
                #expect(none.status == 422 && none.text.contains("“x.txt”不是 PDF、PNG 或 JPEG 扫描件"))
            }
        }
    }

    @Test func `a letter that is no request is set aside with a reason, and its paper noted`() async throws {
        try await withWorkplace { place, room in
            try await place.sit("supervisor1") { seat in
                _ = try await seat.get("/staff/letters")
                _ = try await seat.post("/staff/letters", files: [("来信.pdf", FileBytes.pdf)])
                let path = "/staff/letters/L2026-000001"
                #expect(try await seat.post("\(path)/removal", ["reason": "广告"]).status == 409)
                await place.recognise(in: room)
                #expect(try await seat.post("\(path)/removal", ["reason": " "]).status == 422)
                #expect(try await seat.post("\(path)/removal", ["reason": "广告"]).status == 303)
                #expect(try await seat.post("\(path)/paper", ["place": "returned", "note": "<b>"]).status == 303)
                #expect(try await seat.post("\(path)/paper", ["place": "nowhere"]).status == 415)
                let page = try await seat.get(path)
                #expect(page.text.contains("广告") && page.text.contains("已退还"))
                #expect(page.main.contains("&lt;b&gt;") && !page.main.contains("<b>"))
                #expect(try await seat.post("\(path)/reading", [:]).status == 303)
                #expect(try await seat.get(path).text.contains("等待识别"))
                let label = try await seat.get("\(path)/label")
                #expect(label.text.contains("L2026-000001") && label.main.contains(#"aria-label="L2026-000001""#))
            }
        }
    }

    @Test(arguments: ["handler.water", "evaluator1", "leader1"])
    func `who has no business with letters is shown none`(login: String) async throws {
        try await withWorkplace { place, room in
            let number = try await place.office.desk.takeLetter(room.keep(FileBytes.pdf), by: nil).number
            try await place.sit(login) { seat in
                for path in ["", "/\(number)", "/\(number)/pages/1", "/\(number)/label"] {
                    let refused = try await seat.get("/staff/letters\(path)")
                    #expect(refused.status == 403)
                }
                let replies = try await seat.get("/staff/replies")
                #expect(replies.status == 403)
            }
        }
    }

    private func withWorkplace(_ body: (Workplace, FileRoom) async throws -> Void) async throws {
        try await FileRoom.open { room in
            try await Workplace.open(room: room) { try await body($0, room) }
        }
    }
}

/// One page with a sure word and a doubtful one.
private struct OnePage: LetterReading {
    func pages(of file: ScanFile) async throws -> Int { 1 }

    func read(_ page: Int, of file: ScanFile) async throws -> ReadSheet {
        let words = [("学府巷", 10, 95), ("路打", 50, 40)].map { text, x, confidence in
            LetterWord(text: text, x: x, y: 10, width: 30, height: 10, confidence: confidence)
        }
        let sheet = LetterSheet(width: 100, height: 200, lines: [words])
        return ReadSheet(sheet: sheet, picture: Data(FileBytes.png))
    }

    func guesses(in text: String) -> LetterGuesses { LetterGuesses(name: "王建国", address: "樊城区1号") }
}

extension Workplace {
    fileprivate func recognise(in room: FileRoom) async {
        await RecogniseLetters(desk: office.desk, room: room, reader: OnePage(), logger: .silent).readAll()
    }
}
