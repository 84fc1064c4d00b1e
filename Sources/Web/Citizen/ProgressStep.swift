// SPDX-License-Identifier: Apache-2.0

import Tickets

/// One point on the line from a request to its end, as a citizen sees it.
struct ProgressStep: Sendable {
    let label: String
    /// `done`, `current` or `ahead`: the class that draws it.
    let state: String
    /// The same for screen readers.
    let stateWord: String
    let isCurrent: Bool

    static func all(for stage: Stage, _ wording: Wording) -> [ProgressStep] {
        let line = stage.name.milestones
        return line.all.enumerated().map { index, milestone in
            let isOver = index < line.reached || (index == line.reached && line.isOver)
            let state = isOver ? "done" : index == line.reached ? "current" : "ahead"
            return ProgressStep(
                label: wording.text("milestone.\(milestone.rawValue)"),
                state: state,
                stateWord: wording.text("milestone.\(state)"),
                isCurrent: index == line.reached,
            )
        }
    }
}

/// The points that a citizen is shown; stages between them are the office's affair.
private enum Milestone: String {
    case accepted, assigned, handling, answered, finished
    /// Other ends than an answer.
    case notAccepted, transferred, merged

    static let usual: [Milestone] = [.accepted, .assigned, .handling, .answered, .finished]
}

extension Stage.Name {
    /// The way of a request and how far it has come; `isOver` when nothing follows.
    fileprivate var milestones: (all: [Milestone], reached: Int, isOver: Bool) {
        switch self {
        case .registered, .awaitingCaller: (Milestone.usual, 0, false)
        case .dispatched, .returnRequested: (Milestone.usual, 1, false)
        case .signed, .handling, .extensionRequested, .terminationReview, .resultReview: (Milestone.usual, 2, false)
        case .callbackPending, .answered: (Milestone.usual, 3, false)
        case .closed, .archived: (Milestone.usual, 4, true)
        case .notAccepted: ([.accepted, .notAccepted], 1, true)
        case .transferred: ([.accepted, .transferred], 1, true)
        case .merged: ([.accepted, .merged], 1, true)
        }
    }
}
