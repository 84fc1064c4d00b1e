// SPDX-License-Identifier: Apache-2.0

/// The way a request came in, and the way an answer can go out. Source: domain.md 1.3.
package enum Channel: String, Codable, CaseIterable, Sendable {
    case phone, sms, web, letter, mail, counter, wechat, weibo, grid, upstream, proactive, api
}

/// 性质: what the citizen wants of us. Source: domain.md 1.5.
package enum TicketKind: String, Codable, CaseIterable, Sendable {
    case consultation, help, complaint, report, suggestion, praise, other
}

/// 办件类型: the procedure that a case follows; each has steps and clocks of its own (D7). Source: domain.md 1.7.
package enum CaseKind: String, Codable, CaseIterable, Sendable {
    /// An ordinary request to the hotline.
    case request
    /// 信访: 信访工作条例 arts. 22–23, 34–36.
    case petition
    /// 依申请公开: 政府信息公开条例 arts. 29–38.
    case disclosure
}

/// 紧急程度. `urgent` is hard to mend afterwards, `critical` has grave consequences if not handled now (domain.md 1.4).
package enum Urgency: String, Codable, CaseIterable, Sendable {
    case normal, urgent, critical
}

/// How near to late a ticket is, mildest first. Source: domain.md 1.12.
package enum Lamp: String, Codable, CaseIterable, Comparable, Sendable {
    case green, yellow, orange, red, doubleRed

    package static func < (one: Lamp, other: Lamp) -> Bool { one.severity < other.severity }

    /// 0 for green … 4 for double red.
    package var severity: Int {
        switch self {
        case .green: 0
        case .yellow: 1
        case .orange: 2
        case .red: 3
        case .doubleRed: 4
        }
    }
}

/// What a member of staff is there to do. Source: contracts.md.
package enum Role: String, Codable, CaseIterable, Sendable {
    case agent, dispatcher, handler, supervisor, evaluator, leader, admin
    /// 网格员: files what they find in their grid, and follows that.
    case inspector
}
