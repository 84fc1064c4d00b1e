// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import TestKit
import Testing
import Tickets

@testable import Web

/// Whole pages as they are sent, kept in `Golden`; `make golden` writes them again.
struct GoldenPageTests {
    @Test(arguments: Language.allCases)
    func `the dispatch desk looks as it was agreed`(language: Language) async throws {
        try await Workplace.open { place in
            _ = try await place.office.file("希望在江边增设公共厕所。")

            try await place.sit("dispatcher1", in: language) { seat in
                try Golden.compare(try await seat.get("/staff/dispatch"), with: "dispatch.\(language).html")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `a result under review looks as it was agreed`(language: Language) async throws {
        try await Workplace.open { place in
            let number = try await place.office.ticket(in: .resultReview)
            await place.office.followersCatchUp()

            try await place.sit("supervisor1", in: language) { seat in
                try Golden.compare(try await seat.get("/staff/tickets/\(number)"), with: "review.\(language).html")
            }
        }
    }

    @Test func `a handler's inbox looks as it was agreed`() async throws {
        try await Workplace.open { place in
            _ = try await place.office.ticket(in: .dispatched)

            try await place.sit("handler.water") { seat in
                try Golden.compare(try await seat.get("/staff/inbox"), with: "inbox.zh.html")
            }
        }
    }
}

/// A file that says what a page should be.
enum Golden {
    static func compare(_ page: Page, with name: String) throws {
        let file = folder.appending(path: name)
        let html = steady(page.main)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(html.utf8).write(to: file)
        }
        let agreed = try String(contentsOf: file, encoding: .utf8)
        #expect(html == agreed, "\(name) is out of date; `make golden` writes it")
    }

    /// Without what differs from run to run: keys, and versions of files.
    private static func steady(_ html: String) -> String {
        html.replacing(/name="formKey" value="[^"]*"/, with: #"name="formKey" value="KEY""#)
            .replacing(/\.(svg|css|js)\?v=[0-9a-f]+/) { ".\($0.1)" } + "\n"
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden", directoryHint: .isDirectory)
}
