// SPDX-License-Identifier: Apache-2.0

import Tickets

/// The ways in that somebody works at, and the lists that belong to them, one beside the other: template
/// `staff/intake-tabs`. They share one entry of the navigation.
struct IntakeTabs: Sendable {
    let tabs: [Tab]
    /// There is more than one.
    let isShown: Bool

    struct Tab: Sendable {
        let link: String
        let label: String
        let isHere: Bool
    }

    init(at here: SiteURL, for role: Role, _ wording: Wording) {
        tabs = Self.places.filter { role == .admin || $0.roles.contains(role) }.map { place in
            Tab(link: place.url.path, label: wording.text("intakeTabs.\(place.name)"), isHere: place.url == here)
        }
        isShown = tabs.count > 1
    }

    /// Who works at a page.
    static func roles(of url: SiteURL) -> Set<Role> { places.first { $0.url == url }?.roles ?? [] }

    private struct Place: Sendable {
        let url: SiteURL
        let name: String
        let roles: Set<Role>
    }

    private static let centre: Set<Role> = [.agent, .dispatcher, .supervisor]

    private static let places = [
        Place(url: .intake, name: "call", roles: centre),
        Place(url: .counterIntake, name: "counter", roles: centre),
        Place(url: .gridIntake, name: "grid", roles: centre.union([.inspector])),
        Place(url: .foundIntake, name: "found", roles: centre),
        Place(url: .emergencies, name: "emergencies", roles: centre),
        Place(url: .nuisances, name: "nuisances", roles: centre.union([.leader])),
        Place(url: .lines, name: "lines", roles: centre.union([.leader, .evaluator])),
    ]
}
