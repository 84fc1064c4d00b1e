// SPDX-License-Identifier: Apache-2.0

/// What Asterisk tells of, by name and with what each event is read for.
///
/// An event that is not listed is kept by its name, so that a newer Asterisk, or a module that a city adds, breaks nothing.
/// Source: recordings of Asterisk 22.10.1; Asterisk 22, "AMI Events".
package enum ManagerEvent: Equatable, Sendable {
    case fullyBooted
    case successfulAuth(account: String)

    case newChannel(AsteriskChannel)
    case newState(AsteriskChannel)
    case newCallerID(AsteriskChannel)
    case newConnectedLine(AsteriskChannel)
    case newExtension(AsteriskChannel, application: String, arguments: String)
    case variableSet(AsteriskChannel?, name: String, value: String)
    /// Sent by the dialplan, with its channel, or by a manager, without one.
    case userEvent(AsteriskChannel?, name: String, fields: [String: String])
    case hangUpRequested(AsteriskChannel)
    case softHangUpRequested(AsteriskChannel)
    case hungUp(AsteriskChannel, cause: Int)

    case dialBegan(caller: AsteriskChannel?, callee: AsteriskChannel, dialled: String)
    case dialEnded(caller: AsteriskChannel?, callee: AsteriskChannel, status: String)

    case callerJoinedQueue(AsteriskChannel, queue: String)
    case callerLeftQueue(AsteriskChannel, queue: String)
    case callerAbandonedQueue(AsteriskChannel, queue: String)
    case agentCalled(AsteriskChannel, agent: AsteriskChannel, queue: String)
    case agentConnected(AsteriskChannel, agent: AsteriskChannel, queue: String)
    case agentCompleted(AsteriskChannel, agent: AsteriskChannel, reason: String)
    case agentRangInVain(AsteriskChannel, agent: AsteriskChannel, queue: String)

    case memberAdded(AsteriskMember)
    case memberRemoved(AsteriskMember)
    case memberPaused(AsteriskMember)
    case memberStatus(AsteriskMember)
    case deviceState(device: String, state: String)

    case bridgeCreated(bridge: String)
    case bridgeEntered(bridge: String, AsteriskChannel)
    case bridgeLeft(bridge: String, AsteriskChannel)
    case bridgeDestroyed(bridge: String)
    case conferenceStarted(room: String)
    case conferenceJoined(room: String, AsteriskChannel)
    case conferenceLeft(room: String, AsteriskChannel)
    case conferenceEnded(room: String)

    case held(AsteriskChannel)
    case resumed(AsteriskChannel)
    case musicStarted(AsteriskChannel)
    case musicStopped(AsteriskChannel)
    case keyDown(AsteriskChannel, key: String, isReceived: Bool)
    case keyUp(AsteriskChannel, key: String, isReceived: Bool)
    case recordingStarted(AsteriskChannel)
    case recordingStopped(AsteriskChannel)

    /// A transfer that succeeded.
    case blindTransfer(from: AsteriskChannel, context: String, to: String)
    /// A transfer that succeeded; `to` is nil where the call went elsewhere than to a channel.
    case attendedTransfer(from: AsteriskChannel, to: AsteriskChannel?)
    /// `uniqueID` is nil for a call that nobody took.
    case originateResponse(uniqueID: String?, reason: Int)

    case rtcpSent
    case rtcpReceived

    /// One channel in the answer to `CoreShowChannels`: `duration` in whole seconds, `bridge` empty outside of one.
    case channelListed(AsteriskChannel, bridge: String, duration: Int)
    case queueListed(queue: String)
    case memberListed(AsteriskMember)
    /// `wait` in whole seconds.
    case entryListed(queue: String, uniqueID: String, wait: Int)
    case queueSummed(queue: String)
    case listComplete(name: String)

    /// An event of another name.
    case unknown(name: String)
    /// An event of a known name that lacks what it is read for, as a transfer that failed.
    case incomplete(name: String)
}
