// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// A thread for learning: it computes for minutes on end, and Swift's cooperative pool, which answers requests, must never
/// block. One at a time, so that the other processors stay with the office.
///
/// A class, because an executor is one.
final class LearningThread: TaskExecutor {
    private let queue = DispatchQueue(label: "hotline learning", qos: .background)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
