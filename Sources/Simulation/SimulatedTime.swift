// SPDX-License-Identifier: Apache-2.0

import Desk
import Foundation

/// The instant in which a simulated person acts. Task-local, so that people act at once, each at their own instant.
enum SimulatedTime {
    @TaskLocal static var instant = Date.distantPast

    static let source = TimeSource { instant }
}
