// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What the centre does with a new request.
enum Fate: Sendable {
    case dispatch
    case answer
    case decline
    case transfer
    /// It is the same as one filed before.
    case merge

    static let odds: Odds<Fate> = [.dispatch: 84, .answer: 9, .merge: 3, .decline: 2, .transfer: 2]
}

/// What somebody does once on the way, if the law allows it there: the turns that make a life more than a straight line.
enum Detour: CaseIterable, Sendable {
    case askCaller, classify
    case requestReturn, addCoHandlers, requestExtension, requestTermination, pause, assign, askCitizen, commit
    case rejectResult
    case urge, supervise, liftSupervision, instruct
    case rework, reopen, archive

    /// Of how many tickets it is part, 0…1. Not sourced, but near what cities publish of returns and reworks.
    var share: Double {
        switch self {
        case .askCaller: 0.04
        case .classify: 0.1
        case .requestReturn: 0.07
        case .addCoHandlers: 0.06
        case .requestExtension: 0.07
        case .requestTermination: 0.015
        case .pause: 0.03
        case .assign: 0.05
        case .askCitizen: 0.03
        case .commit: 0.01
        case .rejectResult: 0.06
        case .urge: 0.1
        case .supervise: 0.03
        case .liftSupervision: 0.5
        case .instruct: 0.015
        case .rework: 0.005
        case .reopen: 0.015
        case .archive: 0.2
        }
    }

    /// Where people think of it; the law may allow it elsewhere too.
    var stages: Set<Stage.Name> {
        switch self {
        case .askCaller, .classify: [.registered]
        case .requestReturn: [.dispatched]
        case .addCoHandlers, .assign: [.signed, .handling]
        case .requestExtension, .requestTermination, .pause, .supervise, .instruct, .askCitizen, .commit: [.handling]
        case .liftSupervision: [.resultReview, .callbackPending]
        case .rejectResult: [.resultReview]
        case .urge: [.dispatched, .signed, .handling]
        case .rework, .reopen, .archive: [.closed, .notAccepted]
        }
    }
}
