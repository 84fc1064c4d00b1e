// SPDX-License-Identifier: Apache-2.0

/// What in a request made a part of a rule's condition hold. In JSON a string: a word as it is, all else as `sort=value`.
package enum RoutingEvidence: Hashable, Sendable {
    case word(String)
    case matter(MatterCode)
    case kind(TicketKind)
    case channel(Channel)
    case urgency(Urgency)
    case area(AreaCode)
    case personGroup(PersonGroupCode)
    case day(DaySort)
    /// `HH:MM` on the city's clock.
    case time(String)
    /// How many open tickets the unit has.
    case load(UnitCode, Int)
}

/// What a rule may ask of the day on which a request came.
package enum DaySort: String, Codable, CaseIterable, Sendable {
    case mon, tue, wed, thu, fri, sat, sun
    /// By the city's calendar, make-up days and holidays included.
    case workday, restday
}

extension RoutingEvidence: CustomStringConvertible {
    package var description: String {
        switch self {
        case .word(let word): word
        case .matter(let code): "matter=\(code)"
        case .kind(let kind): "kind=\(kind.rawValue)"
        case .channel(let channel): "channel=\(channel.rawValue)"
        case .urgency(let urgency): "urgency=\(urgency.rawValue)"
        case .area(let code): "area=\(code)"
        case .personGroup(let code): "personGroup=\(code)"
        case .day(let day): "day=\(day.rawValue)"
        case .time(let time): "time=\(time)"
        case .load(let unit, let count): "load=\(unit) \(count)"
        }
    }

    /// Whatever is not of one of the sorts is a word, as all evidence was once.
    package init(_ text: String) {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        self = (parts.count == 2 ? Self.read(sort: parts[0], parts[1]) : nil) ?? .word(text)
    }

    private static func read(sort: String, _ value: String) -> RoutingEvidence? {
        switch sort {
        case "matter": MatterCode(value).map { .matter($0) }
        case "kind": TicketKind(rawValue: value).map { .kind($0) }
        case "channel": Channel(rawValue: value).map { .channel($0) }
        case "urgency": Urgency(rawValue: value).map { .urgency($0) }
        case "area": AreaCode(value).map { .area($0) }
        case "personGroup": PersonGroupCode(value).map { .personGroup($0) }
        case "day": DaySort(rawValue: value).map { .day($0) }
        case "time": .time(value)
        case "load": load(value.split(separator: " ").map(String.init))
        default: nil
        }
    }

    private static func load(_ parts: [String]) -> RoutingEvidence? {
        guard parts.count == 2, let unit = UnitCode(parts[0]), let count = Int(parts[1]) else { return nil }
        return .load(unit, count)
    }
}

extension RoutingEvidence: Codable {
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension RoutingEvidence: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) { self.init(text) }
}
