// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Records
import Sites
import Storage
package import Survey
package import Tickets

/// What the callback desk shows of one queue.
package struct CallbackPage: Sendable {
    package let files: [TicketFile]
    /// There are more after these.
    package let hasMore: Bool
}

/// A list of the callback desk.
package enum CallbackList: String, CaseIterable, Sendable {
    /// Whom to call now.
    case due
    /// Who waits for the next half-day.
    case later
    case texted
    case grievances
}

extension Desk {
    /// How much waits at the callback desk.
    package func callbackCounts() async throws -> CallbackCounts {
        let now = time.now
        return try await database.read { try CallbackRecords.counts(at: now, in: $0) }
    }

    /// The tickets of a list of the callback desk, as far as `author` may see them; the longest due first.
    ///
    /// - Parameters:
    ///   - list: Which one.
    ///   - page: From 0, of `limit` tickets each.
    ///   - limit: At most so many.
    ///   - author: Who looks.
    /// - Returns: Their files.
    /// - Throws: `DatabaseError`.
    package func callbacks(
        _ list: CallbackList,
        page: Int,
        limit: Int,
        for author: Author,
    ) async throws -> CallbackPage {
        let soon = time.now.addingTimeInterval(0.001)
        let numbers = try await database.read { reader in
            try CallbackRecords.page(
                list.queue,
                from: list == .later ? soon : Self.ever.lowerBound,
                before: list == .due ? soon : Self.ever.upperBound,
                limit: limit + 1,
                skipping: page * limit,
                in: reader,
            )
        }
        let files = try await files(of: Array(numbers.prefix(limit)), for: author)
        return CallbackPage(files: files, hasMore: numbers.count > limit)
    }

    /// All instants that a store may hold.
    private static let ever = Date(timeIntervalSince1970: 0)..<Date(timeIntervalSince1970: 253_402_300_800)

    /// The questionnaires with these numbers, as far as the store has them: an answer is told in the words of its own.
    package func questionnaires(_ numbers: Set<Int>) async throws -> [Int: Questionnaire] {
        let current = site.questionnaire
        var known = numbers.contains(current.number) ? [current.number: current] : [:]
        let missing = numbers.subtracting(known.keys)
        guard !missing.isEmpty else { return known }
        let kind = DocumentKind.questionnaire
        let stored = try await database.read { reader in
            try missing.compactMap { try SiteRecords.document(kind.rawValue, number: $0, in: reader) }
        }
        for document in stored {
            let text = SiteDocument(kind: kind, number: document.number, text: document.content)
            known[document.number] = SiteReader.questionnaire(text)
        }
        return known
    }
}

extension Desk {
    /// The questionnaire whose questions a form showed; the one in force where it names none that is known.
    func questionnaire(namedIn fields: [String: String]) async throws -> Questionnaire {
        let current = site.questionnaire
        guard let number = fields["questionnaire"].flatMap({ Int($0) }), number != current.number else {
            return current
        }
        return try await questionnaires([number])[number] ?? current
    }
}

extension CallbackList {
    fileprivate var queue: CallbackQueue {
        switch self {
        case .due, .later: .call
        case .texted: .texted
        case .grievances: .grievance
        }
    }
}
