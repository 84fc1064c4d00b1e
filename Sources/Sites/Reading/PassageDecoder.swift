// SPDX-License-Identifier: Apache-2.0

import Yams

/// Decodes passages into the types of the other modules and turns their errors into faults with a line.
struct PassageDecoder {
    private(set) var faults = FaultList()

    /// - Returns: nil after adding a fault, and for a passage that is not there.
    mutating func decode<Value: Decodable>(_ type: Value.Type, from passage: Passage?) -> Located<Value>? {
        guard let passage else { return nil }
        do {
            return Located(value: try YAMLDecoder().decode(type, from: passage.node), passage: passage)
        } catch let error as DecodingError {
            faults.add(Self.fault(of: error, in: passage))
        } catch {
            faults.add("\(error)", at: passage)
        }
        return nil
    }

    /// The items under `key`; those with a fault are left out.
    mutating func decodeList<Value: Decodable>(
        _ type: Value.Type,
        _ key: String,
        in passage: Passage?,
    ) -> [Located<Value>] {
        (passage?[key].items ?? []).compactMap { decode(type, from: $0) }
    }

    private static func fault(of error: DecodingError, in passage: Passage) -> SiteFault {
        switch error {
        case .keyNotFound(let key, let context):
            place(of: context, in: passage).fault("the key “\(key.stringValue)” is missing")
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            place(of: context, in: passage).fault(context.debugDescription)
        @unknown default:
            passage.fault("\(error)")
        }
    }

    private static func place(of context: DecodingError.Context, in passage: Passage) -> Passage {
        context.codingPath.reduce(passage) { passage, key in
            key.intValue.map(passage.item) ?? passage[key.stringValue]
        }
    }
}
