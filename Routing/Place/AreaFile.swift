// SPDX-License-Identifier: Apache-2.0

package import Foundation
import WorkCalendar

/// Areas drawn in a GeoJSON file (RFC 7946), as map offices publish them: for `hotline place locate` (C4).
package struct AreaFile: Sendable {
    /// Of the features, in their order; two features of one name are one area.
    package let names: [String]
    package let outlines: [Outline]
    private let quoted: [String]
    private let index: OutlineIndex

    /// Takes a `FeatureCollection` of polygons and multipolygons, one area at least. Heights are passed over.
    ///
    /// - Throws: `AreaFileFault` for the first thing that is wrong; nothing of a broken file is used.
    package init(_ json: Data) throws {
        let features: [AreaFeature]
        do {
            features = try JSONDecoder().decode(AreaCollection.self, from: json).features
        } catch let error as DecodingError {
            throw AreaFileFault(error)
        }
        names = features.map(\.name)
        quoted = names.map(\.jsonString)
        outlines = features.map(\.outline)
        index = OutlineIndex(outlines)
    }

    /// The names of the areas around a point, in the file's order: none, one, or several where features overlap.
    package func areas(at point: Outline.Point) -> [String] {
        places(at: point).map { names[$0] }
    }

    /// The same as a JSON list.
    func json(at point: Outline.Point) -> String {
        "[\(places(at: point).map { quoted[$0] }.joined(separator: ","))]"
    }

    private func places(at point: Outline.Point) -> [Int] {
        let places = index.outlines(at: point)
        guard places.count > 1 else { return places }
        return places.enumerated().filter { order, place in
            !places[..<order].contains { names[$0] == names[place] }
        }.map(\.element)
    }
}

/// Why a file of areas is not used, and where it is wrong.
package struct AreaFileFault: Error, Equatable, CustomStringConvertible {
    /// Counted from 1; nil where the file as a whole is meant.
    package let feature: Int?
    package let message: String

    /// `feature 3: geometry.coordinates: a Polygon or MultiPolygon was expected, not “Point”`
    package var description: String { feature.map { "feature \($0): \(message)" } ?? message }
}

extension AreaFileFault {
    /// What the decoder says, in the words of this file's authors.
    fileprivate init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(context.codingPath, "“\(key.stringValue)” was expected")
        case .valueNotFound(_, let context):
            self.init(context.codingPath, "something was expected, not null")
        case .typeMismatch(let type, let context):
            self.init(context.codingPath, "\(Self.words(for: type)) was expected")
        case .dataCorrupted(let context):
            self.init(context.codingPath, context.codingPath.isEmpty ? "JSON was expected" : context.debugDescription)
        @unknown default:
            self.init(feature: nil, message: "JSON was expected")
        }
    }

    private init(_ path: [any CodingKey], _ expectation: String) {
        let rest = path.first?.stringValue == "features" ? path.dropFirst() : path[...]
        let feature = path.count > rest.count ? rest.first?.intValue : nil
        let keys = feature == nil ? path[...] : rest.dropFirst()
        let place = keys.map { key in key.intValue.map { "\($0 + 1)" } ?? key.stringValue }.joined(separator: ".")
        self.init(feature: feature.map { $0 + 1 }, message: place.isEmpty ? expectation : "\(place): \(expectation)")
    }

    private static func words(for type: any Any.Type) -> String {
        switch type {
        case is Double.Type: "a number"
        case is String.Type: "a text"
        case is [Any].Type: "a list"
        default: "an object"
        }
    }
}

private struct AreaCollection: Decodable {
    let features: [AreaFeature]

    private enum Key: CodingKey {
        case type
        case features
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        let type = try keys.decode(String.self, forKey: .type)
        guard type == "FeatureCollection" else {
            throw keys.fault(.type, "a FeatureCollection was expected, not “\(type.prefix(40))”")
        }
        features = try keys.decode([AreaFeature].self, forKey: .features)
        guard !features.isEmpty else { throw keys.fault(.features, "an area was expected") }
    }
}

private struct AreaFeature: Decodable {
    let name: String
    let outline: Outline

    private enum Key: CodingKey {
        case id
        case name
        case properties
        case geometry
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        // Without properties the feature itself may have a name; one that is no text is no name: the next one is tried.
        let properties = try? keys.nestedContainer(keyedBy: Key.self, forKey: .properties)
        // As above.
        let name = [(properties, Key.name), (keys, .name), (keys, .id), (properties, .id)].lazy
            .compactMap { container, key in (try? container?.decode(LineID.self, forKey: key))?.text }.first
        guard let name else { throw keys.fault(.properties, "a “name” was expected, or an “id” of the feature") }
        self.name = name
        outline = try keys.decode(AreaGeometry.self, forKey: .geometry).outline
    }
}

private struct AreaGeometry: Decodable {
    let outline: Outline

    private enum Key: CodingKey {
        case type
        case coordinates
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Key.self)
        switch try keys.decode(String.self, forKey: .type) {
        case "Polygon": outline = Outline([try keys.decode([AreaRing].self, forKey: .coordinates).map(\.corners)])
        case "MultiPolygon":
            outline = Outline(try keys.decode([[AreaRing]].self, forKey: .coordinates).map { $0.map(\.corners) })
        case let type: throw keys.fault(.type, "a Polygon or MultiPolygon was expected, not “\(type.prefix(40))”")
        }
        guard !outline.polygons.isEmpty, outline.polygons.allSatisfy({ !$0.isEmpty }) else {
            throw keys.fault(.coordinates, "a polygon with a ring was expected")
        }
    }
}

extension KeyedDecodingContainer {
    fileprivate func fault(_ key: Key, _ expectation: String) -> DecodingError {
        .dataCorruptedError(forKey: key, in: self, debugDescription: expectation)
    }
}

extension LineID {
    fileprivate var text: String? {
        switch self {
        case .number(let number): number.description
        case .text(let text): text.isEmpty ? nil : text
        case .flag, .list, .object, .missing: nil
        }
    }
}
