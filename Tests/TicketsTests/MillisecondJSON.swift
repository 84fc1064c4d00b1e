// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// JSON with instants in whole milliseconds, as the journal keeps events.
enum MillisecondJSON {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(Int64((date.timeIntervalSince1970 * 1000).rounded()))
        }
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ type: Value.Type, from text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .custom { decoder in
            Date(timeIntervalSince1970: Double(try decoder.singleValueContainer().decode(Int64.self)) / 1000)
        }
        return try decoder.decode(type, from: Data(text.utf8))
    }
}

extension Ticket {
    /// What the store gives back; it keeps the number beside the rest.
    var readBack: Ticket {
        get throws {
            var ticket = try MillisecondJSON.value(Ticket.self, from: try MillisecondJSON.text(self))
            ticket.number = number
            return ticket
        }
    }
}
