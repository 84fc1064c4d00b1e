// SPDX-License-Identifier: Apache-2.0

/// A member of a queue, which is a seat that serves it, as events and lists describe it.
package struct AsteriskMember: Equatable, Sendable {
    package let queue: String
    /// As in `PJSIP/8001`.
    package let interface: String
    package let device: Device
    package let isPaused: Bool
    /// Empty where none was given.
    package let pauseReason: String

    /// `AST_DEVICE_…`, as `Status` numbers them.
    package enum Device: Int, Equatable, Sendable {
        case unknown
        case free
        case inUse
        case busy
        case invalid
        case unavailable
        case ringing
        case ringingInUse
        case onHold
    }

    /// An event names the member's interface `Interface`, the list `Location`.
    init?(_ message: ManagerMessage) {
        guard let queue = message["Queue"], let interface = message["Interface"] ?? message["Location"] else {
            return nil
        }
        self.queue = queue
        self.interface = interface
        device = message.number("Status").flatMap { Device(rawValue: $0) } ?? .unknown
        isPaused = message["Paused"] == "1"
        pauseReason = message["PausedReason"] ?? ""
    }
}
