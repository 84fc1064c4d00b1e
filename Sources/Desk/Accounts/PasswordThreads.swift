// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Threads that derive passwords: the work blocks for tens of milliseconds, and Swift's cooperative pool must never
/// block. Half of the processors at most, so that a rush of sign-ins leaves the others for everybody else.
enum PasswordThreads {
    private static let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.name = "hotline passwords"
        queue.maxConcurrentOperationCount = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
        return queue
    }()

    static func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { caller in
            queue.addOperation {
                caller.resume(with: Swift.Result { try work() })
            }
        }
    }
}
