// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Catalogue {
    /// The responsible unit, named or found by place. In YAML a unit's code, the word `district`, or a table `byArea`.
    package enum Lead: Codable, Equatable, Sendable {
        case unit(UnitCode)
        case districtOfPlace
        case byArea(ByArea)

        fileprivate static let district = "district"

        package init(from decoder: any Decoder) throws {
            // A text is not a table, and the other way round: each refuses the other.
            if let table = try? decoder.container(keyedBy: ByArea.CodingKeys.self) {
                self = .byArea(try ByArea(from: table))
            } else {
                let container = try decoder.singleValueContainer()
                self =
                    try container.decode(String.self) == Self.district
                    ? .districtOfPlace : .unit(container.decode(UnitCode.self))
            }
        }

        package func encode(to encoder: any Encoder) throws {
            switch self {
            case .unit(let code): try code.encode(to: encoder)
            case .districtOfPlace: try Self.district.encode(to: encoder)
            case .byArea(let table): try table.encode(to: encoder)
            }
        }

        /// Every unit that it names.
        package var units: [UnitCode] {
            switch self {
            case .unit(let unit): [unit]
            case .districtOfPlace: []
            case .byArea(let table):
                table.units.sorted { $0.key < $1.key }.map(\.value) + [table.otherwise].compactMap(\.self)
            }
        }
    }

    /// A unit for each area; the nearest area above the place decides.
    package struct ByArea: Codable, Equatable, Sendable {
        package let units: [AreaCode: UnitCode]
        /// Who leads everywhere else; nil for the district of the place.
        package let otherwise: UnitCode?

        enum CodingKeys: String, CodingKey { case byArea, otherwise }

        package init(from decoder: any Decoder) throws {
            try self.init(from: decoder.container(keyedBy: CodingKeys.self))
        }

        fileprivate init(from container: KeyedDecodingContainer<CodingKeys>) throws {
            let table = try container.decode([String: UnitCode].self, forKey: .byArea)
            units = try table.reduce(into: [:]) { units, pair in
                guard let area = AreaCode(pair.key) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .byArea,
                        in: container,
                        debugDescription: "“\(pair.key)” is not a code (a-z, 0-9, - and .)",
                    )
                }
                units[area] = pair.value
            }
            let named = try container.decodeIfPresent(UnitCode.self, forKey: .otherwise)
            otherwise = named?.rawValue == Lead.district ? nil : named
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            let table = Dictionary(uniqueKeysWithValues: units.map { ($0.key.rawValue, $0.value) })
            try container.encode(table, forKey: .byArea)
            try container.encodeIfPresent(otherwise, forKey: .otherwise)
        }
    }
}
