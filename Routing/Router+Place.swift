// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Router {
    /// Where a request happened and how that was found: the area named by the filing, or of the point on the map, or
    /// found in its address, or else in its words.
    ///
    /// A text that could mean several areas is settled by the next one that means one of them.
    ///
    /// - Returns: nil where nothing says anything.
    package func place(of filing: Filing) -> PlaceInquiry? {
        if let area = filing.place.area { return PlaceInquiry(source: .chosen, area: area) }
        if let area = Outline.Point(filing.place).flatMap(gazetteer.area) {
            return PlaceInquiry(source: .point, area: area)
        }
        let texts: [(PlaceInquiry.Source, String)] = [
            (.address, filing.place.address), (.summary, filing.summary), (.narrative, filing.narrative),
        ]
        let findings = texts.lazy.filter { !$1.isEmpty }
            .map { (source: $0, finding: gazetteer.place(in: $1)) }
            .filter { !$0.finding.names.isEmpty }
        guard let (source, finding) = findings.first else { return nil }
        let settled = finding.isAmbiguous ? gazetteer.settle(finding, by: findings.dropFirst().map(\.finding)) : nil
        return PlaceInquiry(
            source: source,
            area: settled ?? finding.area,
            names: finding.names,
            candidates: finding.candidates,
        )
    }

    /// Only where.
    package func area(of filing: Filing) -> AreaCode? { place(of: filing)?.area }
}

extension Gazetteer {
    /// The one candidate that another text means, or the area of the other text within it.
    fileprivate func settle(_ finding: PlaceFinding, by others: some Sequence<PlaceFinding>) -> AreaCode? {
        for case let area? in others.lazy.filter({ !$0.isAmbiguous }).map(\.area) {
            let fitting = finding.candidates.filter { path(of: $0).contains(area) || path(of: area).contains($0) }
            guard fitting.count == 1 else { continue }
            return path(of: area).contains(fitting[0]) ? area : fitting[0]
        }
        return nil
    }
}
