// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Tickets

/// A callback policy that anyone can check in the head: two attempts four hours apart, then a text message for three days.
package struct FixedCallbacks: CallbackRules {
    /// The sample hits nobody.
    private var drawsNobody = false
    package var reviewsFirst: Bool
    package var sendsText: Bool

    package init(reviewsFirst: Bool = false, sendsText: Bool = true) {
        self.reviewsFirst = reviewsFirst
        self.sendsText = sendsText
    }

    package func drawing(nobody: Bool) -> FixedCallbacks {
        var rules = self
        rules.drawsNobody = nobody
        return rules
    }

    package var attempts: Int? { 2 }

    package func draw(_ ticket: Ticket, answeredBy unit: UnitCode?, at now: Date) -> CallbackDraw? {
        drawsNobody
            ? .notDrawn(basis: "not drawn (questionnaire 3)") : .asked(.everybody, basis: "questionnaire 3")
    }

    package func nextAttempt(after instant: Date) -> Date { instant.after(hours: 4) }

    package func textHolds(from instant: Date) -> Date? { sendsText ? instant.after(days: 3) : nil }
}
