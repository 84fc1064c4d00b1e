// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Reads files as others would: with the libraries that set-up installed for tests (requirements/readers.txt).
package enum Readers {
    /// A cell of a workbook as openpyxl finds it.
    package struct Cell: Decodable, Equatable, Sendable {
        /// `s` text, `n` number or nothing, `f` formula.
        package let type: String
        package let text: String?
        package let number: Double?
        /// How Excel shows a number.
        package let format: String
    }

    package struct Sheet: Decodable, Sendable {
        package let name: String
        package let rows: [[Cell]]
        /// A4 is 9.
        package let paper: Int?
        package let repeatedRows: String?
    }

    package struct Paper: Decodable, Sendable {
        /// The text of each page.
        package let pages: [String]
        /// Width and height of the first page in points.
        package let width: Double
        package let height: Double
        package let title: String?
        package let attachments: Int
    }

    package static func workbook(_ file: Data) async throws -> [Sheet] {
        try await decoded([Sheet].self, from: file, by: workbookScript)
    }

    package static func paper(_ file: Data) async throws -> Paper {
        try await decoded(Paper.self, from: file, by: paperScript)
    }

    /// Runs the Python of set-up.
    ///
    /// - Returns: Its exit code and what it printed, messages apart.
    package static func python(
        _ arguments: [String]
    ) async throws -> (code: Int32, output: Data, messages: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hotline-reader-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // What cannot be removed from the machine's temporary folder harms nobody.
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, messages) = (folder.appending(path: "out"), folder.appending(path: "err"))
        for file in [output, messages] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = root.appending(path: ".vendor/python/bin/python")
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        for await _ in ends {}
        return (
            process.terminationStatus, try Data(contentsOf: output),
            String(decoding: try Data(contentsOf: messages), as: UTF8.self),
        )
    }

    /// The checkout.
    package static let root = ExampleSite.folder.deletingLastPathComponent().deletingLastPathComponent()

    private struct Unreadable: Error { let messages: String }

    private static func decoded<Value: Decodable>(
        _ type: Value.Type,
        from file: Data,
        by script: String,
    ) async throws -> Value {
        let path = FileManager.default.temporaryDirectory.appending(path: "hotline-read-\(UUID().uuidString)")
        try file.write(to: path)
        // What cannot be removed from the machine's temporary folder harms nobody.
        defer { try? FileManager.default.removeItem(at: path) }
        let answer = try await python(["-I", "-c", script, path.path])
        guard answer.code == 0 else { throw Unreadable(messages: answer.messages) }
        return try JSONDecoder().decode(type, from: answer.output)
    }

    private static let workbookScript = """
        import io, json, sys, openpyxl
        book = openpyxl.load_workbook(io.BytesIO(open(sys.argv[1], "rb").read()))
        def cell(c):
            number = c.value if isinstance(c.value, (int, float)) else None
            text = c.value if isinstance(c.value, str) else None
            return {"type": c.data_type, "text": text, "number": number, "format": c.number_format}
        print(json.dumps([{
            "name": s.title, "rows": [[cell(c) for c in row] for row in s.iter_rows()],
            "paper": int(s.page_setup.paperSize) if s.page_setup.paperSize else None,
            "repeatedRows": s.print_title_rows,
        } for s in book]))
        """

    private static let paperScript = """
        import json, sys, pypdf
        pdf = pypdf.PdfReader(sys.argv[1])
        box = pdf.pages[0].mediabox
        print(json.dumps({
            "pages": [page.extract_text() for page in pdf.pages], "width": float(box.width),
            "height": float(box.height), "title": pdf.metadata.title if pdf.metadata else None,
            "attachments": len(list(pdf.attachments)),
        }))
        """
}
