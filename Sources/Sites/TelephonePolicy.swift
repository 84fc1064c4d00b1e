// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// How the call centre works (A2, S5). Source: site document `telephone`.
package struct TelephonePolicy: Codable, Equatable, Sendable {
    /// Seconds in which a call should be answered, 1…600; the rate of those answered in time is counted by it.
    package let answerWithinSeconds: Int
    /// Minutes in which somebody who was not answered is called back, 1…10,080.
    package let callBackWithinMinutes: Int
    /// Seconds after a call in which its ticket is finished, 1…3,600; then the seat is ready again. Without it a seat is
    /// ready when it says so.
    package let wrapUpSeconds: Int?
    /// The exchange's queues that seats serve.
    package let queues: [String]
    /// The names that the exchange has for the seats' telephones.
    package let seats: [String]
    /// Why a seat may be away from its telephone.
    package let breaks: [Break]

    package struct Break: Codable, Equatable, Sendable {
        /// As the exchange keeps it.
        package let code: String
        package let name: LocalText
    }
}
