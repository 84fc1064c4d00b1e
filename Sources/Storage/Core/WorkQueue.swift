// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Jobs in order of arrival, and the threads that work them off.
///
/// A class because threads share it. Threads of its own, because a database call blocks and Swift's cooperative
/// pool must never block. Unchecked because `condition` guards every variable.
final class WorkQueue<Job: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [Job] = []
    private var isClosed = false
    private var runningThreads = 0
    private var closers: [CheckedContinuation<Void, Never>] = []

    /// Starts threads that run `work`, which takes jobs until `take` gives none.
    func start(threads: Int, name: String, work: @escaping @Sendable () -> Void) {
        condition.withLock { runningThreads += threads }
        for number in 1...threads {
            let thread = Thread {
                work()
                self.threadEnded()
            }
            thread.name = "\(name) \(number)"
            thread.start()
        }
    }

    /// - Throws: `DatabaseError.closed` once the queue is closed.
    func add(_ job: Job) throws(DatabaseError) {
        let accepted = condition.withLock {
            guard !isClosed else { return false }
            jobs.append(job)
            condition.signal()
            return true
        }
        guard accepted else { throw .closed }
    }

    /// The oldest jobs, at most `limit` of them; waits for one. Empty only when the queue is closed and worked off.
    func take(upTo limit: Int) -> [Job] {
        condition.withLock {
            while jobs.isEmpty, !isClosed { condition.wait() }
            let taken = Array(jobs.prefix(limit))
            jobs.removeFirst(taken.count)
            return taken
        }
    }

    /// Jobs that no thread has taken yet.
    var waiting: Int {
        condition.withLock { jobs.count }
    }

    /// Accepts no more jobs; the threads end when those accepted are done.
    func close() {
        condition.withLock {
            isClosed = true
            condition.broadcast()
        }
    }

    /// Closes the queue and returns when its last thread has ended.
    func closeAndDrain() async {
        close()
        await withCheckedContinuation { closer in
            let mustWait = condition.withLock {
                if runningThreads > 0 { closers.append(closer) }
                return runningThreads > 0
            }
            if !mustWait { closer.resume() }
        }
    }

    private func threadEnded() {
        let released = condition.withLock {
            runningThreads -= 1
            guard runningThreads == 0 else { return [CheckedContinuation<Void, Never>]() }
            defer { closers = [] }
            return closers
        }
        for closer in released { closer.resume() }
    }
}
