// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What the asker of a JSON line calls it, a value of any sort: echoed as it came.
package indirect enum LineID: Decodable, Equatable, Sendable {
    case number(Decimal)
    case text(String)
    case flag(Bool)
    case list([LineID])
    case object([String: LineID])
    case missing

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        // A value of the wrong type is no failure here: the next one is tried, and an odd id is answered with null.
        if let text = try? container.decode(String.self) {
            self = .text(text)
            // As above.
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
            // As above.
        } else if let number = try? container.decode(Decimal.self) {
            self = .number(number)
            // As above: neither a list nor an object is null.
        } else if let list = try? container.decode([LineID].self) {
            self = .list(list)
            // As above.
        } else if let object = try? container.decode([String: LineID].self) {
            self = .object(object)
        } else {
            // What is no JSON is nobody's id: the line is refused, rather than answered without it.
            guard container.decodeNil() else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is no JSON value")
            }
            self = .missing
        }
    }

    package var json: String {
        switch self {
        case .number(let number): return number.description
        case .text(let text): return text.jsonString
        case .flag(let flag): return flag.description
        case .list(let list): return "[" + list.map(\.json).joined(separator: ",") + "]"
        case .object(let object):
            let members = object.sorted { $0.key < $1.key }.map { "\($0.key.jsonString):\($0.value.json)" }
            return "{" + members.joined(separator: ",") + "}"
        case .missing: return "null"
        }
    }
}
