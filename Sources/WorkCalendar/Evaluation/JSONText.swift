// SPDX-License-Identifier: Apache-2.0

import Foundation

extension String {
    /// The text as a JSON string, quotes included; written by hand so that it cannot fail and keys keep their order.
    package var jsonString: String {
        var json = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case "\r": json += "\\r"
            case "\t": json += "\\t"
            case "\u{00}"..."\u{0F}": json += "\\u000" + String(scalar.value, radix: 16)
            case "\u{10}"..."\u{1F}": json += "\\u00" + String(scalar.value, radix: 16)
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}

extension DecodingError {
    /// One sentence about whatever decoding a line threw: an escape that is none is told of by another error.
    package static func sentence(for error: any Error) -> String {
        (error as? DecodingError)?.sentence ?? "the line is not JSON"
    }

    /// One sentence that names the key, for whoever wrote the line.
    package var sentence: String {
        switch self {
        case .keyNotFound(let key, let context):
            "\(path(context.codingPath + [key])) is missing"
        case .valueNotFound(_, let context):
            "\(path(context.codingPath)) must not be null"
        case .typeMismatch(let type, let context):
            "\(path(context.codingPath)) is not \(Self.words(for: type))"
        case .dataCorrupted(let context) where context.codingPath.isEmpty:
            "the line is not JSON"
        case .dataCorrupted(let context):
            "\(path(context.codingPath)): \(context.debugDescription)"
        @unknown default:
            "the line cannot be read"
        }
    }

    private static func words(for type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is any BinaryInteger.Type: "a whole number"
        case is any FloatingPoint.Type, is Decimal.Type: "a number"
        case is [Any].Type: "a list"
        default: "an object"
        }
    }

    private func path(_ keys: [any CodingKey]) -> String {
        keys.isEmpty ? "the line" : keys.map(\.stringValue).joined(separator: ".")
    }
}
