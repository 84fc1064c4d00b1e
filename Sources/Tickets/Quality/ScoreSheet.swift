// SPDX-License-Identifier: Apache-2.0

/// What is inspected (质检对象).
package enum InspectionKind: String, Codable, CaseIterable, Sendable {
    case call, ticket
}

/// What an inspector looks for, as data (质检评分表, S5). Source: site document `quality`.
///
/// A filled sheet keeps the sheet it was filled from, so that a later version of the document changes no result.
package struct ScoreSheet: Codable, Equatable, Sendable {
    package let code: String
    package let inspects: InspectionKind
    package let name: LocalText
    /// At least one has points.
    package let items: [Item]

    package init(code: String, inspects: InspectionKind, name: LocalText, items: [Item]) {
        self.code = code
        self.inspects = inspects
        self.name = name
        self.items = items
    }

    package struct Item: Codable, Equatable, Sendable {
        package let code: String
        package let text: LocalText
        /// Full marks, 1…100; nil for a fatal item.
        package let points: Int?
        /// A breach makes the whole result 0.
        package let fatal: Bool?

        package init(code: String, text: LocalText, points: Int?, fatal: Bool? = nil) {
            self.code = code
            self.text = text
            self.points = points
            self.fatal = fatal
        }

        package var isFatal: Bool { fatal == true }
    }
}
