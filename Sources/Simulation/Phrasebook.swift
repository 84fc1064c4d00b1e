// SPDX-License-Identifier: Apache-2.0

package import Routing
package import Sites
package import Tickets

/// Puts into words what citizens and offices of a made-up city say: the site's matters and areas in stock phrases.
/// Nobody is named, and no address exists.
package struct Phrasebook: Sendable {
    private let matters: [Catalogue.Entry]
    private let areas: [Gazetteer.Entry]
    private let gazetteer: Gazetteer

    package init(_ site: Site) {
        matters = site.catalogue.leaves
        areas = site.gazetteer.entries
        gazetteer = site.gazetteer
    }

    /// What a message is about.
    package struct Topic: Sendable {
        package let kind: TicketKind
        package let matter: Catalogue.Entry?
        package let address: String
    }

    package func topic(using generator: inout SeededGenerator) -> Topic {
        Topic(
            kind: generator.draw(Self.kinds),
            matter: generator.element(of: matters),
            address: address(using: &generator),
        )
    }

    package func message(on topic: Topic, using generator: inout SeededGenerator) -> Message {
        let matter = topic.matter?.name.zh ?? "公共服务"
        let word = generator.element(of: topic.matter?.words ?? []) ?? matter
        let since = generator.element(of: Self.durations) ?? ""
        let title = "\(topic.address)\(word)"
        return Message(title: title, detail: Self.detail(topic, matter: matter, word: word, since: since))
    }

    /// A street and a group number that no map has: `樊城区王寨街道第 7 组`.
    private func address(using generator: inout SeededGenerator) -> String {
        guard let area = generator.element(of: areas) else { return "" }
        let district = area.parent.flatMap { gazetteer[$0]?.name.zh } ?? ""
        return "\(district)\(area.name.zh)第\(generator.index(below: 60) + 1)组"
    }

    private static func detail(_ topic: Topic, matter: String, word: String, since: String) -> String {
        let place = topic.address
        return switch topic.kind {
        case .consultation: "请问\(matter)方面现在有什么规定？\(place)的居民应当到哪里办理，需要带哪些材料？"
        case .help: "\(place)\(since)出现\(word)的情况，影响了周边居民的正常生活，希望有关部门尽快帮助解决。"
        case .complaint: "\(place)\(word)的问题\(since)一直没有解决，多次反映没有结果，请有关部门尽快处理并答复。"
        case .report: "举报\(place)存在\(word)的情况，\(since)无人管理，请依法查处。"
        case .suggestion: "建议在\(place)加强\(matter)方面的管理，方便附近居民。"
        case .praise: "感谢工作人员处理\(place)\(word)的问题，态度认真，效率很高。"
        case .other: "\(place)关于\(matter)有一些情况想向你们反映。"
        }
    }

    private static let kinds: Odds<TicketKind> = [
        .help: 38, .complaint: 30, .consultation: 15, .suggestion: 8, .report: 6, .praise: 2, .other: 1,
    ]

    private static let durations = ["三天来", "一个星期以来", "半个月以来", "一个多月以来", "从昨晚开始", "今年以来"]
}
