// SPDX-License-Identifier: Apache-2.0

/// The name by which site documents know a thing (a unit, a matter, an area): 1…64 of `a-z 0-9 - .`, stable for ever.
///
/// The subject keeps codes of different things apart: a unit's code is no matter's code.
package struct Code<Subject>: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    package let rawValue: String

    /// - Returns: nil when `text` is not a code.
    package init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.allows) else { return nil }
        rawValue = text
    }

    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let code = Code(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is not a code (a-z, 0-9, - and .)")
            )
        }
        self = code
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    package var description: String { rawValue }

    package static func < (one: Code, other: Code) -> Bool { one.rawValue < other.rawValue }

    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."): true
        default: false
        }
    }
}

package typealias UnitCode = Code<Department>
package typealias MatterCode = Code<Matter>
package typealias AreaCode = Code<Area>

/// A leaf or branch of the site's catalogue of matters; its content lives in `Routing`.
package enum Matter {}

/// A district, street or grid of the site.
package enum Area {}
