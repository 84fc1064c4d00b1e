// SPDX-License-Identifier: Apache-2.0

import Crypto
import CryptoExtras
import Foundation

extension Password {
    /// What an attempt costs whoever guesses: 128 × `rounds` × `blockSize` bytes of memory and the time to fill it.
    package struct Cost: Equatable, Sendable {
        /// N: a power of two, 2…2²⁰.
        let rounds: Int
        /// r, 1…32.
        let blockSize: Int
        /// p, 1…16.
        let parallelism: Int

        /// 32 MiB, about 80 ms on a server of 2024.
        package static let standard = Cost(uncheckedRounds: 1 << 15, blockSize: 8, parallelism: 1)

        /// - Returns: nil when a figure is missing or out of range, as in a store that was tampered with.
        package init?(rounds: Int?, blockSize: Int?, parallelism: Int?) {
            guard let rounds, (2...1 << 20).contains(rounds), rounds.nonzeroBitCount == 1,
                let blockSize, (1...32).contains(blockSize),
                let parallelism, (1...16).contains(parallelism)
            else { return nil }
            self.init(uncheckedRounds: rounds, blockSize: blockSize, parallelism: parallelism)
        }

        private init(uncheckedRounds rounds: Int, blockSize: Int, parallelism: Int) {
            self.rounds = rounds
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// - Precondition: `password` is not empty; the library has no address for no bytes.
        func derive(_ password: String, salt: Data, bytes count: Int) throws -> SymmetricKey {
            try KDF.Scrypt.deriveKey(
                from: Data(password.precomposedStringWithCanonicalMapping.utf8),
                salt: salt,
                outputByteCount: count,
                rounds: rounds,
                blockSize: blockSize,
                parallelism: parallelism,
            )
        }
    }
}
