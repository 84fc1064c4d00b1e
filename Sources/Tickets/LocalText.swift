// SPDX-License-Identifier: Apache-2.0

/// The two languages every page speaks; Chinese first.
package enum Language: String, Codable, CaseIterable, Sendable {
    case zh, en
}

/// A name in both languages, from site data.
package struct LocalText: Codable, Equatable, Hashable, Sendable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
