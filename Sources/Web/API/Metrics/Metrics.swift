// SPDX-License-Identifier: Apache-2.0

import Dashboards
import Desk
import Foundation
import Hummingbird
import Records
import Sites
import Storage
import Tickets
import WorkCalendar

/// `/metrics`: what an operator's monitoring watches. Counts only; nothing that leads to a person.
struct Metrics: Sendable {
    let desk: Desk
    let overview: OverviewQuery
    let traffic: Traffic

    func addRoutes(to router: Router<HotlineContext>) {
        router.get("/metrics") { _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: try await text())),
            )
        }
    }

    private func text() async throws -> String {
        let now = desk.time.now
        let overview = try await overview.overview(today: desk.site.calendar.day(of: now))
        var metrics = MetricsText()
        metrics.add("hotline_journal_position", .gauge, "Newest journal entry.", Double(overview.position))
        addTickets(overview, to: &metrics)
        addFollowers(try await followers(at: now), to: &metrics)
        addStore(to: &metrics)
        addCalendar(on: desk.site.calendar.day(of: now), to: &metrics)
        addTraffic(to: &metrics)
        if let bytes = ResidentMemory.bytes() {
            metrics.add("process_resident_memory_bytes", .gauge, "Resident memory size in bytes.", Double(bytes))
        }
        return metrics.text
    }

    private func addTickets(_ overview: Overview, to metrics: inout MetricsText) {
        metrics.add(
            "hotline_tickets",
            .gauge,
            "Tickets by stage.",
            Stage.Name.allCases.map { stage in
                .init(labels: ["stage": stage.rawValue], value: Double(overview.count { $0.stage == stage }))
            },
        )
        metrics.add(
            "hotline_open_tickets",
            .gauge,
            "Open tickets by lamp.",
            Lamp.allCases.map { lamp in
                .init(
                    labels: ["lamp": lamp.rawValue],
                    value: Double(overview.count { $0.lamp == lamp && $0.stage.isOpen }),
                )
            },
        )
    }

    private struct FollowerFigures: Sendable {
        let state: FollowerState
        /// Seconds since the oldest entry that it has not read was written; 0 when it has read all.
        let age: Double
    }

    private func followers(at now: Date) async throws -> [FollowerFigures] {
        try await desk.database.read { reader in
            try FollowerRecords.all(in: reader).map { state in
                let oldest = try FollowerRecords.oldestUnread(after: state.position, in: reader)
                return FollowerFigures(state: state, age: oldest.map { max(0, now.timeIntervalSince($0)) } ?? 0)
            }
        }
    }

    private func addFollowers(_ followers: [FollowerFigures], to metrics: inout MetricsText) {
        metrics.add(
            "hotline_follower_position",
            .gauge,
            "Last journal entry that a follower has read.",
            followers.map { .init(labels: ["follower": $0.state.name], value: Double($0.state.position)) },
        )
        metrics.add(
            "hotline_follower_age_seconds",
            .gauge,
            "Age of the oldest journal entry that a follower has not read.",
            followers.map { .init(labels: ["follower": $0.state.name], value: $0.age) },
        )
        metrics.add(
            "hotline_follower_failures",
            .gauge,
            "Failures of a follower since it last moved.",
            followers.map { .init(labels: ["follower": $0.state.name], value: Double($0.state.failures)) },
        )
    }

    private func addStore(to metrics: inout MetricsText) {
        let statistics = desk.database.commitStatistics
        metrics.add("hotline_store_writes_total", .counter, "Writes made durable.", Double(statistics.writes))
        metrics.add("hotline_store_commits_total", .counter, "Commits that did so.", Double(statistics.commits))
        metrics.add("hotline_store_writes_waiting", .gauge, "Writes in the queue.", Double(statistics.waiting))
    }

    private func addCalendar(on today: Day, to metrics: inout MetricsText) {
        guard let year = desk.site.calendar.document.firstYearWithoutOfficialDays(from: today),
            let start = Day(year: year, month: 1, day: 1)
        else { return }
        let days = Double(max(0, today.distance(to: start)))
        metrics.add(
            "hotline_calendar_days_left",
            .gauge,
            "Days until a year begins for which the calendar holds no official days.",
            days,
        )
    }

    private func addTraffic(to metrics: inout MetricsText) {
        let all = traffic.all
        metrics.add(
            "hotline_http_requests_total",
            .counter,
            "Answers by kind of route and status.",
            all.map { .init(labels: $0.answers.labels, value: Double($0.figures.count)) },
        )
        metrics.add(
            "hotline_http_request_seconds_total",
            .counter,
            "Time spent on answers by kind of route and status.",
            all.map { .init(labels: $0.answers.labels, value: $0.figures.duration) },
        )
    }
}

extension Traffic.Answers {
    fileprivate var labels: KeyValuePairs<String, String> { ["route": route.rawValue, "status": String(status)] }
}
