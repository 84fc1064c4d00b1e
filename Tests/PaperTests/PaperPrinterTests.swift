// SPDX-License-Identifier: Apache-2.0

import Foundation
import Paper
import TestKit
import Testing

/// Pages on paper, and the process that prints them.
struct PaperPrinterTests {
    private static let python = Readers.root.appending(path: ".vendor/python/bin/python").path
    private static let style = """
        @page { size: A4 landscape; @bottom-right { content: counter(page) "/" counter(pages) } }
        body { font-family: "Noto Sans CJK SC" } thead { display: table-header-group }
        """

    private static func print(_ body: String) async throws -> Readers.Paper {
        let html = "<!doctype html><html lang=\"zh\"><title>周报</title><body>\(body)</body></html>"
        return try await Readers.paper(PaperPrinter(python: python).pdf(html: html, css: style))
    }

    @Test func `a long table runs over numbered pages, its heads on each`() async throws {
        let rows = (1...120).map { "<tr><th>单位\($0)</th><td>\($0)</td></tr>" }.joined()

        let paper = try await Self.print("<table><thead><tr><th>承办单位</th><th>派单</th></tr></thead>\(rows)</table>")

        #expect(paper.pages.count > 2)
        #expect(paper.pages.allSatisfy { $0.contains("承办单位") })
        #expect(paper.pages.last?.contains("\(paper.pages.count)/\(paper.pages.count)") == true)
        #expect(paper.pages.last?.contains("单位120") == true)
        #expect(abs(paper.width - 841.9) < 1 && abs(paper.height - 595.3) < 1)
        #expect(paper.title == "周报")
    }

    @Test func `what markup names is not fetched: no file, no attachment, no address`() async throws {
        let paper = try await Self.print(
            """
            <img src="file:///etc/passwd" alt="no picture"><link rel="attachment" href="file:///etc/hostname">
            <object data="file:///etc/passwd"></object><link rel="stylesheet" href="http://127.0.0.1:9/x.css">
            <style>@import url("file:///etc/passwd");</style><script>document.write("scripted")</script><p>text</p>
            """
        )

        #expect(paper.pages.count == 1)
        #expect(paper.pages[0].contains("text"))
        #expect(!paper.pages[0].contains("root:") && !paper.pages[0].contains("scripted"))
        #expect(paper.attachments == 0)
    }

    @Test func `the process cannot open a socket, start a program, or read what is not its own`() async throws {
        let helper = Readers.root.appending(path: "Sources/Paper/Helper")
        let script = """
            import os, socket, subprocess, sys
            sys.argv = ["print_page.py", "--check"]
            sys.path.insert(0, \(String(reflecting: helper.path)))
            import print_page
            def tried(act):
                try:
                    act()
                    return "done"
                except OSError as error:
                    return type(error).__name__
            print(tried(socket.socket), tried(lambda: subprocess.run(["/bin/true"])), tried(lambda: open("/etc/passwd")),
                tried(lambda: open("/tmp/hotline-must-not-be", "w")), tried(lambda: open("/usr/bin/env", "rb")))
            """

        let answer = try await Readers.python(["-B", "-c", script])

        let said = String(decoding: answer.output, as: UTF8.self).split(separator: " ").map {
            $0.trimmingCharacters(in: .newlines)
        }
        #expect(
            said == ["PermissionError", "PermissionError", "PermissionError", "PermissionError", "done"],
            "\(answer.messages)",
        )
    }

    @Test func `the process ends when the server is gone, and leaves nothing half printed`() async throws {
        let request = FileManager.default.temporaryDirectory.appending(path: "hotline-request-\(UUID().uuidString)")
        try JSONEncoder().encode(["html": "<p>x</p>", "css": ""]).write(to: request)
        // What cannot be removed from the machine's temporary folder harms nobody.
        defer { try? FileManager.default.removeItem(at: request) }
        let helper = Readers.root.appending(path: "Sources/Paper/Helper/print_page.py").path

        // Its standard input is at its end at once, as when the other end was killed.
        let answer = try await Readers.python(["-I", "-B", helper, request.path])

        #expect(answer.code == 1)
        #expect(answer.output.isEmpty)
    }

    @Test func `a page that takes too long is given up`() async throws {
        let printer = PaperPrinter(python: Self.python, limit: .milliseconds(1))

        await #expect(throws: PaperFault.tooLarge) { try await printer.pdf(html: "<p>x</p>", css: "") }
    }

    @Test(arguments: ["/nowhere/python", "/usr/bin/python3"])
    func `where nothing that prints is installed, that is said`(python: String) async throws {
        let printer = PaperPrinter(python: python)

        #expect(!printer.isInstalled)
        await #expect(throws: PaperFault.missing) { try await printer.pdf(html: "<p>x</p>", css: "") }
    }

    @Test func `one page is printed at a time, and more than may wait are turned away`() async throws {
        let printer = PaperPrinter(python: Self.python, room: 1)

        let outcomes = await withTaskGroup { group in
            for _ in 1...5 {
                group.addTask {
                    do {
                        return try await printer.pdf(html: "<p>x</p>", css: "").isEmpty ? "empty" : "printed"
                    } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }

        #expect(outcomes == ["printed": 2, "busy": 3])
    }
}
