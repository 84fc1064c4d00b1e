// SPDX-License-Identifier: Apache-2.0

import Desk
import Tickets

/// One entry of the main navigation.
struct NavigationLink: Sendable {
    let link: String
    let label: String
    let icon: String
    let isHere: Bool

    /// What this visitor may go to: a role sees the desks it works at.
    static func all(for visitor: Visitor, hasTelephones: Bool, _ wording: Wording) -> [NavigationLink] {
        let entries = visitor.session.map { staff($0.role).filter { hasTelephones || $0.url != .calls } } ?? citizen
        return entries.map { NavigationLink($0, visitor, wording) }
    }

    private init(_ entry: Entry, _ visitor: Visitor, _ wording: Wording) {
        link = entry.url.path
        label = wording.text("navigation.\(entry.name)")
        icon = entry.icon
        isHere = visitor.path == entry.url.path || entry.within.contains { $0.path == visitor.path }
    }

    private struct Entry: Sendable {
        let url: SiteURL
        let name: String
        let icon: String
        var roles: Set<Role> = []
        /// Pages that are reached from it and have no entry of their own.
        var within: [SiteURL] = []
    }

    private static func staff(_ role: Role) -> [Entry] {
        staffEntries.filter { role == .admin || $0.roles.isEmpty || $0.roles.contains(role) }
    }

    private static let citizen = [
        Entry(url: .home, name: "home", icon: "home"),
        Entry(url: .file, name: "file", icon: "edit"),
        Entry(url: .follow, name: "follow", icon: "search"),
        Entry(url: .mailboxes, name: "mailboxes", icon: "mail"),
        Entry(url: .published, name: "published", icon: "messages"),
    ]

    private static let staffEntries = [
        Entry(url: .staffHome, name: "staffHome", icon: "home"),
        Entry(
            url: .intake,
            name: "intake",
            icon: "phone-incoming",
            roles: [.agent, .dispatcher, .supervisor],
            within: [.counterIntake, .gridIntake, .foundIntake, .emergencies, .nuisances, .lines],
        ),
        Entry(url: .gridIntake, name: "gridIntake", icon: "edit", roles: [.inspector]),
        Entry(url: .calls, name: "calls", icon: "phone", roles: CallsPage.roles),
        Entry(url: .letters, name: "letters", icon: "mail-opened", roles: [.agent, .dispatcher, .supervisor]),
        Entry(
            url: .dispatchDesk,
            name: "dispatchDesk",
            icon: "arrows-split",
            roles: [.dispatcher, .supervisor],
            within: [.routingQuality],
        ),
        Entry(url: .inbox, name: "inbox", icon: "inbox", roles: [.handler]),
        Entry(url: .review, name: "review", icon: "gavel", roles: [.dispatcher, .supervisor]),
        Entry(url: .endorsements, name: "endorsements", icon: "writing-sign", roles: [.leader]),
        Entry(url: .arbitration, name: "arbitration", icon: "scale", roles: [.dispatcher, .supervisor]),
        Entry(url: .supervision, name: "supervision", icon: "alarm", roles: [.supervisor, .leader]),
        Entry(
            url: .hotspots,
            name: "hotspots",
            icon: "flame",
            roles: HotspotsPage.roles,
            within: [.themes],
        ),
        Entry(
            url: .themes,
            name: "themes",
            icon: "target-arrow",
            roles: ThemesPage.roles.subtracting(HotspotsPage.roles),
        ),
        Entry(url: .leaderDesk, name: "leaderDesk", icon: "flag", roles: [.leader]),
        Entry(url: .callbacks, name: "callbacks", icon: "phone-outgoing", roles: [.agent, .evaluator, .supervisor]),
        Entry(url: .quality, name: "quality", icon: "eye-check", roles: QualityPage.roles, within: [.ownInspections]),
        Entry(url: .ownInspections, name: "ownInspections", icon: "eye-check", roles: [.agent, .dispatcher]),
        Entry(url: .notices, name: "notices", icon: "bell", roles: Set(Role.allCases).subtracting([.inspector])),
        Entry(url: .outbox, name: "outbox", icon: "send", roles: [.agent, .dispatcher, .supervisor]),
        Entry(url: .tickets, name: "tickets", icon: "list-search"),
        Entry(
            url: .scorecards,
            name: "scorecards",
            icon: "chart-bar",
            roles: [.handler, .supervisor, .evaluator, .leader],
            within: [.siteScoring],
        ),
        Entry(
            url: .reports,
            name: "reports",
            icon: "report",
            roles: [.handler, .dispatcher, .supervisor, .evaluator, .leader],
        ),
        Entry(url: .siteCalendar, name: "siteCalendar", icon: "calendar", roles: [.supervisor, .leader]),
        Entry(
            url: .siteCatalogue,
            name: "siteCatalogue",
            icon: "list-tree",
            roles: [.supervisor, .leader],
            within: [.siteCatalogueVersions, .siteClassifier],
        ),
        Entry(url: .dashboard, name: "dashboard", icon: "chart-dots", roles: DashboardPage.roles),
        Entry(
            url: .liveBoard,
            name: "liveBoard",
            icon: "activity",
            roles: [.dispatcher, .supervisor, .evaluator, .leader],
        ),
    ]
}
