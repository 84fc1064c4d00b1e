// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets
package import WorkCalendar

/// What a rule asks of a request. All parts that are given must hold; within a part any one is enough, except of
/// `allWords`.
package struct Condition: Codable, Equatable, Sendable {
    package let words: [String]?
    package let allWords: [String]?
    /// The matter that was chosen or that the classifier thinks likeliest, or one above it.
    package let matters: [MatterCode]?
    package let kinds: [TicketKind]?
    package let channels: [Channel]?
    package let urgency: [Urgency]?
    package let areas: [AreaCode]?
    package let personGroups: [PersonGroupCode]?
    /// When the request came, on the city's calendar and clock.
    package let days: [DaySort]?
    package let hours: Hours?
    package let load: Load?

    /// From one time to another, `HH:MM`; across midnight where the end is not after the beginning.
    package struct Hours: Codable, Equatable, Sendable {
        package let from: String
        package let until: String
    }

    /// So many open tickets that a unit has, or more.
    package struct Load: Codable, Equatable, Sendable {
        package let unit: UnitCode
        package let atLeast: Int
    }

    /// What a condition is asked about.
    struct Subject {
        let filing: Filing
        /// Those of the rules' words that occur in the request.
        var words: Set<String>
        /// The matter and what it lies under.
        let matters: [MatterCode]
        /// The area it happened in and what that lies in: a rule for a district covers its streets.
        let areas: [AreaCode]
        let circumstances: Circumstances
    }

    enum Verdict: Equatable {
        case holds([RoutingEvidence])
        /// Which part did not hold, and the evidence of those before.
        case fails(ConditionPart, having: [RoutingEvidence])
    }

    func verdict(on subject: Subject) -> Verdict {
        var evidence: [RoutingEvidence] = []
        for part in ConditionPart.allCases {
            guard let found = whatSpeaks(for: part, in: subject) else { continue }
            guard !found.isEmpty else { return .fails(part, having: evidence) }
            evidence += found
        }
        return .holds(evidence)
    }

    /// - Returns: What speaks for the part; empty where nothing does, nil where the part is not asked.
    private func whatSpeaks(for part: ConditionPart, in subject: Subject) -> [RoutingEvidence]? {
        let filing = subject.filing
        let circumstances = subject.circumstances
        return switch part {
        case .words: words.map { $0.filter(subject.words.contains).map { .word($0) } }
        case .allWords: allWords.map { $0.allSatisfy(subject.words.contains) ? $0.map { .word($0) } : [] }
        case .matters: matters.map { asked in subject.matters.first(where: asked.contains).map { [.matter($0)] } ?? [] }
        case .kinds: kinds.map { $0.contains(filing.kind) ? [.kind(filing.kind)] : [] }
        case .channels: channels.map { $0.contains(filing.channel) ? [.channel(filing.channel)] : [] }
        case .urgency: urgency.map { $0.contains(filing.urgency) ? [.urgency(filing.urgency)] : [] }
        case .areas: areas.map { asked in subject.areas.first(where: asked.contains).map { [.area($0)] } ?? [] }
        case .personGroups:
            personGroups.map { asked in
                filing.personGroup.flatMap { asked.contains($0) ? [.personGroup($0)] : nil } ?? []
            }
        case .days:
            days.map { asked in circumstances.moment?.days.first(where: asked.contains).map { [.day($0)] } ?? [] }
        case .hours: hours.map { circumstances.moment?.evidence(of: $0) ?? [] }
        case .load: load.map { circumstances.evidence(of: $0) }
        case .unless: nil
        }
    }
}

/// What routing asks besides the request itself; the caller finds it out.
package struct Circumstances: Sendable {
    /// When the request came.
    package var moment: Moment?
    /// The day whose catalogue is asked: that of the moment, where nothing else is said.
    package var day: Day?
    /// What the classifier takes the request for, the likeliest first.
    package var guesses: [RoutingInquiry.Guess]
    /// Which model guessed.
    package var model: Int?
    /// Open tickets by unit: of the rulebook's `weighedUnits`.
    package var load: [UnitCode: Int]

    package init(
        moment: Moment? = nil,
        guesses: [RoutingInquiry.Guess] = [],
        model: Int? = nil,
        load: [UnitCode: Int] = [:],
    ) {
        self.moment = moment
        day = moment?.day
        self.guesses = guesses
        self.model = model
        self.load = load
    }

    fileprivate func evidence(of asked: Condition.Load) -> [RoutingEvidence] {
        let count = load[asked.unit] ?? 0
        return count >= asked.atLeast ? [.load(asked.unit, count)] : []
    }

    /// An instant as the city's calendar and clock show it.
    package struct Moment: Equatable, Sendable {
        package let day: Day
        package let time: ClockTime
        package let isWorkday: Bool

        package init(_ instant: Date, on calendar: WorkCalendar) {
            day = calendar.day(of: instant)
            time = calendar.time(of: instant)
            isWorkday = calendar.isWorkday(day)
        }

        /// How a rule may name the day.
        fileprivate var days: [DaySort] {
            [isWorkday ? .workday : .restday] + [DaySort(rawValue: day.weekday.rawValue)].compactMap(\.self)
        }

        fileprivate func evidence(of hours: Condition.Hours) -> [RoutingEvidence] {
            guard let from = ClockTime(hours.from), let until = ClockTime(hours.until) else { return [] }
            let isWithin = from < until ? from <= time && time < until : from <= time || time < until
            return isWithin ? [.time(time.description)] : []
        }
    }
}
