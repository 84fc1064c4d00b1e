// SPDX-License-Identifier: Apache-2.0

package import Routing
import Synchronization
import Tickets

/// A classifier with its number in the store.
package struct NumberedModel: Sendable {
    package let number: Int
    package let classifier: TextClassifier

    /// What it takes a request for, by the words of its summary and narrative.
    func guesses(about filing: Filing) -> [RoutingInquiry.Guess] {
        let text = RequestText(title: filing.summary, detail: filing.narrative)
        return classifier.explainedGuesses(about: text).compactMap { guess in
            MatterCode(guess.label).map {
                RoutingInquiry.Guess(matter: $0, probability: guess.probability, words: guess.words)
            }
        }
    }
}

/// The classifier that guesses in this process; replaced whole when another is put in force.
///
/// A class, because every copy of the desk must ask the same one.
package final class CurrentModel: Sendable {
    private let current = Mutex(Standing())

    private struct Standing {
        var model: NumberedModel?
        /// One that was put in force and cannot be read: it is not tried, and not complained of, again and again.
        var unreadable: Int?
    }

    package var model: NumberedModel? { current.withLock { $0.model } }

    func replace(with model: NumberedModel?) { current.withLock { $0 = Standing(model: model) } }

    func isUnreadable(_ number: Int) -> Bool { current.withLock { $0.unreadable == number } }

    func note(unreadable number: Int) { current.withLock { $0.unreadable = number } }
}
