// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A theme project (每月一题): tickets of one cause that a lead unit works through together, with a goal, what was written
/// down of its progress, and in the end a result (C7).
package struct Theme: Equatable, Sendable {
    package let id: ID<Theme>
    /// Grows by one with each change.
    package let version: Int
    package let name: String
    /// What is to be reached; may be empty.
    package let goal: String
    /// The topic that it began from, which may have left the window since.
    package let topic: ID<Topic>?
    /// Leads it.
    package let unit: UnitCode
    package let opened: Moment
    /// nil while it goes on.
    package let outcome: Outcome?

    package init(
        id: ID<Theme>,
        version: Int = 1,
        name: String,
        goal: String,
        topic: ID<Topic>?,
        unit: UnitCode,
        opened: Moment,
        outcome: Outcome? = nil,
    ) {
        self.id = id
        self.version = version
        self.name = name
        self.goal = goal
        self.topic = topic
        self.unit = unit
        self.opened = opened
        self.outcome = outcome
    }

    package var isOpen: Bool { outcome == nil }

    /// When and by whom something was done.
    package struct Moment: Equatable, Sendable {
        package let at: Date
        package let login: String

        package init(at: Date, by login: String) {
            self.at = at
            self.login = login
        }
    }

    package struct Outcome: Equatable, Sendable {
        package let result: String
        package let finished: Moment

        package init(_ result: String, _ finished: Moment) {
            self.result = result
            self.finished = finished
        }
    }

    /// What was written down of its progress.
    package struct Note: Equatable, Sendable {
        package let text: String
        package let written: Moment

        package init(_ text: String, _ written: Moment) {
            self.text = text
            self.written = written
        }
    }

    /// How many of its tickets are open, and how many are not.
    package struct Tally: Equatable, Sendable {
        package let open: Int
        package let closed: Int

        package var all: Int { open + closed }
    }
}
