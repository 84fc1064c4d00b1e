// SPDX-License-Identifier: Apache-2.0

import Tickets

/// What may be done with many tickets at once: nothing whose words are meant for one citizen alone.
enum BulkActions {
    /// In the order of a list's choice.
    static let all: [TicketCommand.Name] = [
        .sign, .dispatch, .designate, .addCoHandlers, .acceptResult, .rejectResult, .approveReturn, .rejectReturn,
        .approveExtension, .rejectExtension, .approveTermination, .rejectTermination, .acknowledge, .urge, .supervise,
        .liftSupervision, .instruct, .pause, .resume, .classify, .merge, .rework, .close, .archive,
    ]

    /// What `author` may do in a list of tickets in these stages; no stages stand for all.
    static func offered(to author: Author, in stages: [Stage.Name]) -> [TicketCommand.Name] {
        let usual = Set(stages.flatMap { $0.usualSteps.flatMap(\.self) } + LawfulSteps.riding)
        return all.filter { name in
            Permission.allows(author, name) && (stages.isEmpty || usual.contains(name))
        }
    }
}
