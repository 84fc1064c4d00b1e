// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The contents of files that people attach, and of some that they should not.
package enum FileBytes {
    /// A picture of 3 × 2 pixels.
    package static let png = decoded(
        "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGM4IScHQQxwFgBBAAYZPEVBlgAAAABJRU5ErkJggg=="
    )
    /// One pixel.
    package static let gif = decoded("R0lGODlhAQABAIAAAAAAAP///ywAAAAAAQABAAACAUwAOw==")

    package static let pdf = Array("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n".utf8)
    package static let text = Array("2026-03-02 21:00 楼下烧烤摊噪音\n".utf8)
    package static let script = Array("#!/bin/sh\nrm -rf /\n".utf8)
    package static let page = Array("<html><script>alert(1)</script></html>".utf8)
    /// A Windows program.
    package static let program = Array("MZ".utf8) + [0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0]

    /// A JPEG that says it has `width` × `height` pixels; there is no picture in it.
    package static func jpegHeader(width: Int, height: Int) -> [UInt8] {
        [0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x08] + Array("Exif\0\0".utf8) + [0xFF, 0xC0, 0x00, 0x11, 0x08]
            + [height >> 8, height & 255, width >> 8, width & 255].map { UInt8($0) } + [UInt8](repeating: 0, count: 12)
    }

    /// A PNG that says so.
    package static func pngHeader(width: Int, height: Int) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
            + [width, height].flatMap { side in [24, 16, 8, 0].map { UInt8(side >> $0 & 255) } }
            + [UInt8](repeating: 0, count: 9)
    }

    /// A ZIP archive of stored files, with a wrong check sum: nobody unpacks it.
    package static func archive(_ files: [(name: String, content: String)]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let sizes = little(0, 4) + little(file.content.utf8.count, 4) + little(file.content.utf8.count, 4)
            let middle = little(20, 2) + little(0, 8) + sizes + little(file.name.utf8.count, 2) + little(0, 2)
            directory += [0x50, 0x4B, 1, 2] + little(20, 2) + middle + little(0, 10) + little(bytes.count, 4)
            directory += Array(file.name.utf8)
            bytes += [0x50, 0x4B, 3, 4] + middle + Array(file.name.utf8) + Array(file.content.utf8)
        }
        let end = little(0, 4) + little(files.count, 2) + little(files.count, 2)
        return bytes + directory + [0x50, 0x4B, 5, 6] + end + little(directory.count, 4) + little(bytes.count, 4)
            + little(0, 2)
    }

    private static func little(_ number: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { $0 < 8 ? UInt8(number >> (8 * $0) & 255) : 0 }
    }

    private static func decoded(_ base64: String) -> [UInt8] { [UInt8](Data(base64Encoded: base64) ?? Data()) }
}
