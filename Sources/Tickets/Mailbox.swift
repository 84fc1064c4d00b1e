// SPDX-License-Identifier: Apache-2.0

/// A mailbox to which citizens write by name, on the web or by mail (A4, A6): a leader's (市长信箱) or a unit's (部门信箱).
/// Source: site document `organisation`, domain.md 1.3.
package struct Mailbox: Codable, Equatable, Sendable {
    package let code: Code<Mailbox>
    package let name: LocalText
    /// What to write about, for those who choose.
    package let about: LocalText?
    package let holder: Holder
    /// Who is proposed for what comes in; a leader's mail goes by its matter where there is none.
    package let unit: UnitCode?

    package enum Holder: String, Codable, CaseIterable, Sendable {
        case leader, unit
    }

    package init(code: Code<Mailbox>, name: LocalText, about: LocalText?, holder: Holder, unit: UnitCode?) {
        self.code = code
        self.name = name
        self.about = about
        self.holder = holder
        self.unit = unit
    }
}

package typealias MailboxCode = Code<Mailbox>
