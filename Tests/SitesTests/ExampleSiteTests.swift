// SPDX-License-Identifier: Apache-2.0

import Foundation
import Routing
import Sites
import Testing
import Tickets
import WorkCalendar

/// docs/example-site is what a new city starts from, and what the demo serves.
struct ExampleSiteTests {
    private let folder: URL
    private let site: Site

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        folder = root.appending(path: "docs/example-site")
        site = try SiteReader.read(SiteFolder.documents(in: folder))
    }

    @Test func `the classifier that comes with it knows exactly the matters of its requests, all of them leaves`()
        throws
    {
        let bytes = try Data(contentsOf: folder.appending(path: "classifier.model"))
        let requests = try Data(contentsOf: folder.appending(path: "requests.csv"))

        let classifier = try TextClassifier([UInt8](bytes))
        let rows = try LabelledTexts([UInt8](requests)).rows

        #expect(classifier.labels == Set(rows.map(\.label)).sorted())
        #expect(classifier.rows == rows.count)
        #expect(classifier.labels.allSatisfy { MatterCode($0).map(site.catalogue.isLeaf) ?? false })
        #expect(site.rulebook.classifier?.dispatchAbove == nil)
    }

    @Test func `the example site checks clean and is as large as a city`() {
        #expect(site.catalogue.leaves.count >= 60)
        #expect(site.gazetteer.entries.count >= 100)
        #expect(site.organisation.departments.count >= 35)
        #expect(site.rulebook.rules.count >= 30)
        #expect(site.staff.count >= 14)
    }

    @Test func `every role has a demo login`() {
        #expect(Set(site.staff.map(\.role)) == Set(Role.allCases))
    }

    @Test(arguments: [
        ("家里停水三天了", "water"), ("小区门口井盖不见了", "urban-management"), ("包工头拖欠工资不给", "labour"),
        ("晚上路灯全都不亮", "urban-management"), ("楼道里有煤气味，怀疑燃气泄漏", "gas"), ("公交车甩站", "bus"),
        ("电梯经常困人", "market"), ("医保报销太慢", "medical-insurance"), ("黑车在车站揽客", "transport"),
    ])
    func `an unmistakable request finds its unit without a person`(text: String, unit: String) {
        let decision = site.router.route(filing(text))

        #expect(decision.unit == UnitCode(unit))
        #expect(decision.isCertain)
    }

    @Test func `a vague request is only proposed`() {
        let decision = site.router.route(filing("我去医院看病等了很久"))

        #expect(decision.unit == UnitCode("health"))
        #expect(!decision.isCertain)
    }

    @Test(arguments: [
        ("2026-02-13", 2, "2026-02-24"), ("2025-09-30", 3, "2025-10-11"), ("2026-05-08", 1, "2026-05-09"),
    ])
    func `working days skip the long holidays and count the days that make up for them`(
        start: String,
        days: Int,
        due: String,
    ) throws {
        let day = try #require(Day(start))
        let noon = site.calendar.startOfDay(day).addingTimeInterval(12 * 3_600)

        #expect(try site.calendar.dueDay(after: noon, workdays: days) == Day(due))
    }

    private func filing(_ text: String) -> Filing {
        Filing(channel: .phone, externalID: "1", narrative: text, receivedAt: .distantPast)
    }

    @Test func `the outlines of its districts meet without a gap or an overlap`() {
        let outlines = site.gazetteer.entries.compactMap(\.outline)
        let corners = outlines.flatMap(\.polygons).flatMap(\.self).flatMap(\.self)
        // Corners that three districts share lie inside the city.
        let shared = Dictionary(grouping: corners, by: \.self).filter { $0.value.count >= 3 }.keys

        #expect(outlines.count == 9 && shared.count >= 8)
        for corner in shared { #expect(outlines.count { $0.contains(corner) } == 1, "\(corner)") }
    }
}
