// SPDX-License-Identifier: Apache-2.0

import Foundation
import HeapModule

/// Who is to act when: the earliest first, and among equals the one filed first.
struct Agenda {
    private var appointments = Heap<Appointment>()

    struct Appointment: Comparable, Sendable {
        let at: Date
        /// Of the life that it is about.
        let index: Int

        static func < (one: Appointment, other: Appointment) -> Bool {
            (one.at, one.index) < (other.at, other.index)
        }
    }

    var next: Date? { appointments.min?.at }

    mutating func add(_ index: Int, at instant: Date) {
        appointments.insert(Appointment(at: instant, index: index))
    }

    /// Takes those due up to `instant`, at most `limit`, in order.
    mutating func take(upTo instant: Date, limit: Int) -> [Appointment] {
        var due: [Appointment] = []
        while due.count < limit, let first = appointments.min, first.at <= instant {
            due.append(appointments.removeMin())
        }
        return due
    }
}
