// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing
import Tickets

@testable import Attachments

/// What a file is, by its bytes alone (B4).
struct ContentTypeTests {
    @Test(arguments: [
        (FileBytes.png, AttachmentType.png), (FileBytes.gif, .gif), (FileBytes.pdf, .pdf), (FileBytes.text, .text),
        (FileBytes.jpegHeader(width: 40, height: 30), .jpeg),
        (Array("RIFF\0\0\0\0WEBPVP8X".utf8), .webp), (Array("RIFF\0\0\0\0WAVEfmt ".utf8), .wav),
        (Array("#!AMR\n\u{3C}".utf8), .amr), (Array("ID3\u{3}\0".utf8), .mp3),
        ([0xFF, 0xFB, 0x90, 0x00], .mp3), (Array("\0\0\0\u{18}ftypM4A \0\0\0\0".utf8), .m4a),
        (Array("\0\0\0\u{18}ftypisom\0\0\0\0".utf8), .mp4), (Array("\0\0\0\u{18}ftyp3gp4\0\0\0\0".utf8), .mp4),
        (Array("\0\0\0\u{14}ftypqt  \0\0\0\0".utf8), .mov),
    ])
    func `a content that is taken is known by its first bytes`(bytes: [UInt8], type: AttachmentType) {
        #expect(ContentType.type(of: Data(bytes)) == type)
    }

    @Test(arguments: [
        ("word/document.xml", AttachmentType.docx), ("xl/workbook.xml", .xlsx), ("ppt/presentation.xml", .pptx),
    ])
    func `an office document is an archive with the right parts`(part: String, type: AttachmentType) {
        let bytes = FileBytes.archive([("[Content_Types].xml", "<Types/>"), (part, "<x/>")])

        #expect(ContentType.type(of: Data(bytes)) == type)
    }

    @Test func `an OpenDocument names its type in its first entry`() {
        let kind = "application/vnd.oasis.opendocument.spreadsheet"
        let bytes = FileBytes.archive([("mimetype", kind), ("content.xml", "<x/>")])

        #expect(ContentType.type(of: Data(bytes)) == .ods)
    }

    @Test(arguments: [
        [("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "macro")],
        [("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/Module1.xml", "")],
        [("META-INF/MANIFEST.MF", ""), ("Evil.class", "")], [("a.txt", "a")],
        [("mimetype", "application/epub+zip")],
    ])
    func `an archive that is no document, or brings macros, is not taken`(files: [(String, String)]) {
        let bytes = FileBytes.archive(files.map { (name: $0.0, content: $0.1) })

        #expect(ContentType.type(of: Data(bytes)) == nil)
    }

    @Test(arguments: [
        [], FileBytes.script, FileBytes.page, FileBytes.program, Array("  <svg onload=alert(1)>".utf8),
        Array("\u{FEFF}<?xml version='1.0'?>".utf8), Array("<?php system($_GET[0]);".utf8), Array("@echo off".utf8),
        Array("\u{7F}ELF\u{2}\u{1}\u{1}".utf8), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0xFF, 0xFB],
        [0xFF, 0xFE, 0x41, 0x00], [0x50, 0x4B, 0x03, 0x04],
        [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18),
        Array("\0\0\0\u{18}ftypevil".utf8), [0x81], [0x81, 0x30, 0x81],
    ])
    func `a script, a page, a program and rubbish are not taken`(bytes: [UInt8]) {
        #expect(ContentType.type(of: Data(bytes)) == nil)
    }

    @Test func `text in GB 18030 is text`() {
        #expect(ContentType.type(of: Data([0xC4, 0xE3, 0xBA, 0xC3, 0x0D, 0x0A])) == .text)
    }

    @Test func `no damage to a document's end makes the reader leave it`() {
        let whole = FileBytes.archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>")])

        for length in 4..<whole.count { #expect(ContentType.type(of: Data(whole.prefix(length))) == nil) }
        for index in whole.indices {
            var damaged = whole
            damaged[index] ^= 0xFF
            _ = ContentType.type(of: Data(damaged))
        }
    }

    @Test func `a picture's size is read from its header`() {
        let jpeg = Data(FileBytes.jpegHeader(width: 4_000, height: 3_000))

        #expect(PictureSize.pixels(of: .jpeg, in: jpeg) == 12_000_000)
        #expect(PictureSize.pixels(of: .png, in: Data(FileBytes.png)) == 6)
        #expect(PictureSize.pixels(of: .gif, in: Data(FileBytes.gif)) == 1)
        #expect(PictureSize.pixels(of: .png, in: Data(FileBytes.pngHeader(width: 0, height: 9))) == nil)
        for length in 0..<20 { #expect(PictureSize.pixels(of: .jpeg, in: jpeg.prefix(length)) == nil) }
    }
}
