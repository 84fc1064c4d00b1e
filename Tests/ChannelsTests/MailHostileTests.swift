// SPDX-License-Identifier: Apache-2.0

import Channels
import Foundation
import Testing

/// What somebody writes who wants the reader to fall: it says so, or reads what can be read, and ends in time.
@Suite(.serialized)
struct MailHostileTests {
    @Test(.timeLimit(.minutes(5)), arguments: Attack.allCases)
    func `an attack ends in time, and loses nobody else's mail`(attack: Attack) async throws {
        do {
            _ = try await MailReader().read(attack.octets)
        } catch let fault as MailReaderFault {
            #expect(fault == .tooLarge || fault == .failed(1))
        }
    }

    @Test func `the process can open no file and no socket, and start no program`() async throws {
        let script = """
            import os, resource, runpy, socket, subprocess, sys
            sys.path.insert(0, sys.argv[1])
            import words
            sys.modules.pop("__main__")
            source = open(os.path.join(sys.argv[1], "__main__.py")).read().rpartition("main()")[0]
            space = {}
            exec(source, space)
            space["shut_in"]()
            def tried(act):
                try:
                    act()
                    return "done"
                except OSError as error:
                    return type(error).__name__
            print(tried(socket.socket), tried(lambda: subprocess.run(["/bin/true"])), tried(lambda: open("/etc/passwd")))
            """
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/python3")
        let helper = MailCorpus.folder.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Helper")
        process.arguments = ["-B", "-c", script, helper.path]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()

        #expect(String(decoding: said, as: UTF8.self) == "OSError OSError OSError\n")
    }
}

enum Attack: String, CaseIterable {
    case levels, boundaries, headers, words, parameters, addresses, references, page, openTags, comments, entities,
        nothing
    case utf7, longLine, dates

    private static func mail(_ head: String, _ body: String = "x") -> [UInt8] {
        Array("From: a@outside.test\r\n\(head)\r\n\r\n\(body)".utf8)
    }

    var octets: [UInt8] {
        let many = 200_000
        switch self {
        case .levels:
            let parts = (0..<5_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\r\n\r\n--b\($0)\r\n" }
            return Array(parts.joined().utf8)
        case .boundaries: return Self.mail("Content-Type: multipart/mixed; boundary=b", many * "--b\r\n\r\n\r\n")
        case .headers: return Self.mail((0..<many).map { "X-\($0): y" }.joined(separator: "\r\n"))
        case .words: return Self.mail("Subject: " + many * "=?utf-8?B?6Lev?= ")
        case .parameters: return Self.mail("Content-Type: text/plain" + many * "; a*9999*=\"'%'")
        case .addresses: return Self.mail("From: " + many * "\"a(<,")
        case .references: return Self.mail("References: " + many * "<<<a")
        case .page: return Self.mail("Content-Type: text/html", many * "<div><blockquote>a")
        case .openTags: return Self.mail("Content-Type: text/html", many * "<a b=\"")
        case .comments: return Self.mail("Content-Type: text/html", many * "<!--<!")
        case .entities: return Self.mail("Content-Type: text/html", many * "&#x110000;&lt" + many * "&a")
        case .nothing: return [UInt8](repeating: 0, count: many)
        case .utf7: return Self.mail("Content-Type: text/plain; charset=utf-7", many * "+AAA-")
        case .longLine: return Self.mail("Content-Type: text/plain; format=flowed", many * "> > > a")
        case .dates: return Self.mail("Date: " + many * "9" + " Jan 99999999999999999999 99:99:99 +99999999")
        }
    }
}

private func * (count: Int, text: String) -> String { String(repeating: text, count: count) }
