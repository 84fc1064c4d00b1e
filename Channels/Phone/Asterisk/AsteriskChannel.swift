// SPDX-License-Identifier: Apache-2.0

/// A channel as events describe it: one party's connection with the exchange.
package struct AsteriskChannel: Equatable, Sendable {
    /// As in `PJSIP/8001-00000002`.
    package let name: String
    /// As in `1795294152.2`: the second of its creation and a counter.
    package let uniqueID: String
    /// The unique id of the channel that the call began with.
    package let linkedID: String
    package let state: State
    /// Empty where it is not known.
    package let callerNumber: String
    package let context: String
    package let dialled: String

    package enum State: Equatable, Sendable {
        case down
        /// It calls, and is not answered yet.
        case calling
        case ringing
        case up
        case other(Int)

        init(_ number: Int) {
            switch number {
            case 0: self = .down
            case 4: self = .calling
            case 5: self = .ringing
            case 6: self = .up
            default: self = .other(number)
            }
        }
    }

    /// The endpoint of `PJSIP/8001-00000002`; nil for a channel of another technology, as for `Local/…`.
    func endpoint(technology: String) -> String? {
        guard name.hasPrefix(technology + "/"), let dash = name.lastIndex(of: "-") else { return nil }
        let endpoint = name[..<dash].dropFirst(technology.utf8.count + 1)
        return endpoint.isEmpty ? nil : String(endpoint)
    }
}

extension AsteriskChannel {
    /// What a header says where nothing is known.
    private static let unknown: Set = ["<unknown>", "<null>"]

    /// The channel whose headers have no prefix. Its names are literals, since looking them up is most of the reading.
    init?(_ message: ManagerMessage) {
        guard let name = message["Channel"], !name.isEmpty, let uniqueID = message["Uniqueid"], !uniqueID.isEmpty else {
            return nil
        }
        self.init(
            name: name,
            uniqueID: uniqueID,
            linkedID: message["Linkedid"] ?? uniqueID,
            state: State(message.number("ChannelState") ?? -1),
            callerNumber: Self.known(message["CallerIDNum"]),
            context: message["Context"] ?? "",
            dialled: message["Exten"] ?? "",
        )
    }

    /// The other channel of an event on two: its headers are `DestChannel`, `DestUniqueid` and so on.
    init?(destinationOf message: ManagerMessage) {
        guard let name = message["DestChannel"], !name.isEmpty, let uniqueID = message["DestUniqueid"] else {
            return nil
        }
        self.init(
            name: name,
            uniqueID: uniqueID,
            linkedID: message["DestLinkedid"] ?? uniqueID,
            state: State(message.number("DestChannelState") ?? -1),
            callerNumber: Self.known(message["DestCallerIDNum"]),
            context: message["DestContext"] ?? "",
            dialled: message["DestExten"] ?? "",
        )
    }

    /// A channel of a transfer, by its four headers that are read.
    init?(
        _ message: ManagerMessage,
        name: StaticString,
        uniqueID: StaticString,
        linkedID: StaticString,
        number: StaticString,
    ) {
        guard let name = message[name], !name.isEmpty, let uniqueID = message[uniqueID] else { return nil }
        self.init(
            name: name,
            uniqueID: uniqueID,
            linkedID: message[linkedID] ?? uniqueID,
            state: .up,
            callerNumber: Self.known(message[number]),
            context: "",
            dialled: "",
        )
    }

    private static func known(_ text: String?) -> String {
        guard let text, !unknown.contains(text) else { return "" }
        return text
    }
}
