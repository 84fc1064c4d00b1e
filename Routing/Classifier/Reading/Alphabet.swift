// SPDX-License-Identifier: Apache-2.0

/// How the classifier takes each character of Unicode's first plane: full width as half width, capitals as small
/// letters, any digit as 0; what is no letter is nothing or ends a run.
enum Alphabet {
    /// What ends a run of characters.
    static let stop: UInt16 = 0
    static let space: UInt16 = 0x20
    static let digit: UInt16 = 0x30

    /// Written alone, as the Chinese write, or together to words.
    static func isIdeograph(_ symbol: UInt16) -> Bool { symbol >= 0x2E80 }

    static func symbol(of scalar: Unicode.Scalar) -> UInt16 {
        // Beyond the first plane are rare ideographs; some share a symbol, which does no harm.
        guard scalar.value < 0x10000 else {
            return scalar.value >= 0x20000 ? 0xE000 | UInt16(scalar.value & 0xFFF) : stop
        }
        return table[Int(scalar.value)]
    }

    private static let table: [UInt16] = (0..<0x10000).map { code in
        guard let scalar = Unicode.Scalar(UInt32(code)) else { return stop }
        return folded(scalar)
    }

    private static func folded(_ scalar: Unicode.Scalar) -> UInt16 {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0).map(folded) ?? stop
        case 0x3000, 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200B, 0x2028, 0x2029, 0xFEFF: space
        case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x3041...0x30FE, 0xAC00...0xD7A3: UInt16(scalar.value)
        case 0x30...0x39: digit
        default:
            if scalar.properties.isAlphabetic {
                small(scalar)
            } else {
                scalar.properties.generalCategory == .decimalNumber ? digit : stop
            }
        }
    }

    private static func small(_ scalar: Unicode.Scalar) -> UInt16 {
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        return lower.value < 0x2E80 ? UInt16(lower.value) : UInt16(truncatingIfNeeded: scalar.value)
    }
}
