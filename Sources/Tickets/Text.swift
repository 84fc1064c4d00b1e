// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Without white space at both ends.
    package var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    package var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
