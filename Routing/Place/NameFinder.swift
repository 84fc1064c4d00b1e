// SPDX-License-Identifier: Apache-2.0

/// Finds the names of places in a text from its beginning: at each point the longest name wins, and the next is looked
/// for behind it.
struct NameFinder: Sendable {
    /// A name where it stands, with all it may mean, by number.
    struct Found {
        let range: Range<Int>
        let meanings: [Int]
    }

    private struct Name: Sendable {
        let scalars: [UInt32]
        var meanings: [Int]
    }

    private let names: [Name]
    /// Which names begin with these two scalars, the longest first.
    private let byBeginning: [UInt64: [Int]]

    /// - Parameter names: What to look for and what it means. One that is listed twice has both meanings; one of fewer
    ///   than two characters is never found.
    init(_ names: some Sequence<(String, Int)>) {
        var places: [[UInt32]: Int] = [:]
        var listed: [Name] = []
        for (text, meaning) in names {
            let scalars = PlainText(text).scalars
            guard scalars.count > 1 else { continue }
            if let place = places[scalars] {
                if !listed[place].meanings.contains(meaning) { listed[place].meanings.append(meaning) }
            } else {
                places[scalars] = listed.count
                listed.append(Name(scalars: scalars, meanings: [meaning]))
            }
        }
        self.names = listed
        byBeginning = Dictionary(grouping: listed.indices) { Self.beginning(of: listed[$0].scalars, at: 0) }
            .mapValues { $0.sorted { listed[$0].scalars.count > listed[$1].scalars.count } }
    }

    func names(in text: PlainText) -> [Found] {
        var found: [Found] = []
        var place = 0
        while place + 1 < text.scalars.count {
            if let name = longestName(in: text, at: place) {
                let range = place..<place + name.scalars.count
                found.append(Found(range: range, meanings: name.meanings))
                place = range.upperBound
            } else {
                place += 1
            }
        }
        return found
    }

    private func longestName(in text: PlainText, at place: Int) -> Name? {
        byBeginning[Self.beginning(of: text.scalars, at: place)]?.lazy.map { names[$0] }.first { name in
            let end = place + name.scalars.count
            return end <= text.scalars.count && text.scalars[place..<end].elementsEqual(name.scalars)
                && text.isWordBreak(at: place) && text.isWordBreak(at: end)
                && !text.isOnlyPartOfRoad(place..<end)
        }
    }

    private static func beginning(of scalars: [UInt32], at place: Int) -> UInt64 {
        UInt64(scalars[place]) << 32 | UInt64(scalars[place + 1])
    }
}

extension PlainText {
    /// Whether the name is only the first part of a road's: 枣阳 in 枣阳路 is no place, but in 枣阳路段 and 枣阳市路灯 it is.
    fileprivate func isOnlyPartOfRoad(_ range: Range<Int>) -> Bool {
        guard !Self.endings.contains(scalars[range.upperBound - 1]) else { return false }
        let rest = scalars[range.upperBound...].prefix(3)
        guard let road = Self.roads.first(where: rest.starts) else { return false }
        return rest.dropFirst(road.count).first.map { !Self.afterRoad.contains($0) } ?? true
    }

    private static let roads = ["路", "大道", "大街", "大桥", "巷"].map { $0.unicodeScalars.map(\.value) }
    /// A name that ends so is whole.
    private static let endings = Set("区县市镇乡道村社团路街巷".unicodeScalars.map(\.value))
    /// After these the road is one of the place's, not one called after it.
    private static let afterRoad = Set("面段边灯口上旁况".unicodeScalars.map(\.value))
}
