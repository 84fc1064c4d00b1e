// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation
import Records
import Tickets

/// An export that is being made, or was.
struct ExportJob: Sendable {
    let id: String
    let login: String
    let what: String
    let title: String
    let format: ExportFormat
    var rows = 0
    var state: State = .running

    enum State: Sendable {
        case running
        case done(ExportFile)
        case cancelled
        case failed(any Error)
    }

    var isRunning: Bool {
        if case .running = state { true } else { false }
    }
}

/// Makes exports beside the requests that ask for them, so that they can be watched and cancelled (V4).
///
/// An actor, because jobs outlive requests. One of each person at a time: a new one puts an end to the one before.
actor ExportRoom {
    private let desk: Desk
    let press: ExportPress
    private var jobs: [String: ExportJob] = [:]
    private var tasks: [String: Task<Void, Never>] = [:]

    /// Exports that are made at the same time.
    private static let places = 4
    /// For how long a file can be fetched.
    private static let keeping: Duration = .seconds(600)

    init(desk: Desk, press: ExportPress) {
        self.desk = desk
        self.press = press
    }

    /// Begins to make an export; that it does is in the log first.
    ///
    /// - Parameters:
    ///   - export: What.
    ///   - format: As what.
    ///   - session: For whom.
    ///   - language: Theirs.
    /// - Returns: Its name in addresses, which nobody can guess.
    /// - Throws: `ExportFault.busy`; `DatabaseError`.
    func begin(
        _ export: Export,
        as format: ExportFormat,
        for session: StaffSession,
        in language: Language,
    ) async throws -> String {
        for job in jobs.values where job.login == session.login { forget(job.id) }
        guard jobs.values.count(where: \.isRunning) < Self.places else { throw ExportFault.busy }
        let job = ExportJob(
            id: desk.ids.secret(),
            login: session.login,
            what: export.what,
            title: export.title,
            format: format,
        )
        jobs[job.id] = job
        let entry = try await log(export, as: format, for: session, job.id)
        tasks[job.id] = Task { await self.make(export, job, entry, in: language) }
        return job.id
    }

    private func log(
        _ export: Export,
        as format: ExportFormat,
        for session: StaffSession,
        _ id: String,
    ) async throws -> ID<ExportEntry> {
        do {
            return try await desk.beginExport(
                of: export.what,
                filters: export.filters,
                as: format.rawValue,
                by: session.author,
            ).id
        } catch {
            jobs[id] = nil
            throw error
        }
    }

    private func make(_ export: Export, _ job: ExportJob, _ entry: ID<ExportEntry>, in language: Language) async {
        var outcome = ExportEntry.Outcome.done
        var state: ExportJob.State
        do {
            let file = try await press.file(export, as: job.format, at: desk.time.now, in: language) { rows in
                await self.note(rows, of: job.id)
            }
            state = .done(file)
        } catch is CancellationError {
            (state, outcome) = (.cancelled, .cancelled)
        } catch {
            (state, outcome) = (.failed(error), .failed)
        }
        if Task.isCancelled { (state, outcome) = (.cancelled, .cancelled) }
        // The line that says who began stands in the log all the same.
        try? await desk.endExport(entry, outcome, rows: rows[job.id] ?? 0)
        rows[job.id] = nil
        jobs[job.id]?.state = state
        tasks[job.id] = nil
        Task {
            try await Task.sleep(for: Self.keeping)
            forget(job.id)
        }
    }

    /// How far each has come, also of a job that nobody watches any more.
    private var rows: [String: Int] = [:]

    private func note(_ count: Int, of id: String) {
        rows[id] = count
        jobs[id]?.rows = count
    }

    /// A job of `login`.
    ///
    /// - Throws: `ExportFault.unknown`, also for somebody else's.
    func job(_ id: String, of login: String) throws(ExportFault) -> ExportJob {
        guard let job = jobs[id], job.login == login else { throw .unknown }
        return job
    }

    /// The same, once it has ended or a little later: most exports need no page to wait on.
    func job(_ id: String, of login: String, within patience: Duration) async throws -> ExportJob {
        let deadline = ContinuousClock.now.advanced(by: patience)
        while try job(id, of: login).isRunning, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(50))
        }
        return try job(id, of: login)
    }

    /// Puts an end to a job of `login`; its file is gone.
    ///
    /// - Throws: `ExportFault.unknown`.
    func cancel(_ id: String, of login: String) async throws(ExportFault) {
        let job = try job(id, of: login)
        guard job.isRunning else { return forget(id) }
        tasks[id]?.cancel()
        await tasks[id]?.value
    }

    private func forget(_ id: String) {
        tasks[id]?.cancel()
        jobs[id] = nil
    }
}
