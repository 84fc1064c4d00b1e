// SPDX-License-Identifier: Apache-2.0

extension ManagerEvent {
    /// The event that a block tells of; nil for one that is no event.
    package init?(_ message: ManagerMessage) {
        guard let name = message["Event"] else { return nil }
        guard let read = Self.readers[name] else {
            self = .unknown(name: name)
            return
        }
        self = read(message) ?? .incomplete(name: name)
    }

    private typealias Reader = @Sendable (ManagerMessage) -> ManagerEvent?

    private static let readers: [String: Reader] =
        [queueReaders, roomReaders, listReaders].reduce(into: channelReaders) { all, some in
            all.merge(some) { first, _ in first }
        }

    // MARK: - One channel, or two

    private static let channelReaders: [String: Reader] = [
        "Newchannel": onChannel(ManagerEvent.newChannel),
        "Newstate": onChannel(ManagerEvent.newState),
        "NewCallerid": onChannel(ManagerEvent.newCallerID),
        "NewConnectedLine": onChannel(ManagerEvent.newConnectedLine),
        "HangupRequest": onChannel(ManagerEvent.hangUpRequested),
        "SoftHangupRequest": onChannel(ManagerEvent.softHangUpRequested),
        "Hold": onChannel(ManagerEvent.held),
        "Unhold": onChannel(ManagerEvent.resumed),
        "MusicOnHoldStart": onChannel(ManagerEvent.musicStarted),
        "MusicOnHoldStop": onChannel(ManagerEvent.musicStopped),
        "MixMonitorStart": onChannel(ManagerEvent.recordingStarted),
        "MixMonitorStop": onChannel(ManagerEvent.recordingStopped),
        "Hangup": { message in
            AsteriskChannel(message).map { .hungUp($0, cause: message.number("Cause") ?? 0) }
        },
        "Newexten": { message in
            guard let channel = AsteriskChannel(message), let application = message["Application"] else { return nil }
            return .newExtension(channel, application: application, arguments: message["AppData"] ?? "")
        },
        "VarSet": { message in
            guard let name = message["Variable"] else { return nil }
            return .variableSet(AsteriskChannel(message), name: name, value: message["Value"] ?? "")
        },
        "UserEvent": { message in
            guard let name = message["UserEvent"] else { return nil }
            let fields = Dictionary(message.pairs.map { ($0.key, $0.value) }) { first, _ in first }
            return .userEvent(AsteriskChannel(message), name: name, fields: fields)
        },
        "DTMFBegin": onKey { .keyDown($0, key: $1, isReceived: $2) },
        "DTMFEnd": onKey { .keyUp($0, key: $1, isReceived: $2) },
        "DialBegin": { message in
            guard let callee = AsteriskChannel(destinationOf: message) else { return nil }
            return .dialBegan(caller: AsteriskChannel(message), callee: callee, dialled: message["DialString"] ?? "")
        },
        "DialEnd": { message in
            guard let callee = AsteriskChannel(destinationOf: message) else { return nil }
            return .dialEnded(caller: AsteriskChannel(message), callee: callee, status: message["DialStatus"] ?? "")
        },
        "BlindTransfer": { message in
            guard message["Result"] == "Success", let from = transferer(message), let to = message["Extension"] else {
                return nil
            }
            return .blindTransfer(from: from, context: message["Context"] ?? "", to: to)
        },
        "AttendedTransfer": { message in
            guard message["Result"] == "Success", let from = originalTransferer(message) else { return nil }
            return .attendedTransfer(from: from, to: transferTarget(message))
        },
        "RTCPSent": { _ in .rtcpSent },
        "RTCPReceived": { _ in .rtcpReceived },
    ]

    private static func onChannel(_ make: @escaping @Sendable (AsteriskChannel) -> ManagerEvent) -> Reader {
        { AsteriskChannel($0).map(make) }
    }

    private static func onKey(_ make: @escaping @Sendable (AsteriskChannel, String, Bool) -> ManagerEvent) -> Reader {
        { message in
            guard let channel = AsteriskChannel(message), let key = message["Digit"] else { return nil }
            return make(channel, key, message["Direction"] == "Received")
        }
    }

    private static func transferer(_ message: ManagerMessage) -> AsteriskChannel? {
        AsteriskChannel(
            message,
            name: "TransfererChannel",
            uniqueID: "TransfererUniqueid",
            linkedID: "TransfererLinkedid",
            number: "TransfererCallerIDNum",
        )
    }

    private static func originalTransferer(_ message: ManagerMessage) -> AsteriskChannel? {
        AsteriskChannel(
            message,
            name: "OrigTransfererChannel",
            uniqueID: "OrigTransfererUniqueid",
            linkedID: "OrigTransfererLinkedid",
            number: "OrigTransfererCallerIDNum",
        )
    }

    private static func transferTarget(_ message: ManagerMessage) -> AsteriskChannel? {
        AsteriskChannel(
            message,
            name: "TransferTargetChannel",
            uniqueID: "TransferTargetUniqueid",
            linkedID: "TransferTargetLinkedid",
            number: "TransferTargetCallerIDNum",
        )
    }

    // MARK: - Queues and their members

    private static let queueReaders: [String: Reader] = [
        "QueueCallerJoin": inQueue { .callerJoinedQueue($0, queue: $1) },
        "QueueCallerLeave": inQueue { .callerLeftQueue($0, queue: $1) },
        "QueueCallerAbandon": inQueue { .callerAbandonedQueue($0, queue: $1) },
        "AgentCalled": byAgent("Queue") { .agentCalled($0, agent: $1, queue: $2) },
        "AgentConnect": byAgent("Queue") { .agentConnected($0, agent: $1, queue: $2) },
        "AgentRingNoAnswer": byAgent("Queue") { .agentRangInVain($0, agent: $1, queue: $2) },
        "AgentComplete": byAgent("Reason") { .agentCompleted($0, agent: $1, reason: $2) },
        "QueueMemberAdded": { AsteriskMember($0).map(ManagerEvent.memberAdded) },
        "QueueMemberRemoved": { AsteriskMember($0).map(ManagerEvent.memberRemoved) },
        "QueueMemberPause": { AsteriskMember($0).map(ManagerEvent.memberPaused) },
        "QueueMemberStatus": { AsteriskMember($0).map(ManagerEvent.memberStatus) },
        "DeviceStateChange": { message in
            guard let device = message["Device"], let state = message["State"] else { return nil }
            return .deviceState(device: device, state: state)
        },
    ]

    private static func inQueue(_ make: @escaping @Sendable (AsteriskChannel, String) -> ManagerEvent) -> Reader {
        { message in
            guard let channel = AsteriskChannel(message), let queue = message["Queue"] else { return nil }
            return make(channel, queue)
        }
    }

    private static func byAgent(
        _ header: StaticString,
        _ make: @escaping @Sendable (AsteriskChannel, AsteriskChannel, String) -> ManagerEvent,
    ) -> Reader {
        { message in
            guard let channel = AsteriskChannel(message), let agent = AsteriskChannel(destinationOf: message),
                let value = message[header]
            else { return nil }
            return make(channel, agent, value)
        }
    }

    // MARK: - Bridges and rooms

    private static let roomReaders: [String: Reader] = [
        "BridgeCreate": { message in message["BridgeUniqueid"].map { .bridgeCreated(bridge: $0) } },
        "BridgeDestroy": { message in message["BridgeUniqueid"].map { .bridgeDestroyed(bridge: $0) } },
        "BridgeEnter": inside("BridgeUniqueid") { .bridgeEntered(bridge: $0, $1) },
        "BridgeLeave": inside("BridgeUniqueid") { .bridgeLeft(bridge: $0, $1) },
        "ConfbridgeStart": { message in message["Conference"].map { .conferenceStarted(room: $0) } },
        "ConfbridgeEnd": { message in message["Conference"].map { .conferenceEnded(room: $0) } },
        "ConfbridgeJoin": inside("Conference") { .conferenceJoined(room: $0, $1) },
        "ConfbridgeLeave": inside("Conference") { .conferenceLeft(room: $0, $1) },
    ]

    private static func inside(
        _ header: StaticString,
        _ make: @escaping @Sendable (String, AsteriskChannel) -> ManagerEvent,
    ) -> Reader {
        { message in
            guard let place = message[header], let channel = AsteriskChannel(message) else { return nil }
            return make(place, channel)
        }
    }

    // MARK: - The session, and answers in lists

    private static let listReaders: [String: Reader] = [
        "FullyBooted": { _ in .fullyBooted },
        "SuccessfulAuth": { .successfulAuth(account: $0["AccountID"] ?? "") },
        "OriginateResponse": { message in
            let uniqueID = message["Response"] == "Success" ? message["Uniqueid"] : nil
            return .originateResponse(uniqueID: uniqueID, reason: message.number("Reason") ?? 0)
        },
        "CoreShowChannel": { message in
            guard let channel = AsteriskChannel(message) else { return nil }
            let duration = seconds(message["Duration"] ?? "")
            return .channelListed(channel, bridge: message["BridgeId"] ?? "", duration: duration)
        },
        "CoreShowChannelsComplete": { _ in .listComplete(name: "CoreShowChannels") },
        "QueueParams": { message in message["Queue"].map { .queueListed(queue: $0) } },
        "QueueMember": { AsteriskMember($0).map(ManagerEvent.memberListed) },
        "QueueEntry": { message in
            guard let queue = message["Queue"], let uniqueID = message["Uniqueid"] else { return nil }
            return .entryListed(queue: queue, uniqueID: uniqueID, wait: message.number("Wait") ?? 0)
        },
        "QueueStatusComplete": { _ in .listComplete(name: "QueueStatus") },
        "QueueSummary": { message in message["Queue"].map { .queueSummed(queue: $0) } },
        "QueueSummaryComplete": { _ in .listComplete(name: "QueueSummary") },
    ]

    /// Of `01:02:03`.
    private static func seconds(_ text: String) -> Int {
        text.split(separator: ":").reduce(0) { 60 * $0 + (Int($1) ?? 0) }
    }
}
