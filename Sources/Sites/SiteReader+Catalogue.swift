// SPDX-License-Identifier: Apache-2.0

package import Routing

extension SiteReader {
    /// A catalogue by itself: one that is no longer in force may name units that the site has no more.
    ///
    /// - Parameter document: Of the kind `catalogue`.
    /// - Returns: What it says.
    /// - Throws: `SiteFaults` for a text that is no catalogue.
    package static func catalogue(_ document: SiteDocument) throws(SiteFaults) -> Catalogue {
        var faults = FaultList()
        var decoder = PassageDecoder()
        do {
            let passage = try DocumentText(document: document).passage()
            document.kind.shape.check(passage, &faults)
            try faults.throwIfAny()
            let entries = decoder.decodeList(Catalogue.Entry.self, "matters", in: passage)
            try decoder.faults.throwIfAny()
            return Catalogue(number: document.number, entries: entries.map(\.value))
        } catch let fault as SiteFault {
            throw SiteFaults([fault])
        } catch let faults as SiteFaults {
            throw faults
        } catch {
            throw SiteFaults([SiteFault(file: document.kind.fileName, line: nil, message: "\(error)")])
        }
    }
}
