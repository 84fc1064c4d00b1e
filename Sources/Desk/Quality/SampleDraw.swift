// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
package import Records
package import Sites
package import Tickets
package import WorkCalendar

/// Draws a sample: pure and the same for ever, so that anybody with `sha256sum` can draw it again (docs/quality.md).
///
/// Each call or ticket has the SHA-256 of `seed/kind/first day/last day/reference` as its lot; of each agent's work the
/// lowest lots are drawn.
package struct SampleDraw: Sendable {
    package let seed: Int
    package let kind: InspectionKind
    package let days: ClosedRange<Day>
    package let share: QualityPolicy.Share

    package init(seed: Int, kind: InspectionKind, days: ClosedRange<Day>, share: QualityPolicy.Share) {
        self.seed = seed
        self.kind = kind
        self.days = days
        self.share = share
    }

    /// The lot of one call or ticket, in hexadecimal digits.
    package func lot(of reference: String) -> String {
        let text = "\(seed)/\(kind.rawValue)/\(days.lowerBound)/\(days.upperBound)/\(reference)"
        return SHA256.hash(data: Data(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }.joined()
    }

    /// What is drawn of `population`, in the order of the lots, so that no agent's work comes in a row.
    package func drawn(from population: [QualitySample.Candidate]) -> [QualitySample.Candidate] {
        let lots = population.map { (lot: lot(of: $0.reference), candidate: $0) }
        return Dictionary(grouping: lots, by: \.candidate.agent).values
            .flatMap { ofAgent in
                ofAgent.sorted { $0.lot < $1.lot }.prefix(share.count(of: ofAgent.count))
            }
            .sorted { $0.lot < $1.lot }
            .map(\.candidate)
    }
}
