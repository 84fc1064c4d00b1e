// SPDX-License-Identifier: Apache-2.0

import Foundation
import WorkCalendar

extension AreaFile {
    /// The answer to one line of `hotline place locate`, without a line feed: `{"id":1,"areas":["…"]}`, or
    /// `{"id":…,"error":"…"}` for a line that asks for no place on earth.
    package func answer(line: String) -> String {
        let question = PlaceQuestion(line)
        do throws(PlaceQuestion.Fault) {
            return "{\"id\":\(question.id),\"areas\":\(json(at: try question.point()))}"
        } catch {
            return "{\"id\":\(question.id),\"error\":\(error.description.jsonString)}"
        }
    }
}

/// A line taken apart: `{"id": 1, "lng": 112.14, "lat": 32.04}`. The id survives when the rest is wrong.
private struct PlaceQuestion {
    /// As JSON.
    private(set) var id = "null"
    private var longitude = Coordinate.missing
    private var latitude = Coordinate.missing
    private var isJSON = true

    private enum Coordinate {
        case missing
        case number(Double)
        case noNumber
    }

    enum Fault: Error {
        case notJSON
        case missing(String)
        case notANumber(String)
        case outOfRange(String, most: Int)
    }

    /// Most lines are flat and read at once; the others are left to the JSON decoder, which takes ten times as long.
    init(_ line: String) {
        var line = line
        let isRead = line.withUTF8 { bytes in
            var object = FlatObject(bytes)
            return object.read { take($0, of: $1) }
        }
        if isRead { return }
        do {
            self = try JSONDecoder().decode(PlaceQuestion.self, from: Data(line.utf8))
        } catch {
            self.isJSON = false
        }
    }

    func point() throws(Fault) -> Outline.Point {
        guard isJSON else { throw .notJSON }
        return Outline.Point(
            longitude: try Self.number(longitude, "lng", within: 180),
            latitude: try Self.number(latitude, "lat", within: 90),
        )
    }

    private mutating func take(_ value: FlatObject.Value, of key: FlatObject.Value) {
        if key.isText("id") {
            id = value.json
        } else if key.isText("lng") {
            longitude = value.number.map { .number($0) } ?? .noNumber
        } else if key.isText("lat") {
            latitude = value.number.map { .number($0) } ?? .noNumber
        }
    }

    private static func number(_ coordinate: Coordinate, _ key: String, within most: Int) throws(Fault) -> Double {
        switch coordinate {
        case .missing: throw .missing(key)
        case .noNumber: throw .notANumber(key)
        case .number(let number):
            guard abs(number) <= Double(most) else { throw .outOfRange(key, most: most) }
            return number
        }
    }
}

extension PlaceQuestion: Decodable {
    private enum Key: CodingKey {
        case id
        case lng
        case lat
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        id = try keys.decodeIfPresent(LineID.self, forKey: .id)?.json ?? "null"
        longitude = Self.coordinate(.lng, in: keys)
        latitude = Self.coordinate(.lat, in: keys)
    }

    private static func coordinate(_ key: Key, in keys: KeyedDecodingContainer<Key>) -> Coordinate {
        guard keys.contains(key) else { return .missing }
        // What is no number is told as that, whatever else it is.
        return (try? keys.decode(Double.self, forKey: key)).map { .number($0) } ?? .noNumber
    }
}

extension PlaceQuestion.Fault: CustomStringConvertible {
    var description: String {
        switch self {
        case .notJSON: "the line is not a JSON object"
        case .missing(let key): "\(key) is missing"
        case .notANumber(let key): "\(key) is not a number"
        case .outOfRange(let key, let most): "\(key) is not from −\(most) to \(most)"
        }
    }
}
