// SPDX-License-Identifier: Apache-2.0

import Tickets

/// An action that is not answered yet.
struct PendingAction {
    let awaits: Awaited
    let continuation: CheckedContinuation<Result<ManagerMessage, CTIFault>, Never>
    let timer: Task<Void, Never>
    /// The list so far.
    var items: [ManagerEvent] = []

    enum Awaited: Equatable {
        case response
        /// `OriginateResponse`, which comes after the response.
        case placing
        /// The events of a list, up to the one that says it is complete.
        case list(audit: Int)
    }

    /// Items of a list that are kept: more than any exchange has channels.
    static let mostItems = 50_000
}

/// A comparison with the exchange that is under way.
struct Audit {
    var lists = 0
    var events: [ManagerEvent] = []
    var isCompared = false
}
