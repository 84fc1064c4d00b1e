// SPDX-License-Identifier: Apache-2.0

/// Tells a caller how its write ended. To be called exactly once, after the commit.
typealias Answer = @Sendable () -> Void

/// One write that waits for its group, its result's type erased.
struct PendingWrite: Sendable {
    /// Runs the body; the answer it returns carries the result to the caller.
    let perform: @Sendable (any Writer) throws -> Answer
    /// Answers the caller with an error.
    let refuse: @Sendable (any Error) -> Void

    init<T: Sendable>(
        _ body: @escaping @Sendable (any Writer) throws -> T,
        caller: CheckedContinuation<T, any Error>,
    ) {
        perform = { writer in
            let result = try body(writer)
            return { caller.resume(returning: result) }
        }
        refuse = { caller.resume(throwing: $0) }
    }
}
