// SPDX-License-Identifier: Apache-2.0

/// What the classifier is asked about.
package struct RequestText: Equatable, Sendable {
    package let title: String
    package let detail: String

    package init(title: String, detail: String) {
        self.title = title
        self.detail = detail
    }
}

/// A request of which somebody knows what it is about.
package struct LabelledText: Equatable, Sendable {
    package let text: RequestText
    package let label: String

    package init(_ text: RequestText, label: String) {
        self.text = text
        self.label = label
    }
}
