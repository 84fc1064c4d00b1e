// SPDX-License-Identifier: Apache-2.0

import Storage

typealias WriteBody = @Sendable (any Writer) throws -> Void

extension Database {
    /// Has the bodies committed together, in their order: holds the writer with another write until all wait.
    ///
    /// - Returns: The error of each body's write; nil where it succeeded.
    func inOneGroup(_ bodies: [WriteBody]) async throws -> [(any Error)?] {
        let gate = Gate()
        let first = Task { try await write { _ in gate.pass() } }
        await gate.arrived()
        var writes: [Task<Void, any Error>] = []
        for body in bodies {
            writes.append(Task { try await write(body) })
            await queued(writes.count)
        }
        gate.open()
        try await first.value
        var outcomes: [(any Error)?] = []
        for write in writes { outcomes.append(await write.result.error) }
        return outcomes
    }
}

extension Result {
    fileprivate var error: Failure? {
        switch self {
        case .success: nil
        case .failure(let error): error
        }
    }
}
