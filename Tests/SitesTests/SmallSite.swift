// SPDX-License-Identifier: Apache-2.0

import Sites
import Testing

/// The smallest site that checks clean; a test changes one visible line of it.
enum SmallSite {
    static let texts: [DocumentKind: String] = [
        .profile: profile, .organisation: organisation, .areas: areas, .calendar: calendar, .catalogue: catalogue,
        .rules: rules, .deadlines: deadlines, .questionnaire: questionnaire, .scoring: scoring, .staff: staff,
    ]

    static func documents(_ changed: [DocumentKind: String] = [:]) -> [SiteDocument] {
        texts.merging(changed) { $1 }.map { SiteDocument(kind: $0, number: 1, text: $1) }
    }

    /// What is found wrong after the first `old` in a document has become `new`.
    static func faults(
        in kind: DocumentKind,
        _ old: String,
        _ new: String,
        at location: SourceLocation = #_sourceLocation,
    ) -> [String] {
        guard let text = texts[kind], let place = text.firstRange(of: old) else {
            Issue.record("\(kind.fileName) has no “\(old)”", sourceLocation: location)
            return []
        }
        return faults(in: [kind: text.replacingCharacters(in: place, with: new)])
    }

    static func faults(in changed: [DocumentKind: String]) -> [String] {
        faults(in: documents(changed))
    }

    static func faults(in documents: [SiteDocument]) -> [String] {
        do throws(SiteFaults) {
            _ = try SiteReader.read(documents)
            return []
        } catch {
            return error.faults.map(\.description)
        }
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
