// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

@testable import Web

/// Forms with files, as browsers and programs send them, and as nobody should.
struct MultipartParserTests {
    private static let form = [
        "--XX", #"Content-Disposition: form-data; name="narrative""#, "", "坑\r\n大坑",
        "--XX", #"Content-Disposition: form-data; name="files"; filename="a.png""#, "Content-Type: image/png", "",
        "\u{1}\r\n--X\r\n--X-not the delimiter\r\n",
        "--XX", #"content-disposition: form-data; name="files"; filename="""#, "", "",
        "--XX--", "epilogue",
    ].joined(separator: "\r\n")

    @Test(arguments: [1, 2, 3, 5, 7, 11, 64, 1_000])
    func `a form is the same form in whatever pieces it comes`(size: Int) throws {
        let parts = try Self.parts(of: Array(Self.form.utf8), size: size)

        #expect(parts.map(\.header.name) == ["narrative", "files", "files"])
        #expect(parts.map(\.header.fileName) == [nil, "a.png", ""])
        #expect(parts[0].text == "坑\r\n大坑")
        #expect(parts[1].text == "\u{1}\r\n--X\r\n--X-not the delimiter\r\n")
        #expect(parts[2].text == "")
    }

    @Test func `a form that was cut off anywhere is no form`() {
        let whole = Array(Self.form.utf8.prefix(Self.form.utf8.count - "\r\nepilogue".utf8.count))

        for length in 0..<whole.count {
            #expect(throws: MultipartFault.self, "\(length)") {
                try Self.parts(of: Array(whole.prefix(length)), size: 50)
            }
        }
    }

    @Test(arguments: [
        "--XX\r\n\r\n\r\nno header\r\n--XX--", "--XX\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data\r\n\r\n\r\n--XX--", "--XXrubbish\r\n--XX--", "",
        "--XX\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n\r\n--XX--",
    ])
    func `what is not well formed is refused`(body: String) {
        #expect(throws: MultipartFault.self) { try Self.parts(of: Array(body.utf8), size: 7) }
    }

    @Test func `headers without end and parts without number are refused before they fill the memory`() {
        var parser = MultipartParser(boundary: "XX")
        let endless = "--XX\r\nX: " + String(repeating: "a", count: 9_000)
        let part = "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n"

        #expect(throws: MultipartFault.malformed) { _ = try parser.feed(Array(endless.utf8)) }
        #expect(throws: MultipartFault.tooManyParts(limit: 1_000)) {
            try Self.parts(of: Array((String(repeating: part, count: 1_001) + "--XX--").utf8), size: 10_000)
        }
    }

    @Test(arguments: [
        (#"form-data; name="f"; filename="现场.jpg""#, "现场.jpg"),
        (#"form-data; name="f"; filename="a%22b.jpg""#, "a\"b.jpg"),
        (#"form-data; name="f"; filename="a\"b.jpg""#, "a\"b.jpg"),
        (#"form-data; name="f"; filename="C:\fotos\a.jpg""#, #"C:\fotos\a.jpg"#),
        (#"form-data; name=f; filename=a.jpg"#, "a.jpg"),
        (#"form-data; name="f"; filename="x"; filename*=UTF-8''%e7%85%a7.jpg"#, "照.jpg"),
        (#"form-data; name="f"; filename="x"; filename*=rubbish"#, "x"),
        (#"form-data; name="f"; filename="a;b=c.jpg"; filename="second""#, "a;b=c.jpg"),
    ])
    func `a file's name is read as browsers and others write it`(value: String, name: String) {
        #expect(PartHeader(Array("Content-Disposition: \(value)".utf8))?.fileName == name)
    }

    @Test func `a name for saving is quoted for old browsers and encoded for all`() {
        #expect(
            ContentDisposition.attachment("现场 1\"%.jpg")
                == "attachment; filename=\"__ 1__.jpg\"; filename*=UTF-8''%E7%8E%B0%E5%9C%BA%201%22%25.jpg"
        )
    }

    private struct Part {
        let header: PartHeader
        var bytes: [UInt8] = []

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private static func parts(of body: [UInt8], size: Int) throws -> [Part] {
        var parser = MultipartParser(boundary: "XX")
        var parts: [Part] = []
        for start in stride(from: 0, to: body.count, by: size) {
            for event in try parser.feed(body[start..<min(start + size, body.count)]) {
                switch event {
                case .begin(let header): parts.append(Part(header: header))
                case .bytes(let bytes): parts[parts.count - 1].bytes += bytes
                case .end: break
                }
            }
        }
        try parser.finish()
        return parts
    }
}
