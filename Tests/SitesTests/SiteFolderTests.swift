// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Testing

struct SiteFolderTests {
    @Test func `a folder is read as documents that are not numbered yet`() throws {
        let folder = try Folder()
        defer { folder.remove() }

        let documents = try SiteFolder.documents(in: folder.url)

        #expect(documents.map(\.kind) == DocumentKind.allCases.filter { !$0.isOptional })
        #expect(documents.allSatisfy { $0.number == 0 })
        #expect(SmallSite.faults(in: documents).isEmpty)
    }

    @Test func `every file that cannot be read is named`() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try FileManager.default.removeItem(at: folder.file(.profile))
        try FileManager.default.removeItem(at: folder.file(.areas))
        try FileManager.default.createDirectory(at: folder.file(.areas), withIntermediateDirectories: false)
        try Data("staff:\n  - login: ".utf8 + [0xC3, 0x28]).write(to: folder.file(.staff))
        try Data(repeating: UInt8(ascii: "#"), count: SiteDocument.sizeLimit + 1).write(to: folder.file(.rules))

        let faults = #expect(throws: SiteFaults.self) { try SiteFolder.documents(in: folder.url) }

        #expect(
            faults?.faults.map(\.description) == [
                "profile.yaml: the file is missing in \(folder.url.path)",
                "areas.yaml: this is not a plain file",
                "rules.yaml: a document is at most 4 MB",
                "staff.yaml:2: this is not UTF-8 text",
            ]
        )
    }

    @Test func `a folder that is not there lacks every document`() {
        let nowhere = URL(filePath: "/nonexistent/site")

        let faults = #expect(throws: SiteFaults.self) { try SiteFolder.documents(in: nowhere) }

        #expect(faults?.faults.count == DocumentKind.allCases.count { !$0.isOptional })
    }
}

/// The small site on disk, in a folder of its own.
private struct Folder {
    let url: URL

    init() throws {
        let name = "site-" + String(UInt64.random(in: .min ... .max), radix: 36)
        url = FileManager.default.temporaryDirectory.appending(path: name, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        for (kind, text) in SmallSite.texts {
            try Data(text.utf8).write(to: file(kind))
        }
    }

    func file(_ kind: DocumentKind) -> URL { url.appending(path: kind.fileName) }

    func remove() {
        // A folder that stays behind in the temporary directory harms nothing.
        try? FileManager.default.removeItem(at: url)
    }
}
