// SPDX-License-Identifier: Apache-2.0

import Attachments

/// The files that came with a form: those that may be kept, and why not the others.
package struct Uploads: Sendable {
    /// The field that a form's files are chosen in.
    static let field = "files"
    /// The field that names files which were sent before, as `TOKEN/NAME`.
    static let waitingField = "waiting"

    var files: [CheckedFile] = []
    var refusals: [AttachmentRefusal] = []

    package init() {}

    var isEmpty: Bool { files.isEmpty && refusals.isEmpty }
}
