// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// Makes of Asterisk's events, which are about channels, news about calls. Pure: the same events at the same instants give
/// the same news.
///
/// A channel belongs to the call that its `Linkedid` names when it is first seen; it stays there, since Asterisk changes
/// that id as channels are bridged. A channel that is seen in the middle of its life, as after a cut of the link, brings its
/// call with it.
package struct Switchboard: Sendable {
    let plan: AsteriskPlan
    var legs: [String: Leg] = [:]
    var lines: [CallID: Line] = [:]
    /// Calls that channels of other linked ids were joined to.
    var aliases: [String: CallID] = [:]
    var rooms: [String: CallID] = [:]
    var seats: [Seat: SeatState] = [:]
    /// The audit in which a seat's state last came by an event.
    var seatChanged: [Seat: Int] = [:]
    var departed = Departed()
    /// Counts comparisons with the exchange's own lists.
    var audit = 0

    package init(plan: AsteriskPlan) { self.plan = plan }

    /// - Parameters:
    ///   - event: As the exchange sent it.
    ///   - now: When it happened.
    /// - Returns: What it means to the office; mostly nothing.
    package mutating func read(_ event: ManagerEvent, at now: Date) -> [ExchangeNews] {
        var news = News(at: now)
        follow(event, &news)
        return news.list
    }

    /// The channels of a call by which something can be done, those that came first before others.
    func legs(of call: CallID) -> [Leg] {
        lines[call]?.legs.compactMap { legs[$0] } ?? []
    }

    /// The call of a channel.
    func call(ofChannel uniqueID: String) -> CallID? { legs[uniqueID]?.call }

    private mutating func follow(_ event: ManagerEvent, _ news: inout News) {
        switch event {
        case .newChannel(let channel): _ = leg(of: channel, isNew: true, &news)
        case .newState(let channel): changeState(of: channel, &news)
        case .hungUp(let channel, let cause): hangUp(channel, cause: cause, &news)
        case .hangUpRequested(let channel): note(ender: .asked, by: channel, &news)
        case .softHangUpRequested(let channel): note(ender: .made, by: channel, &news)
        case .newExtension(let channel, _, _): enterSurvey(channel, &news)
        case .variableSet(let channel?, let name, let value): set(name, to: value, on: channel, &news)
        case .userEvent(let channel, let name, let fields): take(name, fields, of: channel, &news)
        case .keyUp(let channel, let key, true):
            tell(of: channel, &news) { leg in leg.party.map { .pressed(key: key, by: $0) } }
        case .held(let channel): hold(channel, &news)
        case .resumed(let channel): resume(channel, &news)
        case .musicStarted(let channel): startMusic(for: channel, &news)
        case .musicStopped(let channel): stopMusic(for: channel, &news)
        case .recordingStopped(let channel): completeRecording(of: channel, &news)
        default: followConnection(event, &news)
        }
    }

    private mutating func followConnection(_ event: ManagerEvent, _ news: inout News) {
        switch event {
        case .dialBegan(let caller, let callee, let dialled): ring(callee, by: caller, dialled: dialled, &news)
        case .dialEnded(let caller, let callee, let status):
            if status == "ANSWER" { answer(callee, by: caller, &news) } else { ringInVain(callee, &news) }
        case .agentCalled(let caller, let agent, _): ring(agent, by: caller, dialled: nil, &news)
        case .agentConnected(let caller, let agent, _): answer(agent, by: caller, &news)
        case .agentRangInVain(_, let agent, _): ringInVain(agent, &news)
        case .callerJoinedQueue(let channel, let queue): join(queue, channel, &news)
        case .callerAbandonedQueue(let channel, _): leaveQueue(channel, .abandoned, &news)
        case .callerLeftQueue(let channel, _): leaveQueue(channel, .leftQueue, &news)
        case .memberAdded(let member), .memberPaused(let member), .memberStatus(let member):
            show(member, state: state(of: member), &news)
        case .memberRemoved(let member): show(member, state: .loggedOut, &news)
        case .conferenceJoined(let room, let channel): enter(room, channel, &news)
        case .conferenceEnded(let room): rooms[room] = nil
        case .blindTransfer(let from, let context, let place):
            transfer(from, to: plan.party(context: context, extension: place), .blind, &news)
        case .attendedTransfer(let from, let target):
            transfer(from, to: target.flatMap { legs[$0.uniqueID]?.party }, .attended, &news)
        default: break
        }
    }
}

/// News that come of one event.
struct News {
    let at: Date
    private(set) var list: [ExchangeNews] = []

    init(at: Date) { self.at = at }

    mutating func add(_ event: CallEvent, to call: CallID) { list.append(.call(call, event, at: at)) }

    mutating func add(_ seat: Seat, _ state: SeatState) { list.append(.seat(seat, state, at: at)) }
}
