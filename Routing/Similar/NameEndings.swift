// SPDX-License-Identifier: Apache-2.0

/// Finds names by how they end: 路 a road, 苑 an estate, 集团 a company. Where a name begins nobody can tell without a
/// dictionary, so the ending and the two characters before it stand for it: 景花园 for 丽景花园, wherever it occurs.
enum NameEndings {
    private static let endings = words(
        """
        路 街 巷 大道 桥 号线 高速 立交 隧道
        小区 社区 花园 家园 新城 公寓 公馆 苑 园 府 城 湾 郡 庭 墅 邸 水岸 半岛
        村 镇 乡 街道 安置房 宿舍
        广场 大厦 大楼 国际 市场 商城 超市 酒店 公园 景区 水库
        小学 中学 大学 学校 学院 幼儿园 医院 校区 派出所 法院
        公司 集团 物业 地产 置业 银行
        """
    )
    /// What ends like a name and is none.
    private static let common = words(
        "政府 道路 马路 线路 公路 铁路 家庭 临街 沿街 农村 乡村 城乡 一个城 有限公司 责任公司 人民法院 住宅小区 居民小区 安置小区"
    )
    /// What may not follow: 城市 is no name that ends in 城.
    private static let followers: [UInt64: Set<UInt64>] = [
        "城": "市乡镇管", "村": "民", "乡": "镇村", "街": "道", "园": "区林丁", "府": "部", "镇": "政",
    ].reduce(into: [:]) { $0[number($1.key)] = Set($1.value.unicodeScalars.map { UInt64($0.value) }) }
    /// 的小区, 这条路, 附近小区 are no names.
    private static let functionCharacters = Set(
        "的了是在我们这那该个本各每其他它和与到向对从被把为有不边近围进入响出条两几多现目住因由等及".unicodeScalars
            .map { UInt64($0.value) }
    )

    private static let endingsByLast = byLast(endings)
    private static let commonByLast = byLast(common)
    private static let before = 2

    /// Where the names of a run stand.
    static func names(in run: [UInt64]) -> [Range<Int>] {
        run.indices.compactMap { place in
            guard let ending = longest(of: endingsByLast, in: run, at: place),
                case let start = place - ending + 1, start >= before,
                !functionCharacters.contains(run[start - 1]),
                longest(of: commonByLast, in: run, at: place) == nil,
                place + 1 == run.count || followers[run[place]]?.contains(run[place + 1]) != true
            else { return nil }
            return (start - before)..<(place + 1)
        }
    }

    /// The length of the longest of some words that ends at a place.
    private static func longest(of words: [UInt64: [[UInt64]]], in run: [UInt64], at place: Int) -> Int? {
        words[run[place]]?.first { run[...place].suffix($0.count).elementsEqual($0) }?.count
    }

    private static func words(_ text: String) -> [[UInt64]] {
        text.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map { UInt64($0.value) } }
    }

    private static func byLast(_ words: [[UInt64]]) -> [UInt64: [[UInt64]]] {
        Dictionary(grouping: words) { $0.last ?? 0 }.mapValues { $0.sorted { $0.count > $1.count } }
    }

    private static func number(_ character: String) -> UInt64 {
        character.unicodeScalars.first.map { UInt64($0.value) } ?? 0
    }
}
