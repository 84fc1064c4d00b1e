// SPDX-License-Identifier: Apache-2.0

import Foundation
import Records
import Storage
package import Tickets

extension Desk {
    /// Who is to be called back, the longest waiting first.
    package func callBacks(limit: Int) async throws -> [CallBack] {
        try await database.read { try CallBackRecords.open(limit: limit, in: $0) }
    }

    package func countCallBacks() async throws -> Int {
        try await database.read { try CallBackRecords.countOpen(in: $0) }
    }

    /// Says that `login` is at it.
    ///
    /// - Throws: `CallBackRefusal`.
    package func takeCallBack(_ id: Int64, by login: String) async throws -> CallBack {
        let now = time.now
        return try await change { writer in
            guard var task = try CallBackRecords.find(id, in: writer) else { throw CallBackRefusal.unknown }
            try task.take(by: login, at: now)
            try CallBackRecords.put(task, in: writer)
            return task
        }
    }

    /// Says that `login` is no longer at it; nothing where they are not.
    package func releaseCallBack(_ id: Int64, by login: String) async throws {
        try await change { writer in
            guard var task = try CallBackRecords.find(id, in: writer) else { return }
            task.release(by: login)
            try CallBackRecords.put(task, in: writer)
        }
    }

    /// Ends a task without another call.
    ///
    /// - Throws: `CallBackRefusal`.
    package func settleCallBack(_ id: Int64, _ outcome: CallBack.Outcome, by login: String) async throws {
        let now = time.now
        try await change { writer in
            guard var task = try CallBackRecords.find(id, in: writer) else { throw CallBackRefusal.unknown }
            try task.settle(outcome, by: login, at: now)
            try CallBackRecords.put(task, in: writer)
        }
    }
}
