// SPDX-License-Identifier: Apache-2.0

/// Who may issue a command at all; the law then asks whose ticket it is. Source: domain.md 1.2, contracts.md (roles).
///
/// `admin` may act for any role, so that an office with few people can work; the journal says who did.
package enum Permission {
    package static func allows(_ author: Author, _ command: TicketCommand.Name) -> Bool {
        switch author {
        case .citizen: citizenCommands.contains(command)
        case .clock: clockCommands.contains(command)
        case .staff(_, let role, _): role == .admin ? !isForMachines(command) : roles(for: command).contains(role)
        }
    }

    /// The answer to a repeat is its master's, and lamps are noticed by the clock.
    private static func isForMachines(_ command: TicketCommand.Name) -> Bool {
        command == .noticeLamp || command == .passOnAnswer
    }

    private static let citizenCommands: Set<TicketCommand.Name> = [
        .noteCallerAnswer, .supplement, .recordCallback, .askReview, .attach, .withdraw,
    ]
    private static let clockCommands: Set<TicketCommand.Name> = [
        .propose, .dispatch, .unmerge, .passOnAnswer, .noticeLamp,
    ]

    private static func roles(for command: TicketCommand.Name) -> Set<Role> {
        switch command {
        case .answerDirectly, .decline, .transfer, .recordHandOver, .recordTelling, .noteInquiry, .merge, .unmerge,
            .link, .unlink, .split, .classify, .withdraw:
            [.agent, .dispatcher, .supervisor]
        case .askCaller, .noteCallerAnswer:
            [.agent, .dispatcher, .supervisor, .handler]
        case .propose, .dispatch:
            [.dispatcher, .supervisor]
        case .designate, .approveReturn, .rejectReturn, .approveTermination, .rejectTermination, .acceptResult:
            [.dispatcher, .supervisor]
        case .approveExtension, .rejectExtension, .rejectResult:
            [.dispatcher, .supervisor, .leader]
        case .endorseResult, .instruct:
            [.leader]
        case .sign, .assign, .subDispatch, .addCoHandlers, .reportCoHandling, .recordFirstContact, .requestReturn,
            .requestExtension, .requestTermination, .commit, .consultThirdParty, .noteThirdPartyOpinion,
            .submitResult, .requestExclusion:
            [.handler]
        case .recordCallback:
            [.agent, .evaluator, .supervisor]
        case .dispose, .rework, .close, .decideExclusion:
            [.evaluator, .supervisor]
        case .reopen, .askReview:
            [.agent, .dispatcher, .supervisor]
        case .archive:
            [.supervisor, .evaluator]
        case .supplement:
            [.agent, .dispatcher, .supervisor]
        case .urge:
            [.agent, .dispatcher, .supervisor, .leader]
        case .supervise, .liftSupervision, .pause, .resume:
            [.supervisor, .leader]
        case .publish, .unpublish:
            [.dispatcher, .supervisor]
        case .recompute:
            [.supervisor]
        case .acknowledge:
            Set(Role.allCases).subtracting([.inspector])
        case .attach, .withdrawAttachment:
            [.agent, .dispatcher, .handler, .supervisor]
        case .recuse:
            Set(Role.allCases).subtracting([.inspector])
        case .endRecusal:
            [.supervisor]
        case .passOnAnswer, .noticeLamp:
            []
        }
    }
}
