// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// A page made straight and evenly lit, by the Python in `Upright`: for the engine, and smaller for the eye.
struct UprightPage: Sendable {
    /// In the folder, as PNG.
    let page: URL
    /// As JPEG, with the same proportions.
    let picture: Data
    let width: Int
    let height: Int

    /// - Parameters:
    ///   - source: A picture of any make.
    ///   - quarters: How often it is turned by a right angle first, against the clock.
    ///   - folder: Where the page goes.
    ///   - python: Into which set-up has installed Pillow.
    /// - Throws: `ScanFault`, `LetterReaderFault`; a file error.
    init(of source: URL, quarters: Int, in folder: PageFolder, python: String) async throws {
        let program = BoundedProgram(
            path: python,
            arguments: ["-I", "-B", Self.helper.path, "\(quarters)"],
            memory: 2_560,
        )
        switch try await program.run(in: folder.url, input: source, output: "answer") {
        case .code(0): break
        case .code(3), .killed: throw ScanFault.tooCostly
        case .code(4): throw ScanFault.tooManyPixels
        case .code(5): throw ScanFault.damaged
        case .code(let code): throw LetterReaderFault.failed("python", code)
        }
        let answer = try Data(contentsOf: folder.file("answer"))
        guard let end = answer.firstIndex(of: UInt8(ascii: "\n")),
            let head = try? JSONDecoder().decode(Head.self, from: answer[..<end]),  // Then it is torn.
            head.sizes.count == 2, answer.count - end - 1 == head.sizes[0] + head.sizes[1]
        else { throw LetterReaderFault.torn("python") }
        page = folder.file("page.png")
        try answer[(end + 1)..<(end + 1 + head.sizes[0])].write(to: page)
        picture = Data(answer[(end + 1 + head.sizes[0])...])
        width = head.width
        height = head.height
    }

    private struct Head: Decodable {
        let width: Int
        let height: Int
        let sizes: [Int]
    }

    private static let helper = (Bundle.module.resourceURL ?? Bundle.module.bundleURL).appending(path: "Upright")
}
