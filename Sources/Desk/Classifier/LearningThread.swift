// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A thread for learning: it computes for minutes on end, and Swift's cooperative pool, which answers requests, must never
/// block. One, so that the other processors stay with the office.
///
/// A class, because an executor is one.
final class LearningThread: TaskExecutor {
    private let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.name = "hotline learning"
        queue.maxConcurrentOperationCount = 1
        queue.qualityOfService = .background
        return queue
    }()

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
