// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Hummingbird
import Paper
import Records
import Tickets

/// Prints answers on the office's letter paper: A4 with its head, the letter's number as a code.
struct LetterPress: Sendable {
    let printer: PaperPrinter
    private let pages: Pages
    private let style: String
    private let codes = QRMaker()

    /// - Parameters:
    ///   - printer: The one that prints reports: one page at a time on this machine.
    ///   - pages: Templates and words.
    ///   - resources: The folder with `Static`.
    /// - Throws: A file error when the style sheet for letters is missing.
    init(printer: PaperPrinter, pages: Pages, resources: URL) throws {
        self.printer = printer
        self.pages = pages
        style = try String(contentsOf: resources.appending(path: "Static/letter-paper.css"), encoding: .utf8)
    }

    /// - Throws: `PaperFault`.
    func file(_ letter: AddressedLetter) async throws -> Response {
        let reference = letter.letter?.description ?? letter.ticket.rawValue
        let code = await codes.code(of: reference).map { QRPart($0, saying: reference) }
        let paper = LetterPaper(letter, reference: reference, code: code, pages.wording(in: letter.language))
        let html = pages.html("paper/letter", paper, in: letter.language)
        return Response(
            download: try await printer.pdf(html: html, css: style),
            mediaType: "application/pdf",
            name: "\(paper.title) \(reference).pdf",
            fallback: "\(reference).pdf",
        )
    }
}

/// An answer under the office's head: template `paper/letter`.
struct LetterPaper: Sendable {
    let languageTag: String
    let office: String
    let title: String
    let reference: String
    let ticket: String
    /// Name and address, as on the envelope.
    let addressee: [String]
    let paragraphs: [String]
    let day: String
    let hotline: String
    let code: QRPart?

    init(_ letter: AddressedLetter, reference: String, code: QRPart?, _ wording: Wording) {
        languageTag = wording.language.tag
        let site = wording.site
        office = wording.text("replyPaper.office", ["city": site.name[wording.language], "hotline": site.hotline])
        hotline = site.hotline
        title = letter.reply.title
        self.reference = reference
        ticket = letter.ticket.rawValue
        let lines = [letter.contact.postalAddress, letter.contact.name?.full].compactMap(\.self)
        addressee = wording.language == .zh ? lines : lines.reversed()
        paragraphs = letter.reply.text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.filter {
            !$0.isEmpty
        }
        day = wording.clock.day(letter.reply.writtenAt)
        self.code = code
    }
}
