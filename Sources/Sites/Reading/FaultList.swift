// SPDX-License-Identifier: Apache-2.0

/// Collects faults, so that an author sees all of them at once.
struct FaultList {
    private var faults: [SiteFault] = []

    mutating func add(_ fault: SiteFault) { faults.append(fault) }

    mutating func add(_ message: String, at passage: Passage) { faults.append(passage.fault(message)) }

    func throwIfAny() throws(SiteFaults) {
        if !faults.isEmpty { throw all }
    }

    var all: SiteFaults { SiteFaults(found) }

    /// By document and line, each fault once.
    var found: [SiteFault] {
        var seen: Set<SiteFault> = []
        let order = Dictionary(uniqueKeysWithValues: DocumentKind.allCases.enumerated().map { ($1.fileName, $0) })
        return faults.filter { seen.insert($0).inserted }
            .sorted { (order[$0.file] ?? 0, $0.line ?? 0) < (order[$1.file] ?? 0, $1.line ?? 0) }
    }
}
