// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Routing
import Sites
import Storage
import Tickets

/// Why nothing is learnt from the store's tickets.
package enum LearningRefusal: Error, Equatable, Sendable {
    /// Fewer tickets, or matters, than something can be learnt from.
    case tooFew(tickets: Int, matters: Int)
    /// Another process has taken the lesson over.
    case takenOver

    /// From fewer tickets nothing is learnt.
    package static let fewestTickets = 200
}

/// A model learnt from the store's tickets and kept as a version.
package struct LearntModel: Sendable {
    package let number: Int
    /// How many tickets it learnt from, and on how many others it was tried.
    package let learnt: Int
    package let heldOut: Int
    package let figures: ModelFigures
    package let isBetter: Bool
    /// It guesses from now on.
    package let isInForce: Bool
}

extension Desk {
    /// Learns a model from the store's tickets at once and keeps it as the next version. It guesses only where it does
    /// better than the one in force and the site's rules say so.
    ///
    /// - Parameter login: Who asks.
    /// - Returns: What was learnt, tried on tickets that were held out.
    /// - Throws: `LearningRefusal.tooFew`, `TrainingFault`; nothing is kept then.
    package func learn(by login: String) async throws -> LearntModel {
        try await keep(try await candidate(), by: login) { _, _ in }
    }

    /// The same by the timetable: one of several processes learns, and where there is too little to learn from, the lesson
    /// is over as well.
    ///
    /// - Parameters:
    ///   - holder: Tells this process from others.
    ///   - login: In whose name the version is kept.
    /// - Returns: nil when nothing is due, or another process is at it.
    /// - Throws: As `learn`; `LearningRefusal.takenOver`.
    package func learnWhenDue(holder: String, by login: String) async throws -> LearntModel? {
        guard site.rulebook.classifier != nil, let due = LearningTimetable(site.calendar).due(at: time.now),
            try await takeLesson(due, holder: holder)
        else { return nil }
        do {
            return try await keep(try await candidate(), by: login) { [now = time.now] model, writer in
                guard try LessonRecords.end(due, holder: holder, model: model, at: now, in: writer) else {
                    throw LearningRefusal.takenOver
                }
            }
        } catch  where Self.teachesNothing(error) {
            let now = time.now
            _ = try await change { try LessonRecords.end(due, holder: holder, model: nil, at: now, in: $0) }
            throw error
        }
    }

    /// Asked again a minute later, the tickets would say the same.
    private static func teachesNothing(_ error: any Error) -> Bool {
        if case LearningRefusal.tooFew = error { return true }
        return (error as? TrainingFault).map { $0 != .cancelled } ?? false
    }

    /// How long one process has the lesson for itself; seconds.
    private static let lessonTime: TimeInterval = 3_600

    private func takeLesson(_ due: Date, holder: String) async throws -> Bool {
        let now = time.now
        // Most rounds end here, without a write.
        guard try await !database.read({ try LessonRecords.isTaken(due, besides: holder, at: now, in: $0) }) else {
            return false
        }
        let end = now.addingTimeInterval(Self.lessonTime)
        return try await change { try LessonRecords.take(due, holder: holder, at: now, until: end, in: $0) }
    }

    private func candidate() async throws -> ModelCandidate {
        let lessons = try await lessons()
        let matters = Set(lessons.map(\.row.label)).count
        guard lessons.count >= LearningRefusal.fewestTickets, matters > 1 else {
            throw LearningRefusal.tooFew(tickets: lessons.count, matters: matters)
        }
        let rival = try await rival()
        return try await withTaskExecutorPreference(LearningThread()) {
            try await ModelCandidate(lessons, against: rival)
        }
    }

    /// The newest tickets that teach something, the newest first; read a few at a time, so that nobody waits long.
    func lessons() async throws -> [ModelCandidate.Lesson] {
        let (catalogue, today) = (site.catalogue, today)
        var lessons: [ModelCandidate.Lesson] = []
        var last = ID<Ticket>(.max)
        while lessons.count < ModelCandidate.mostTickets {
            let page = try await database.read { [last] in
                try LessonRecords.candidates(before: last, limit: 500, in: $0)
            }
            guard let oldest = page.last else { break }
            lessons += page.compactMap { stored in
                LabelledText(stored.ticket, under: catalogue, on: today).map {
                    ModelCandidate.Lesson(id: stored.id.rawValue, row: $0)
                }
            }
            last = oldest.id
        }
        return Array(lessons.prefix(ModelCandidate.mostTickets))
    }

    private func rival() async throws -> ModelCandidate.Standing {
        let (number, version) = try await database.read { reader in
            let number = try ModelRecords.inForce(in: reader)
            return (number, try number.flatMap { try ModelRecords.version($0, in: reader) })
        }
        guard let number else { return .vacant }
        do {
            let classifier = try await classifier(number)
            return .held(number, classifier, learntThrough: version.flatMap { ModelFigures($0) }?.learntThrough)
        } catch is ModelFault {
            // Whether a candidate is better nobody can say then; a person decides.
            return .unreadable
        }
    }

    private func keep(
        _ candidate: ModelCandidate,
        by login: String,
        ending: @escaping @Sendable (Int, any Writer) throws -> Void,
    ) async throws -> LearntModel {
        let now = time.now
        let bytes = candidate.classifier.bytes
        let figures = try candidate.figures.text()
        let mayActivate = candidate.isBetter && site.rulebook.classifier?.activateBetter ?? false
        let (number, isInForce) = try await change { writer in
            let version = ModelVersion(
                number: try ModelRecords.nextNumber(in: writer),
                madeAt: now,
                madeBy: login,
                origin: ModelCandidate.origin,
                texts: candidate.classifier.rows,
                figures: figures,
            )
            try ModelRecords.insert(version, content: bytes, in: writer)
            // Somebody may have put another in force meanwhile; that one was not compared.
            let isSame = try ModelRecords.inForce(in: writer) == candidate.figures.rival?.model
            if mayActivate, isSame { try ModelRecords.activate(version.number, by: login, at: now, in: writer) }
            try ending(version.number, writer)
            return (version.number, mayActivate && isSame)
        }
        if isInForce { currentModel.replace(with: NumberedModel(number: number, classifier: candidate.classifier)) }
        return LearntModel(
            number: number,
            learnt: candidate.classifier.rows,
            heldOut: candidate.heldOut,
            figures: candidate.figures,
            isBetter: candidate.isBetter,
            isInForce: isInForce,
        )
    }
}
