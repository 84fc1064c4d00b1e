// SPDX-License-Identifier: Apache-2.0

package import Tickets

/// What this server takes. Source: `hotline.yaml` and the environment.
package struct AttachmentRules: Sendable {
    /// Bytes of one file.
    package let maxBytes: Int
    /// Files sent at once.
    package let perUpload: Int
    /// Files on one ticket that were not withdrawn.
    package let perTicket: Int
    package let types: Set<AttachmentType>
    /// Whether a file is taken that no scanner has looked at, where there should be one.
    package let takesUnscanned: Bool
    /// Bytes that may wait for the rest of their forms, all together: nobody fills the disk with what is never used.
    package let waitingBytes: Int
    /// Whether the content of a withdrawn attachment is kept; else it is deleted within two days.
    package let keepsWithdrawn: Bool

    package init(
        maxBytes: Int = 20 << 20,
        perUpload: Int = 10,
        perTicket: Int = 30,
        types: Set<AttachmentType> = Set(AttachmentType.allCases),
        takesUnscanned: Bool = false,
        waitingBytes: Int = 4 << 30,
        keepsWithdrawn: Bool = true,
    ) {
        self.maxBytes = maxBytes
        self.perUpload = perUpload
        self.perTicket = perTicket
        self.types = types
        self.takesUnscanned = takesUnscanned
        self.waitingBytes = waitingBytes
        self.keepsWithdrawn = keepsWithdrawn
    }
}
