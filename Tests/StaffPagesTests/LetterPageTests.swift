// SPDX-License-Identifier: Apache-2.0

import Attachments
import Desk
import Foundation
import Hummingbird
import Records
import Storage
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
                #expect(waiting.main.contains(#"hx-get="/staff/letters/L2026-000001/progress" hx-trigger="every 3s""#))
                let progress = try await seat.get("/staff/letters/L2026-000001/progress")
                #expect(progress.text.contains("等待识别") && !progress.text.contains("<main"))
                #expect(!waiting.main.contains(#"name="narrative""#))

                await place.recognise(in: room)
                let page = try await seat.get("/staff/letters/L2026-000001")
                let over = try await seat.get("/staff/letters/L2026-000001/progress")
                #expect(over.html.contains(#"hx-get="/staff/letters/L2026-000001" hx-trigger="load""#))
                #expect(page.text.contains("有 1 处存疑"))
                #expect(!page.main.contains("letter-turn"))
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
                #expect(ticket.text.contains("L2026-000001-1.pdf") && ticket.text.contains("樊城区1号"))

                let register = try await seat.get("/staff/letters?tab=registered")
                #expect(register.text.contains("L2026-000001") && register.text.contains("已登记"))
                let number = try #require(done.location?.split(separator: "/").last)
                #expect(try await seat.get("/staff/letters?q=\(number)").location == sent.location)
                #expect(try await seat.get("/staff/letters?q=l2026-000001").location == sent.location)
                #expect(try await seat.get("/staff/letters?q=nothing").status == 404)
            }
        }
    }

    @Test func `a long letter is shown a few pages at a time, and its text fits the form`() async throws {
        try await withWorkplace { place, room in
            _ = try await place.office.desk.takeLetter(room.keep(FileBytes.pdf), by: nil)
            await place.recognise(in: room, pages: 7, of: String(repeating: "路", count: 4_000))
            try await place.sit("agent1") { seat in
                let path = "/staff/letters/L2026-000001"
                let first = try await seat.get(path)
                #expect(first.text.contains("第 1–3 页，共 7 页"))
                #expect(first.main.contains(#"href="\#(path)?sheet=4""#) && !first.main.contains("pages/4"))
                #expect(first.main.contains("路…</textarea>"))
                let last = try await seat.get("\(path)?sheet=8")
                #expect(last.text.contains("第 7–7 页，共 7 页"))
                #expect(last.main.contains(#"href="\#(path)?sheet=4""#) && last.main.contains("pages/7"))
                #expect(last.main.contains(##"href="#p7-1-1""##))

                let text = String(repeating: "路", count: 19_999) + "…"
                let done = try await seat.post("\(path)/ticket", ["narrative": text, "postalAddress": "樊城区1号"])
                #expect(done.location?.hasPrefix("/staff/tickets/") == true)
            }
        }
    }

    @Test func `a letter in confidence is shown to its unit without what tells who wrote it`() async throws {
        try await withWorkplace { place, room in
            _ = try await place.office.desk.takeLetter(room.keep(FileBytes.pdf), by: nil)
            await place.recognise(in: room)
            let ticket = try await place.sit("agent1") { seat in
                let path = "/staff/letters/L2026-000001"
                _ = try await seat.get(path)
                let told: KeyValuePairs = [
                    "name": "王建国", "postalAddress": "樊城区1号", "narrative": "学府巷停水。王建国", "confidential": "on",
                ]
                let refused = try await seat.post("\(path)/ticket", told)
                #expect(refused.status == 422 && refused.text.contains("诉求人要求保密"))
                #expect(refused.main.contains("学府巷停水。王建国"), "what was typed stays")
                let sound: KeyValuePairs = [
                    "name": "王建国", "postalAddress": "樊城区1号", "narrative": "学府巷停水。", "confidential": "on",
                ]
                let location = try #require(try await seat.post("\(path)/ticket", sound).location)
                #expect(try await seat.get("\(location)/attachments/1").status == 200)
                return location
            }
            let number = try #require(TicketNumber(String(ticket.split(separator: "/").last ?? "")))
            let dispatcher = Author.staff(login: "dispatcher1", role: .dispatcher, unit: nil)
            let stage = try await place.office.desk.file(of: number, for: dispatcher).ticket.stage
            if stage.assignment?.unit != .water {
                try await place.office.perform(
                    .dispatch(to: .water, coUnits: [], decision: nil),
                    on: number,
                    by: dispatcher,
                )
            }
            try await place.sit("handler.water") { seat in
                let page = try await seat.get(ticket)
                #expect(page.status == 200 && !page.main.contains("\(ticket)/attachments/1"))
                #expect(try await seat.get("\(ticket)/attachments/1").status == 404)
                #expect(try await seat.get("\(ticket)/attachments/1/thumbnail").status == 404)
            }
        }
    }

    @Test func `who comes second keeps what they have corrected`() async throws {
        try await withWorkplace { place, room in
            _ = try await place.office.desk.takeLetter(room.keep(FileBytes.pdf), by: nil)
            await place.recognise(in: room)
            let path = "/staff/letters/L2026-000001"
            try await place.sit("agent1") { seat in
                _ = try await seat.get(path)
                let fields: KeyValuePairs = ["postalAddress": "樊城区1号", "narrative": "学府巷路灯不亮。"]
                #expect(try await seat.post("\(path)/ticket", fields).status == 303)
            }
            try await place.sit("supervisor1") { seat in
                _ = try await seat.get(path)
                let fields: KeyValuePairs = ["postalAddress": "樊城区1号", "narrative": "学府巷路灯不亮，已半年。"]
                let refused = try await seat.post("\(path)/ticket", fields)
                #expect(refused.status == 409 && refused.main.contains("学府巷路灯不亮，已半年。"))
            }
        }
    }

    @Test func `a reply that could not be printed is not noted as printed`() async throws {
        try await FileRoom.open { room in
            try await Workplace.open(room: room, printer: "/nowhere/python") { place in
                let receipt = try await place.office.file("想反映一个情况。") { draft in
                    draft.filing.channel = .letter
                    draft.contact = Contact(postalAddress: "樊城区1号")
                }
                let delivery = try await place.office.queue(replyTo: receipt.stored)
                try await place.sit("agent1") { seat in
                    _ = try await seat.get("/staff/replies")
                    let failed = try await seat.post("/staff/replies/\(delivery)", ["do": "print"])
                    #expect(failed.status != 200)
                    let author = Author.staff(login: "agent1", role: .agent, unit: nil)
                    let letter = try await place.office.desk.replyLetter(delivery, for: author)
                    #expect(letter.reply.printedAt == nil)
                }
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

/// Pages with a sure word and a doubtful one.
private struct FewWords: LetterReading {
    let count: Int
    let sure: String

    func pages(of file: ScanFile) async throws -> Int { count }

    func read(_ page: Int, of file: ScanFile) async throws -> ReadSheet {
        let words = [(sure, 10, 95), ("路打", 50, 40)].map { text, x, confidence in
            LetterWord(text: text, x: x, y: 10, width: 30, height: 10, confidence: confidence)
        }
        let sheet = LetterSheet(width: 100, height: 200, lines: [words])
        return ReadSheet(sheet: sheet, picture: Data(FileBytes.png))
    }

    func guesses(in text: String) -> LetterGuesses { LetterGuesses(name: "王建国", address: "樊城区1号") }
}

extension Office {
    /// A reply that lies in the queue for the printer.
    fileprivate func queue(replyTo stored: StoredTicket) async throws -> Int64 {
        let now = clock.now
        let id = try await desk.database.write { writer in
            let id = try DeliveryRecords.nextID(in: writer)
            var delivery = Delivery(
                id: id,
                position: 1,
                ordinal: 1,
                channel: .letter,
                ticket: stored.id,
                subject: .answered,
                text: "",
                dueAt: now,
                expiresAt: now.addingTimeInterval(86_400),
                createdAt: now,
            )
            delivery.state = .handedOver
            try DeliveryRecords.insert(delivery, in: writer)
            return id
        }
        let number = stored.ticket.number
        let address = Reply.Address.post("樊城区1号")
        try await desk.queue(
            Reply(id: id, attempt: 1, ticket: number, address: address, title: "答复", text: "已修复")
        )
        return id
    }
}

extension Workplace {
    fileprivate func recognise(in room: FileRoom, pages: Int = 1, of sure: String = "学府巷") async {
        let reader = FewWords(count: pages, sure: sure)
        await RecogniseLetters(desk: office.desk, room: room, reader: reader, logger: .silent).readAll()
    }
}
