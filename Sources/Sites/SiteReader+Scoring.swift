// SPDX-License-Identifier: Apache-2.0

package import Survey

extension SiteReader {
    /// A scoring pack by itself, for figures that come from outside: its indicators need no facts.
    ///
    /// - Parameters:
    ///   - text: YAML, or JSON.
    ///   - file: What faults call it.
    /// - Returns: The pack.
    /// - Throws: `SiteFaults` with all faults of the first pass that has any.
    package static func scoringPack(_ text: String, file: String) throws(SiteFaults) -> ScoringPack {
        do {
            return try scoringPack(SiteDocument(kind: .scoring, number: 0, text: text))
        } catch {
            throw SiteFaults(error.faults.map { SiteFault(file: file, line: $0.line, message: $0.message) })
        }
    }

    private static func scoringPack(_ document: SiteDocument) throws(SiteFaults) -> ScoringPack {
        var faults = FaultList()
        let passage: Passage
        do throws(SiteFault) { passage = try DocumentText(document: document).passage() } catch {
            throw SiteFaults([error])
        }
        document.kind.shape.check(passage, &faults)
        try faults.throwIfAny()
        var decoder = PassageDecoder()
        guard let pack = decoder.decode(ScoringPack.self, from: passage) else { throw decoder.faults.all }
        pack.check(&faults)
        try faults.throwIfAny()
        return pack.value
    }
}
