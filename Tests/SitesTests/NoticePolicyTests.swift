// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sites
import Survey
import TestKit
import Testing
import Tickets

/// What the city sends, and when telephones stay silent (K3).
struct NoticePolicyTests {
    private static func site(_ change: (String) -> String = { $0 }) throws -> Site {
        let documents = try ExampleSite.documents().map { document in
            document.kind == .notices
                ? SiteDocument(kind: .notices, number: 1, text: change(document.text)) : document
        }
        return try SiteReader.read(documents)
    }

    @Test func `a site without the document is whole and sends nothing`() throws {
        let documents = try ExampleSite.documents().filter { $0.kind != .notices }

        #expect(try SiteReader.read(documents).notices == nil)
    }

    @Test(arguments: [
        ("2026-03-02T21:29:00+08:00", "2026-03-02T21:29:00+08:00"),
        ("2026-03-02T21:30:00+08:00", "2026-03-03T07:30:00+08:00"),
        ("2026-03-02T23:59:59+08:00", "2026-03-03T07:30:00+08:00"),
        ("2026-03-03T00:00:00+08:00", "2026-03-03T07:30:00+08:00"),
        ("2026-03-03T07:29:59+08:00", "2026-03-03T07:30:00+08:00"),
        ("2026-03-03T07:30:00+08:00", "2026-03-03T07:30:00+08:00"),
    ])
    func `text messages wait for the end of the quiet hours`(asked: String, end: String) throws {
        let site = try Self.site()
        let policy = try #require(site.notices)
        let instants = try [asked, end].map { try Date($0, strategy: .iso8601) }

        #expect(policy.earliest(.sms, at: instants[0], in: site.timeZone) == instants[1])
        #expect(policy.earliest(.mail, at: instants[0], in: site.timeZone) == instants[0])
    }

    @Test func `quiet hours may lie within one day, or be none`() throws {
        let noon = try Date("2026-03-02T12:30:00+08:00", strategy: .iso8601)
        let lunch = try Self.site {
            $0.replacing(#"from: "21:30", until: "07:30""#, with: #"from: "12:00", until: "14:00""#)
        }
        #expect(lunch.notices?.earliest(.sms, at: noon, in: lunch.timeZone) == noon.addingTimeInterval(5_400))
        let none = try Self.site {
            $0.replacing(#"from: "21:30", until: "07:30""#, with: #"from: "12:00", until: "12:00""#)
        }
        #expect(none.notices?.earliest(.sms, at: noon, in: none.timeZone) == noon)
    }

    @Test(arguments: [
        ("{number}", "{nummer}", "“{nummer}” is not known here"),
        ("validHours: 72", "validHours: 0", "1 to 720"),
        (#"from: "21:30""#, #"from: "25:00""#, "is not a time from 00:00 to 23:59"),
        ("- subject: survey", "- subject: answered", "subject “answered”"),
        ("{due}", "{survey}", "“{survey}” is not known here"),
        (#"["2", 基本满意]"#, #"["1", 基本满意]"#, "answer “1”"),
        ("resolution: partly", "resolution: halfway", "halfway"),
        (
            "title: { zh: \"诉求已转办 [{number}]\", en: \"Your request has been passed on [{number}]\" }", "",
            "a mail needs a title",
        ),
    ])
    func `what is wrong with it is named with its line`(good: String, bad: String, message: String) throws {
        let faults = #expect(throws: SiteFaults.self) { try Self.site { $0.replacing(good, with: bad) } }
        let told = faults?.faults.map(\.description).joined(separator: "\n") ?? ""
        #expect(told.contains("notices.yaml:"), "\(told)")
        #expect(told.contains(message), "\(told)")
    }
}
