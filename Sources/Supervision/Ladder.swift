// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// One step by which a site reminds, urges and supervises without anybody thinking of it: when, and whom it is
/// addressed to. Source: site document `deadlines`, domain.md 1.11 and 1.12.
package struct LadderStep: Codable, Equatable, Sendable {
    package let level: Rung.Level
    /// Before the due instant, around the clock; either this or `after`.
    package let before: Limit?
    /// After the due instant.
    package let after: Limit?
    /// `handler` are the people of the responsible unit, the other roles those of the centre.
    package let to: [Role]
}

/// What happens to a ticket that was dispatched or reworked too often.
package struct Escalation: Codable, Equatable, Sendable {
    package let to: [Role]
}
