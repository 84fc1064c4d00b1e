// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// Who is drawn when not everybody is asked: a pure function of seed, month and ticket number, so that anybody can
/// recompute who was hit and nobody can choose (E1, domain.md 1.13).
///
/// The lot is the 64-bit FNV-1a hash of `seed|month|number` in UTF-8, mixed by the last step of SplitMix64, modulo
/// 10,000. A ticket is drawn when its lot is below its stratum's share in hundredths of a percent.
package struct Sampling: Equatable, Sendable {
    /// Published before the month begins.
    package let seed: String

    package init(seed: String) { self.seed = seed }

    /// 0…9,999, each as likely as another; `month` is the one in which the citizen was answered, such as `2026-01`.
    package func lot(of number: TicketNumber, in month: String) -> Int {
        let hash = "\(seed)|\(month)|\(number.rawValue)".utf8.reduce(Self.basis) { hash, byte in
            (hash ^ UInt64(byte)) &* Self.prime
        }
        var mixed = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % 10_000)
    }

    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x0000_0100_0000_01B3
}
