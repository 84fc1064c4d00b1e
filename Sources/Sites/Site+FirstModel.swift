// SPDX-License-Identifier: Apache-2.0

package import Routing
import Tickets

/// What a city's folder may hold beside its documents, so that routing guesses from the first day.
extension Site {
    /// What is wrong with the model in `file`; nothing where the rules ask no classifier.
    package func faults(of model: TextClassifier, in file: String) -> [SiteFault] {
        guard rulebook.classifier != nil, !model.labels.contains(where: isLeaf) else { return [] }
        return [
            SiteFault(file: file, line: nil, message: "none of the model's classes is a leaf of the catalogue")
        ]
    }

    /// What is wrong with the requests in `file` from which a model would be learnt, each unknown label once.
    package func faults(of requests: LabelledTexts, in file: String) -> [SiteFault] {
        guard rulebook.classifier != nil else { return [] }
        var seen: Set<String> = []
        let unknown = zip(requests.rows, requests.lines).filter { row, _ in
            seen.insert(row.label).inserted && !isLeaf(row.label)
        }
        guard unknown.isEmpty else {
            return unknown.map { row, line in
                SiteFault(file: file, line: line, message: "“\(row.label)” is no leaf of the catalogue")
            }
        }
        guard seen.count > 1 else {
            return [
                SiteFault(file: file, line: nil, message: "all requests have the same label; nothing is learnt of one")
            ]
        }
        return []
    }

    private func isLeaf(_ label: String) -> Bool { MatterCode(label).map(catalogue.isLeaf) ?? false }
}
