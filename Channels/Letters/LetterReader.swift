// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Tickets

/// Reads scanned letters (A5): pages by poppler, made straight, recognised by an engine; each step is a process of its own
/// that may take little.
package struct LetterReader: LetterReading {
    /// What recognises the words.
    package enum Engine: Equatable, Sendable {
        case tesseract
        /// The Python that has it.
        case rapidocr(python: String)
    }

    private let python: String
    private let engine: any PageEngine
    private let tesseract = Tesseract()

    /// Below this mean confidence a page is taken for one that lies on its side or its head.
    private static let upright = 60

    /// - Parameters:
    ///   - python: The Python into which set-up has installed Pillow.
    ///   - engine: Which one recognises.
    package init(python: String = ".vendor/python/bin/python", engine: Engine = .tesseract) {
        self.python = python
        self.engine =
            switch engine {
            case .tesseract: tesseract
            case .rapidocr(let python): RapidReader(python: python)
            }
    }

    package func pages(of file: ScanFile) async throws -> Int {
        guard file.type == .pdf else { return 1 }
        let folder = try PageFolder()
        defer { folder.remove() }
        return try await PDFPages(file: file.url, folder: folder).count()
    }

    package func read(_ page: Int, of file: ScanFile) async throws -> ReadSheet {
        let folder = try PageFolder()
        defer { folder.remove() }
        do throws(any Error) {
            let isPDF = file.type == .pdf
            let source = isPDF ? try await PDFPages(file: file.url, folder: folder).draw(page) : file.url
            return try await read(source, in: folder)
        } catch LetterReaderFault.failed, LetterReaderFault.torn {
            // The page is not held against the letters behind it; a clerk may have it tried again.
            throw ScanFault.engineFailed
        }
    }

    private func read(_ source: URL, in folder: PageFolder) async throws -> ReadSheet {
        let page = try await UprightPage(of: source, quarters: 0, in: folder, python: python)
        let read = try await recognise(page, in: folder)
        guard read.sheet.confidence < Self.upright else { return read }
        let quarters = try await tesseract.quarters(of: page, in: folder)
        guard quarters > 0 else { return read }
        let turned = try await UprightPage(of: source, quarters: quarters, in: folder, python: python)
        let again = try await recognise(turned, in: folder)
        return again.sheet.confidence > read.sheet.confidence ? again : read
    }

    private func recognise(_ page: UprightPage, in folder: PageFolder) async throws -> ReadSheet {
        let lines = try await engine.lines(of: page, in: folder)
        return ReadSheet(
            sheet: LetterSheet(width: page.width, height: page.height, lines: lines),
            picture: page.picture,
        )
    }

    package func guesses(in text: String) -> LetterGuesses { LetterFields.guesses(in: text) }
}

extension LetterSheet {
    /// The mean over all words; an empty page is surely empty.
    fileprivate var confidence: Int {
        let all = lines.joined().map(\.confidence)
        return all.isEmpty ? 100 : all.reduce(0, +) / all.count
    }
}
