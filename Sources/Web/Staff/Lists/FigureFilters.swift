// SPDX-License-Identifier: Apache-2.0

import Records
import Tickets
import WorkCalendar

/// What a dashboard's numbers ask of the list of tickets beyond the filters that people choose: open or late ones, those
/// that ended on some days or after so long, a day's backlog.
struct FigureFilters: Equatable, Sendable {
    var state: State?
    var endedFrom: Day?
    var endedThrough: Day?
    var span: HandlingSpan?
    var openOn: Day?

    enum State: String, Sendable {
        case open, late
    }

    init() {}

    init(_ query: Form) {
        state = State(rawValue: query["state"])
        endedFrom = Day(query["endedFrom"])
        endedThrough = Day(query["endedTo"])
        span = HandlingSpan(rawValue: query["took"])
        openOn = Day(query["openOn"])
    }

    func ask(_ list: inout TicketList) {
        if state != nil, list.stages.isEmpty { list.stages = Stage.Name.allCases.filter(\.isOpen) }
        if state == .late, list.lamps.isEmpty { list.lamps = [.red, .doubleRed] }
        list.endedFrom = endedFrom
        list.endedThrough = endedThrough
        list.span = span
        list.openOn = openOn
    }

    /// As an address has them.
    var pairs: [(name: String, value: String?)] {
        [
            ("state", state?.rawValue), ("endedFrom", endedFrom?.description), ("endedTo", endedThrough?.description),
            ("took", span?.rawValue), ("openOn", openOn?.description),
        ]
    }

    /// Those that are set, for a form that keeps them, and in words.
    func kept(_ wording: Wording) -> [KeptFilter] {
        let words = [
            state.map { wording.text("search.kept.\($0.rawValue)") },
            endedFrom.map { wording.text("search.kept.endedFrom", ["day": $0.description]) },
            endedThrough.map { wording.text("search.kept.endedTo", ["day": $0.description]) },
            span.map { wording.text("search.kept.took", ["span": wording.span($0)]) },
            openOn.map { wording.text("search.kept.openOn", ["day": $0.description]) },
        ]
        return zip(pairs, words).compactMap { pair, text in
            guard let value = pair.value, let text else { return nil }
            return KeptFilter(name: pair.name, value: value, text: text)
        }
    }
}

/// A filter that no field of the form chooses.
struct KeptFilter: Sendable {
    let name: String
    let value: String
    let text: String
}

extension Wording {
    /// How long something took, for example 一至三天.
    func span(_ span: HandlingSpan) -> String { text("dashboard.span.\(span.rawValue)") }
}
