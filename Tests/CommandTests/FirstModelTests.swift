// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// The model that lies beside a site's documents is checked with them, and refused with them.
struct FirstModelTests {
    @Test(arguments: [
        ("classifier.model", "no model", "classifier.model: this is no model of the classifier"),
        ("requests.csv", "title,detail,label\na,b,urban.roads.surface\nc,d\n", "requests.csv:3: 2 fields"),
        ("requests.csv", "title,detail,label\na,b,urban.roads.surface\nc,d,no.such\n", "requests.csv:3: “no.such”"),
    ])
    func `a broken first model is told by the check, and its site is not imported`(
        file: String,
        text: String,
        message: String,
    ) async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let site = folder.url.appending(path: "site")
        try FileManager.default.copyItem(at: ExampleSite.folder, to: site)
        try FileManager.default.removeItem(at: site.appending(path: "classifier.model"))
        try Data(text.utf8).write(to: site.appending(path: file))
        let store = "sqlite:" + folder.url.appending(path: "store.sqlite").path

        let checked = try await Program.run("site", "check", site.path)
        let refused = try await Program.run("site", "import", site.path, "--database", store)
        let verified = try await Program.run("verify", "--database", store)

        for outcome in [checked, refused] {
            #expect(outcome.code == 1)
            #expect(outcome.output.isEmpty)
            #expect(outcome.messages.contains(message), "\(outcome.messages)")
        }
        #expect(verified.code == 1)
    }
}
