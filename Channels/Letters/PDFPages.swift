// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// The pages of a PDF, by poppler: counted by `pdfinfo`, looked over by `pdfimages`, drawn by `pdftoppm`.
struct PDFPages {
    let file: URL
    let folder: PageFolder

    /// Pages of one file; a file of more is no letter.
    static let most = 200
    /// Points of a picture in a page: A4 in the finest grain that scanners have is 140 million.
    static let mostPixels = 200_000_000
    /// Points of the longer side as it is drawn: 300 dots an inch of A4, whatever size the page says it is.
    static let longSide = 3_508

    /// - Throws: `ScanFault`.
    func count() async throws -> Int {
        let program = BoundedProgram(path: "/usr/bin/pdfinfo", arguments: ["-enc", "UTF-8", file.path], seconds: 20)
        let end = try await program.run(in: folder.url)
        guard end == .code(0) else { throw try fault(at: end) }
        let info = Self.entries(of: try folder.text("output"))
        guard let pages = info["Pages"].flatMap(Int.init) else { throw ScanFault.damaged }
        guard pages > 0 else { throw ScanFault.noPages }
        guard pages <= Self.most else { throw ScanFault.tooManyPages }
        return pages
    }

    /// Draws a page in grey.
    ///
    /// - Returns: The picture, in the folder.
    /// - Throws: `ScanFault`.
    func draw(_ page: Int) async throws -> URL {
        try await lookOver(page)
        let program = BoundedProgram(
            path: "/usr/bin/pdftoppm",
            arguments: [
                "-f", "\(page)", "-l", "\(page)", "-singlefile", "-gray", "-scale-to", "\(Self.longSide)", file.path,
                "drawn",
            ],
        )
        let end = try await program.run(in: folder.url)
        guard end == .code(0) else { throw try fault(at: end) }
        let drawn = folder.file("drawn.pgm")
        guard FileManager.default.fileExists(atPath: drawn.path) else { throw ScanFault.damaged }
        return drawn
    }

    /// A page that shows a picture too large for any scanner is not drawn.
    private func lookOver(_ page: Int) async throws {
        let program = BoundedProgram(
            path: "/usr/bin/pdfimages",
            arguments: ["-list", "-f", "\(page)", "-l", "\(page)", file.path],
            seconds: 20,
        )
        let end = try await program.run(in: folder.url)
        guard end == .code(0) else { throw try fault(at: end) }
        guard Self.pixels(inListOf: try folder.text("output")) <= Self.mostPixels else {
            throw ScanFault.tooManyPixels
        }
    }

    /// What poppler's ending says of the file.
    private func fault(at end: BoundedProgram.End) throws -> ScanFault {
        guard end != .killed else { return .tooCostly }
        let complaint = try folder.text("complaint")
        if complaint.contains("Incorrect password") { return .encrypted }
        if complaint.contains("Invalid page count") { return .noPages }
        return complaint.contains("memory") ? .tooCostly : .damaged
    }

    /// `Name:   value` by name.
    static func entries(of text: String) -> [String: String] {
        let pairs = text.split(separator: "\n").compactMap { line -> (String, String)? in
            let parts = line.split(separator: ":", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1]).trimmed) : nil
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The points of the largest picture in what `pdfimages -list` prints: width and height stand in the columns of their
    /// names.
    static func pixels(inListOf text: String) -> Int {
        let rows = text.split(separator: "\n").map { $0.split(separator: " ") }
        guard let head = rows.first, let width = head.firstIndex(of: "width"),
            let height = head.firstIndex(of: "height")
        else { return 0 }
        return rows.dropFirst().compactMap { row -> Int? in
            guard row.count > height, let across = Int(row[width]), let down = Int(row[height]) else { return nil }
            let (points, isTooMany) = across.multipliedReportingOverflow(by: down)
            return isTooMany ? .max : points
        }.max() ?? 0
    }
}
