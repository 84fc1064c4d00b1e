// SPDX-License-Identifier: Apache-2.0

import Routing
import Sites
import Tickets

/// The filters and the order of the list of tickets as an address has them, whichever the list knows: what a saved view
/// keeps.
struct ViewQuery: Equatable, Sendable {
    let pairs: [(name: String, value: String)]

    /// From the address of a list; its place, its view and what is ticked belong to no view.
    init(_ query: Form) {
        pairs = query.named.filter { !Self.left.contains($0.key) }
            .sorted { $0.key < $1.key }
            .flatMap { name, values in values.filter { !$0.isBlank }.map { (name: name, value: $0) } }
    }

    /// - Returns: nil for what is no query's text.
    init?(text: String) {
        // What cannot be read is no query.
        guard let form = try? Form(urlEncoded: text.utf8) else { return nil }
        self.init(form)
    }

    /// As it is kept.
    var text: String { SiteURL.encodedQuery(pairs) }

    /// What the query names and the site in force no longer has.
    func missing(in site: Site, _ wording: Wording) -> [String] {
        pairs.compactMap { name, value in
            let isKnown =
                switch name {
                case "unit": UnitCode(value).map { site.organisation[$0] != nil } ?? false
                case "matter": MatterCode(value).map { site.catalogue[$0] != nil } ?? false
                case "area": AreaCode(value).map { site.gazetteer[$0] != nil } ?? false
                default: true
                }
            return isKnown ? nil : wording.text("view.missing.\(name)", ["code": String(value.prefix(60))])
        }
    }

    static func == (one: ViewQuery, other: ViewQuery) -> Bool { one.text == other.text }

    static let viewField = "view"
    private static let left: Set<String> = [viewField, "after", "pick", "lang"]
}
