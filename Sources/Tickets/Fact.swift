// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A countable thing that happened to a ticket while a unit was responsible. Facts are tallied by day and unit in the
/// transaction that brings them; rates and scores are sums of facts, never counts of rows (V5).
package enum Fact: String, Codable, CaseIterable, Sendable {
    case received, answeredDirectly, declined, transferred, merged, reopened
    case dispatched, signed, signedInTime, contacted, contactedInTime
    case coHandlingAsked, coHandled, coHandledInTime
    case returned, extended, replied, repliedInTime, reworked, closed
    case reached, unreachable, refusedSurvey, surveyNotNeeded
    case contactedFirst, notContactedFirst
    case resolved, partlyResolved, unresolved
    case verySatisfied, satisfied, mostlySatisfied, dissatisfied, veryDissatisfied
    /// To be asked, and tried in vain: what is neither reached nor given up yet is still to be called.
    case callbackBegun, callbackTried
    /// Citizens who were not content, and what reviewers decided about them.
    case grieved, sentToRework, explained, deferred, handedOver, screenedOut
}

/// A fact and the unit it counts for; nil is the centre.
package struct CountedFact: Hashable, Sendable {
    package let fact: Fact
    package let unit: UnitCode?

    package init(_ fact: Fact, for unit: UnitCode?) {
        self.fact = fact
        self.unit = unit
    }
}

extension Ticket {
    /// The facts that `event` brings to this ticket, as it stands before the event.
    package func facts(of event: TicketEvent, at instant: Date) -> [CountedFact] {
        switch event {
        case .dispatched(let pass):
            return [CountedFact(.dispatched, for: pass.unit)] + pass.coTasks.map(\.askedFact)
        case .designated(let pass, _):
            // A unit designated against its own request has returned nothing.
            let former = stage.assignment.map(\.unit).flatMap { $0 == pass.unit ? nil : $0 }
            return [former.map { CountedFact(.returned, for: $0) }, CountedFact(.dispatched, for: pass.unit)]
                .compactMap(\.self) + pass.coTasks.map(\.askedFact)
        case .reworkOrdered(let pass, _):
            // Ordered after closing, too, it counts for the unit whose work it is.
            return [CountedFact(.reworked, for: pass.unit)] + pass.coTasks.map(\.askedFact)
        case .coTasksSet(let tasks), .subDispatched(let tasks):
            return tasks.map(\.askedFact)
        case .calledBack(let outcome):
            // Each caller is asked, also of a repeat: it counts for the unit that answered (domain.md 1.11).
            return outcome.facts.map { CountedFact($0, for: unit ?? answeredBy) }
        case .callbackBegun: return [CountedFact(.callbackBegun, for: unit ?? answeredBy)]
        case .callbackTried: return [CountedFact(.callbackTried, for: unit ?? answeredBy)]
        case .grievanceOpened: return [CountedFact(.grieved, for: unit ?? answeredBy)]
        // Decided after the end, too, it counts for the unit whose work it was.
        case .grievanceDisposed(let disposition):
            return [CountedFact(disposition.kind.fact, for: unit ?? passes.last?.unit ?? answeredBy)]
        case .coHandlingReported(let unit, _):
            // Whoever is late with a part is late alone (domain.md 1.10).
            return coHandlingFacts(of: unit, at: instant).map { CountedFact($0, for: unit) }
        default:
            return ownFacts(of: event, at: instant).map { CountedFact($0, for: unit) }
        }
    }

    /// What counts for the unit of the pass under way, or for the centre where there is none.
    private func ownFacts(of event: TicketEvent, at instant: Date) -> [Fact] {
        switch event {
        case .registered: [.received]
        case .answeredDirectly: [.answeredDirectly]
        case .declined: [.declined]
        case .transferred: [.transferred]
        case .merged: [.merged]
        case .signed: inTime(.sign, at: instant) ? [.signed, .signedInTime] : [.signed]
        case .firstContactMade: inTime(.firstContact, at: instant) ? [.contacted, .contactedInTime] : [.contacted]
        case .returnApproved: [.returned]
        case .extensionApproved: [.extended]
        case .resultAccepted:
            stage.assignment?.isResultInTime ?? true ? [.replied, .repliedInTime] : [.replied]
        case .closed: [.closed]
        case .reopened, .reviewAsked: [.reopened]
        case .dispatched, .designated, .reworkOrdered, .unmerged, .answerPassedOn, .calledBack, .callerAsked,
            .callerAnswered, .questionLapsed, .linked, .unlinked, .splitOff, .classified, .accusedNamed, .assigned,
            .committed,
            .handOverRecorded, .citizenTold, .inquired, .thirdPartyAsked, .thirdPartyHeard, .resultEndorsed,
            .callbackDue, .callbackBegun, .callbackTried, .surveyTexted, .grievanceOpened, .grievanceDisposed,
            .clocksRecomputed, .subDispatched,
            .routeProposed, .coTasksSet, .coClocksMoved, .coHandlingReported,
            .coHandlersAdded, .returnRequested, .returnRejected, .extensionRequested, .extensionRejected,
            .terminationRequested, .terminationRejected, .resultSubmitted, .resultRejected, .archived, .supplemented,
            .urged,
            .recused, .recusalEnded, .supervised, .supervisionLifted, .instructed, .paused, .resumed, .lampChanged,
            .rungReached,
            .rungsAcknowledged, .attached, .attachmentWithdrawn, .published, .unpublished,
            .exclusionRequested, .exclusionDecided:
            []
        }
    }

    private func coHandlingFacts(of unit: UnitCode, at instant: Date) -> [Fact] {
        let task = stage.assignment?.coTasks.first { $0.unit == unit && $0.report == nil }
        return task?.deadline.map { instant <= $0.due } ?? true ? [.coHandled, .coHandledInTime] : [.coHandled]
    }

    private func inTime(_ kind: Deadline.Kind, at instant: Date) -> Bool {
        stage.assignment?.deadline(kind).map { instant <= $0.due } ?? true
    }
}

extension CoTask {
    fileprivate var askedFact: CountedFact { CountedFact(.coHandlingAsked, for: unit) }
}

extension Disposition.Kind {
    fileprivate var fact: Fact {
        switch self {
        case .rework: .sentToRework
        case .explained: .explained
        case .extended: .deferred
        case .handedOver: .handedOver
        case .screenedOut: .screenedOut
        }
    }
}

extension CallbackOutcome {
    fileprivate var facts: [Fact] {
        switch self {
        case .reached(let answer): [.reached] + answer.facts
        case .unreachable: [.unreachable]
        case .refused: [.refusedSurvey]
        case .notNeeded: [.surveyNotNeeded]
        }
    }
}

extension SurveyAnswer {
    /// One fact for each question that the citizen answered; none for one left open.
    fileprivate var facts: [Fact] {
        [contactedFirst.map { $0 ? .contactedFirst : .notContactedFirst }, resolution?.fact, satisfaction?.fact]
            .compactMap(\.self)
    }
}

extension SurveyAnswer.Resolution {
    fileprivate var fact: Fact {
        switch self {
        case .resolved: .resolved
        case .partly: .partlyResolved
        case .unresolved: .unresolved
        }
    }
}

extension SurveyAnswer.Satisfaction {
    fileprivate var fact: Fact {
        switch self {
        case .verySatisfied: .verySatisfied
        case .satisfied: .satisfied
        case .mostly: .mostlySatisfied
        case .dissatisfied: .dissatisfied
        case .veryDissatisfied: .veryDissatisfied
        }
    }
}
