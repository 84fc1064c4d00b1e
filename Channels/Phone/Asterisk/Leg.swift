// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// One channel of a call, as the switchboard knows it.
struct Leg: Equatable, Sendable {
    let name: String
    let uniqueID: String
    var call: CallID
    /// Nil for a channel that is nobody's telephone, as `Local/…`.
    var party: Party?
    /// It placed the call, rather than being called.
    var isCaller: Bool
    /// The audit in which it was first seen.
    let firstSeen: Int
    var hasRung = false
    var isUp = false
    var hasRungInVain = false
    var recording: String?
}

/// One call, as the switchboard knows it.
struct Line: Equatable, Sendable {
    let call: CallID
    var opening: CallOpening
    var isTold = false
    var ticket: String?
    var waiting: CallPicture.Waiting?
    /// The audit in which it last joined or left a queue.
    var queueChanged = 0
    var hasAbandoned = false
    var isSurveyed = false
    /// Who left a party to the music without their telephone saying that it holds, as for a word with somebody else.
    var awayFromMusic: Party?
    /// Telephones that hold.
    var holders: Set<String> = []
    var ender: CallEnd.Ender?
    var cause: Int?
    /// Unique ids, in the order in which they came.
    var legs: [String] = []
}

/// The last unique ids of channels that have ended: what still comes of them makes no new call.
struct Departed: Sendable {
    private var ids: Set<String> = []
    private var order: [String] = []
    private var next = 0
    private static let most = 4_096

    func contains(_ id: String) -> Bool { ids.contains(id) }

    mutating func insert(_ id: String) {
        guard ids.insert(id).inserted else { return }
        if order.count < Self.most {
            order.append(id)
        } else {
            ids.remove(order[next])
            order[next] = id
            next = (next + 1) % Self.most
        }
    }
}
