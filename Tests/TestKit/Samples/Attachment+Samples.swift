// SPDX-License-Identifier: Apache-2.0

package import Tickets

extension Attachment {
    /// A photo of the pothole; `content` tells one from another.
    package static func sample(
        content: String = "a",
        name: String = "现场照片.jpg",
        isForCitizen: Bool = false,
        by author: Author = .agent,
    ) -> Attachment {
        Attachment(
            digest: .sample(content),
            name: name,
            type: .jpeg,
            size: 2_345_678,
            isForCitizen: isForCitizen,
            isScanned: true,
            by: author,
        )
    }
}

extension ContentDigest {
    /// A digest of 32 times the first byte of `content`.
    package static func sample(_ content: String = "a") -> ContentDigest {
        ContentDigest(bytes: Array(repeating: content.utf8.first ?? 0, count: 32))!
    }
}
