// SPDX-License-Identifier: Apache-2.0

import Desk
import Records
import Routing
import Sites
import Tickets
import WorkCalendar

/// The dispatch catalogue as a tree, how its matters are used, and the form for one: template `staff/site-catalogue`.
struct CatalogueModel: PageModel {
    let title: String
    let action: String
    let previewAction: String
    let packLink: String
    let classifierLink = SiteURL.siteClassifier.path
    let addLink: String
    let figures: [String]
    let words: String
    let shows: [Choice]
    let months: [Choice]
    let roots: [Choice]
    let isFiltered: Bool
    let count: String
    let rows: [MatterRow]
    let hasRows: Bool
    /// Said where there are more than are shown.
    let more: String?
    let matter: MatterPart?
    let versions: [VersionLine]
    let compare: ComparePart?
    let canEdit: Bool
    let base: String
    let yaml: String

    /// More on one page nobody reads.
    private static let mostRows = 400

    init(_ view: CatalogueView, form: MatterForm?, _ wording: Wording) {
        let catalogue = view.site.catalogue
        let filter = view.filter
        title = wording.text("siteCatalogue.title")
        action = SiteURL.siteCatalogue.path
        previewAction = SiteURL.siteCatalogue.path + "/preview"
        packLink = SiteURL.siteDeadlines.path
        addLink = SiteURL.siteCatalogue.path(["entry": "new", "parent": filter.root?.rawValue ?? ""]) + "#matter"
        let dead = catalogue.leaves.count {
            view.usage.isDead($0.code, in: catalogue, months: filter.months, on: view.today)
        }
        figures = [
            wording.text(
                "siteCatalogue.size",
                [
                    "number": String(catalogue.number), "leaves": String(catalogue.leaves.count),
                    "inForce": String(catalogue.leaves(on: view.today).count),
                ],
            ),
            wording.text("siteCatalogue.deadCount", ["count": String(dead), "months": String(filter.months)]),
        ]
        words = filter.words
        shows = CatalogueFilter.Show.allCases.map {
            Choice($0.rawValue, wording.text("siteCatalogue.show.\($0.rawValue)"), isChosen: $0 == filter.show)
        }
        months = CatalogueFilter.monthChoices.map {
            let label = wording.text("siteCatalogue.months", ["count": String($0)])
            return Choice(String($0), label, isChosen: $0 == filter.months)
        }
        roots = catalogue.entries.filter { $0.parent == nil }.map {
            Choice($0.code.rawValue, $0.name[wording.language], isChosen: $0.code == filter.root)
        }
        isFiltered = !filter.isEmpty || filter.root != nil
        let entries = filter.entries(of: catalogue, view.usage, on: view.today)
        count = wording.text(
            "siteCatalogue.found",
            ["count": String(entries.count { catalogue.isLeaf($0.code) })],
        )
        rows = entries.prefix(Self.mostRows).map { MatterRow($0, view, here: form?.old, wording) }
        hasRows = !rows.isEmpty
        more =
            entries.count > Self.mostRows
            ? wording.text("siteCatalogue.more", ["count": String(Self.mostRows)]) : nil
        matter = form.map { MatterPart($0, site: view.site, usage: view.usage, wording) }
        versions = view.versions.map { VersionLine($0, wording) }
        compare = ComparePart(view.versions, from: nil, to: nil)
        canEdit = view.canEdit
        base = String(view.newest.number)
        yaml = view.newest.text.withoutStamp
    }
}

/// What the page of the catalogue is made from.
struct CatalogueView: Sendable {
    let site: Site
    let newest: SiteDocument
    let versions: [DocumentVersion]
    let usage: CatalogueUsage
    let filter: CatalogueFilter
    let today: Day
    let canEdit: Bool
}

/// One matter of the tree, a branch or a leaf.
struct MatterRow: Sendable {
    let code: String
    let name: String
    /// 1 for what lies under nothing.
    let level: String
    let isLeaf: Bool
    let lead: String
    let coUnits: String?
    let deadlineClass: String
    let term: String?
    let isDead: Bool
    let received: Int
    let returned: String
    let elsewhere: Int
    let lastUse: String
    let editLink: String
    let isHere: Bool

    init(_ entry: Catalogue.Entry, _ view: CatalogueView, here: String?, _ wording: Wording) {
        let catalogue = view.site.catalogue
        let counts = view.usage[entry.code]
        code = entry.code.rawValue
        name = entry.name[wording.language]
        level = String(min(catalogue.path(of: entry.code).count, 5))
        isLeaf = catalogue.isLeaf(entry.code)
        lead = entry.lead.map(wording.lead) ?? ""
        coUnits = entry.coUnits.map(wording.units)
        deadlineClass = entry.deadlineClass ?? ""
        term = wording.term(catalogue.term(of: entry.code))
        isDead =
            isLeaf
            && view.usage.isDead(entry.code, in: catalogue, months: view.filter.months, on: view.today)
        received = counts.received
        returned =
            counts.dispatched == 0
            ? String(counts.returned)
            : wording.text(
                "siteCatalogue.share",
                ["count": String(counts.returned), "of": String(counts.dispatched)],
            )
        elsewhere = counts.elsewhere
        lastUse = view.usage.lastUse(of: entry.code)?.description ?? "—"
        editLink = SiteURL.siteCatalogue.path(["entry": code]) + "#matter"
        isHere = code == here
    }
}

/// The choice of two versions to compare.
struct ComparePart: Sendable {
    let action: String
    let from: [Choice]
    let to: [Choice]

    /// - Returns: nil where there is only one.
    init?(_ versions: [DocumentVersion], from: Int?, to: Int?) {
        guard versions.count > 1 else { return nil }
        action = SiteURL.siteCatalogueVersions.path
        let from = from ?? versions[1].number
        let to = to ?? versions[0].number
        self.from = versions.map { Choice(String($0.number), String($0.number), isChosen: $0.number == from) }
        self.to = versions.map { Choice(String($0.number), String($0.number), isChosen: $0.number == to) }
    }
}
