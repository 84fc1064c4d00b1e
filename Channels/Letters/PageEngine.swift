// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// What takes a straight page for words.
protocol PageEngine: Sendable {
    /// - Returns: The words by lines, on the page's own points.
    /// - Throws: `ScanFault`, `LetterReaderFault`; a file error.
    func lines(of page: UprightPage, in folder: PageFolder) async throws -> [[LetterWord]]
}

/// Debian's tesseract, the engine that every installation has.
struct Tesseract: PageEngine {
    private static let path = "/usr/bin/tesseract"
    /// A page as one block of lines: letters have neither columns nor tables. It finds the most short last lines.
    private static let layout = "6"

    func lines(of page: UprightPage, in folder: PageFolder) async throws -> [[LetterWord]] {
        let table = try await run(
            [page.page.path, "stdout", "-l", "chi_sim", "--psm", Self.layout, "tsv"],
            in: folder,
        )
        return TesseractTable(table).lines
    }

    /// How often the page must be turned by a right angle, against the clock, so that its writing stands upright: 0…3.
    func quarters(of page: UprightPage, in folder: PageFolder) async throws -> Int {
        // It finds too little on a page that is nearly empty, and says so by its code: then the page stays as it is.
        do {
            let words = try await run([page.page.path, "stdout", "--psm", "0"], in: folder)
            guard let degrees = PDFPages.entries(of: words)["Rotate"].flatMap(Int.init) else { return 0 }
            return (4 - degrees / 90) % 4
        } catch LetterReaderFault.failed {
            return 0
        }
    }

    private func run(_ arguments: [String], in folder: PageFolder) async throws -> String {
        let program = BoundedProgram(
            path: Self.path,
            arguments: arguments,
            seconds: 120,
            environment: ["OMP_THREAD_LIMIT": "1"],
        )
        switch try await program.run(in: folder.url) {
        case .code(0): return try folder.text("output")
        case .killed: throw ScanFault.tooCostly
        case .code(let code): throw LetterReaderFault.failed(Self.path, code)
        }
    }
}

/// The stronger engine in a Python of its own (requirements/recognition.txt): reads photos as well as scans, and takes
/// 1 GB while it does.
struct RapidReader: PageEngine {
    let python: String

    func lines(of page: UprightPage, in folder: PageFolder) async throws -> [[LetterWord]] {
        let program = BoundedProgram(
            path: python,
            arguments: ["-I", "-B", Self.helper.path],
            memory: 6_144,
            seconds: 180,
        )
        switch try await program.run(in: folder.url, input: page.page) {
        case .code(0): break
        case .code(3), .killed: throw ScanFault.tooCostly
        case .code(let code): throw LetterReaderFault.failed(python, code)
        }
        do {
            return try JSONDecoder().decode([[LetterWord]].self, from: Data(contentsOf: folder.file("output")))
        } catch is DecodingError {
            throw LetterReaderFault.torn(python)
        }
    }

    private static let helper = (Bundle.module.resourceURL ?? Bundle.module.bundleURL).appending(path: "Recogniser")
}
