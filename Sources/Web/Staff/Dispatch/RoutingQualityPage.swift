// SPDX-License-Identifier: Apache-2.0

import Desk
import Hummingbird
import Records
import Tickets

/// How often routing was right, month by month and way by way (C3).
struct RoutingQualityPage: StaffPage {
    let desk: Desk
    let pages: Pages

    static let roles: Set<Role> = [.dispatcher, .supervisor, .leader]
    private static let months = 12

    func addRoutes(to staff: RouterGroup<StaffContext>) {
        staff.get(RouterPath(SiteURL.routingQuality.pathUnderStaff)) { _, context in
            try context.session.mustBe(among: Self.roles)
            let months = try await desk.proposalOutcomes(since: desk.today.firstOfMonth(back: Self.months - 1))
            let model = RoutingQualityModel(months, for: context.session.role, pages.wording(context))
            return pages.render("staff/routing-quality", model, context)
        }
    }
}

/// Template `staff/routing-quality`.
struct RoutingQualityModel: PageModel {
    let title: String
    /// The newest month first, all ways together.
    let months: [QualityRow]
    /// All months together, way by way; ways without a decision are left out.
    let ways: [QualityRow]
    let isEmpty: Bool
    /// nil for those who do not work there.
    let dispatchLink: String?

    init(_ months: [TallyMonth: [ProposalOutcome: Int]], for role: Role, _ wording: Wording) {
        let works = role == .admin || TicketDesk.dispatch.roles.contains(role)
        dispatchLink = works ? SiteURL.dispatchDesk.path : nil
        title = wording.text("routingQuality.title")
        self.months = months.sorted { $0.key > $1.key }.map {
            QualityRow(name: $0.key.description, QualityCounts($0.value), wording)
        }
        let all = months.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        ways = RoutingWay.allCases.compactMap { way in
            let counts = QualityCounts(all.filter { $0.key.way == way })
            return counts.isEmpty ? nil : QualityRow(name: wording.word(way), counts, wording)
        }
        isEmpty = months.isEmpty
    }
}

/// What became of routing's decisions.
struct QualityCounts: Equatable, Sendable {
    let kept: Int
    let changed: Int
    /// Sent without a person, those given back later among them.
    let alone: Int
    let givenBack: Int

    init(_ outcomes: [ProposalOutcome: Int]) {
        func count(_ kind: ProposalOutcome.Kind) -> Int {
            outcomes.reduce(0) { $1.key.kind == kind ? $0 + $1.value : $0 }
        }
        kept = count(.kept)
        changed = count(.changed)
        alone = count(.alone)
        givenBack = count(.givenBack)
    }

    var isEmpty: Bool { kept + changed + alone + givenBack == 0 }
}

/// One line of the page.
struct QualityRow: Sendable {
    let name: String
    let kept: Int
    let changed: Int
    /// Of the proposals on which a person decided, for example `93.1%`; a dash where there was none.
    let accuracy: String
    /// The same as the length of a bar, 0…100.
    let bar: Int
    let alone: Int
    let givenBack: Int
    let aloneAccuracy: String

    init(name: String, _ counts: QualityCounts, _ wording: Wording) {
        self.name = name
        kept = counts.kept
        changed = counts.changed
        alone = counts.alone
        givenBack = counts.givenBack
        let decided = counts.kept + counts.changed
        accuracy = Self.percent(counts.kept, of: decided)
        bar = decided == 0 ? 0 : counts.kept * 100 / decided
        aloneAccuracy = Self.percent(max(0, counts.alone - counts.givenBack), of: counts.alone)
    }

    /// With one decimal, half up.
    private static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "—" }
        let tenths = (part * 2_000 + whole) / (2 * whole)
        return "\(tenths / 10).\(tenths % 10)%"
    }
}
