// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Verification {
    /// Looks at every content that tickets need (B4).
    ///
    /// - Parameter found: The digest of what lies where a content should; nil when nothing does.
    package mutating func checkContents(_ found: (ContentDigest) throws -> ContentDigest?) rethrows {
        for (digest, ticket) in contents.sorted(by: { $0.key.hex < $1.key.hex }) {
            switch try found(digest) {
            case digest: continue
            case nil: add(.contentMissing(digest, ticket))
            default: add(.contentDiffers(digest, ticket))
            }
        }
    }
}

extension Verification {
    /// How many contents tickets need.
    package var neededContents: Int { contents.count }
}
