// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Records
import Tickets

/// What somebody at the door said and from where. The password never leaves it: printed, it shows the device only.
package struct SignInAttempt: Sendable, CustomStringConvertible, CustomReflectable {
    /// As typed; space around it and capital letters do not matter.
    package let login: String
    package let password: String
    /// What the list of sessions will say, such as "Firefox, Windows"; cut to 100 characters.
    package let device: String
    /// Whom to slow down: an IPv4 address, or the first 64 bits of an IPv6 address. Not stored.
    package let address: String

    package init(login: String, password: String, device: String, address: String) {
        self.login = login
        self.password = password
        self.device = String(device.filter { !$0.isControl }.prefix(100))
        self.address = String(address.prefix(64))
    }

    package var description: String { "sign-in from \(device)" }

    package var customMirror: Mirror { Mirror(self, children: ["device": device]) }

    /// nil when no login can look like this.
    var possibleLogin: String? {
        Code<StaffEntry>(login.trimmingCharacters(in: .whitespaces).lowercased())?.rawValue
    }
}

extension Character {
    var isControl: Bool { unicodeScalars.contains { $0.properties.generalCategory == .control } }
}

/// Why somebody was not let in.
package enum SignInRefusal: Error, Equatable, Sendable {
    /// Login unknown or deactivated, or password wrong: nobody is told which.
    case wrong
    /// Too many attempts for this login or from this address.
    case throttled(retryAfterSeconds: Int)
}

/// The secret that the browser keeps as its cookie.
package struct SignedIn: Sendable, CustomStringConvertible, CustomReflectable {
    package let token: String
    package let expiresAt: Date

    package var description: String { "signed in until \(expiresAt)" }

    package var customMirror: Mirror { Mirror(self, children: ["expiresAt": expiresAt]) }
}
