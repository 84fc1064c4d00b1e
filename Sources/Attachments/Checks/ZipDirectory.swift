// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// The names in a ZIP archive's central directory: enough to tell an office document from any other archive, without
/// unpacking anything. Source: APPNOTE 6.3, 4.3.
struct ZipDirectory {
    private var names: Set<String> = []
    /// What the first entry holds, when it lies there as it is.
    private let firstStored: (name: String, content: String)?

    private static let mostEntries = 10_000

    /// - Returns: nil for an archive that is damaged or odd.
    init?(_ bytes: Data) {
        firstStored = Self.firstEntry(bytes)
        guard let end = Self.endRecord(bytes) else { return nil }
        let count = bytes.little(end + 10, bytes: 2)
        var position = bytes.little(end + 16, bytes: 4)
        guard count > 0, count <= Self.mostEntries else { return nil }
        for _ in 0..<count {
            guard bytes.little(position, bytes: 4) == 0x0201_4B50 else { return nil }
            let length = bytes.little(position + 28, bytes: 2)
            guard position + 46 + length <= bytes.count else { return nil }
            names.insert(bytes.text(position + 46, length).lowercased())
            position += 46 + length + bytes.little(position + 30, bytes: 2) + bytes.little(position + 32, bytes: 2)
        }
    }

    /// The record at the end, behind which there is only a comment.
    private static func endRecord(_ bytes: Data) -> Int? {
        let first = max(0, bytes.count - 22 - 65_535)
        return stride(from: bytes.count - 22, through: first, by: -1).first { position in
            bytes.little(position, bytes: 4) == 0x0605_4B50
                && position + 22 + bytes.little(position + 20, bytes: 2) == bytes.count
        }
    }

    private static func firstEntry(_ bytes: Data) -> (name: String, content: String)? {
        let isStored = bytes.little(8, bytes: 2) == 0
        let size = bytes.little(18, bytes: 4)
        let length = bytes.little(26, bytes: 2)
        guard isStored, size <= 200, length <= 200 else { return nil }
        let start = 30 + length + bytes.little(28, bytes: 2)
        return (bytes.text(30, length), bytes.text(start, size))
    }

    /// - Returns: nil for an archive that is no document, and for one with macros.
    var documentType: AttachmentType? {
        guard !hasMacros else { return nil }
        if let firstStored, firstStored.name == "mimetype" { return Self.openDocuments[firstStored.content] }
        guard names.contains("[content_types].xml") else { return nil }
        if names.contains("word/document.xml") { return .docx }
        if names.contains("xl/workbook.xml") { return .xlsx }
        return names.contains("ppt/presentation.xml") ? .pptx : nil
    }

    private var hasMacros: Bool {
        names.contains { $0.hasSuffix("vbaproject.bin") || $0.hasPrefix("basic/") || $0.hasPrefix("scripts/") }
    }

    /// OpenDocument 1.2, part 3, 3.3: the first entry names the type.
    private static let openDocuments: [String: AttachmentType] = [
        AttachmentType.openDocument + "text": .odt, AttachmentType.openDocument + "spreadsheet": .ods,
        AttachmentType.openDocument + "presentation": .odp,
    ]
}
