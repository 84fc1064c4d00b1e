// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Without white space at both ends.
    package var trimmed: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.isBlank }),
            let last = scalars.lastIndex(where: { !$0.isBlank })
        else { return "" }
        return String(scalars[first...last])
    }

    package var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }

    /// At most so many UTF-16 units, with an ellipsis where something is missing, and no character cut.
    package func cut(toUnits most: Int) -> String {
        guard utf16.count > most else { return self }
        var units = 1
        let kept = prefix { character in
            units += character.utf16.count
            return units <= most
        }
        return kept + "…"
    }
}

extension Unicode.Scalar {
    /// White space, and what has no width at all: a text of it says nothing.
    fileprivate var isBlank: Bool { properties.isWhitespace || value == 0x200B || value == 0xFEFF }
}
