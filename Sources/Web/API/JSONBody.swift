// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hummingbird

extension Request {
    /// Reads the JSON object in the body.
    ///
    /// - Parameters:
    ///   - type: What it should hold.
    ///   - limit: Bytes.
    /// - Returns: What it holds.
    /// - Throws: `WebFault.bodyTooLarge`, `APIFault` for what is no JSON object, `FieldFault` for a member of another
    ///   type than `Value` has.
    func json<Value: Decodable>(_ type: Value.Type, upTo limit: Int) async throws -> Value {
        try JSONBody.value(type, in: try await wholeBody(upTo: limit))
    }
}

/// Reads JSON and says what is wrong with it in the API's words.
enum JSONBody {
    static func value<Value: Decodable>(_ type: Value.Type, in bytes: Data) throws -> Value {
        do {
            return try decoder.decode(type, from: bytes)
        } catch let error as DecodingError {
            throw fault(error, in: bytes)
        }
    }

    private static let decoder = JSONDecoder()

    private static func fault(_ error: DecodingError, in bytes: Data) -> any Fault {
        switch error {
        case .typeMismatch(let type, let context):
            guard !context.codingPath.isEmpty else { return APIFault.notAnObject }
            return FieldFault.wrongType(field(context.codingPath), expected: expected(type))
        case .valueNotFound(_, let context):
            guard !context.codingPath.isEmpty else { return APIFault.notAnObject }
            return FieldFault.missing(field(context.codingPath))
        case .keyNotFound(let key, let context):
            return FieldFault.missing(field(context.codingPath + [key]))
        case .dataCorrupted:
            return APIFault.malformedJSON(place: JSONPlace(ofFaultIn: bytes))
        @unknown default:
            return APIFault.malformedJSON(place: nil)
        }
    }

    private static func field(_ path: [any CodingKey]) -> String { path.map(\.stringValue).joined(separator: ".") }

    private static func expected(_ type: any Any.Type) -> FieldFault.Expected {
        switch type {
        case is String.Type: .text
        case is Bool.Type: .flag
        case is Double.Type, is Int.Type: .number
        case is [Any].Type: .list
        default: .object
        }
    }
}
