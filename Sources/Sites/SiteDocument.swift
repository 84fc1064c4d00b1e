// SPDX-License-Identifier: Apache-2.0

/// A site document as it was written. Immutable: a change is a new document with the next number.
package struct SiteDocument: Equatable, Sendable {
    package let kind: DocumentKind
    /// Counts the versions of one kind from 1; 0 for a text that has not been imported.
    package let number: Int
    /// YAML, at most `sizeLimit` bytes of UTF-8.
    package let text: String

    /// 4 MB: ten times the largest catalogue known, which has 4,000 matters (domain.md 1.5).
    package static let sizeLimit = 4 << 20

    package init(kind: DocumentKind, number: Int, text: String) {
        self.kind = kind
        self.number = number
        self.text = text
    }
}
