// SPDX-License-Identifier: Apache-2.0

import Attachments
import Tickets

/// Where files are chosen, with those that were sent already and wait: template `form/files`.
struct FilesField: Sendable {
    let name = Uploads.field
    var label: String
    var hint: String
    /// What is wrong with what was sent.
    let problems: [String]
    let isWrong: Bool
    let describedBy: String
    /// For the browser's chooser; what counts is the content.
    var accept: String
    /// For the script that shows what was chosen before it is sent.
    let most: Int
    let mostBytes: Int
    let tooMany: String
    /// With `#` for the file's name.
    let tooBig: String
    let waiting: [Waiting]
    let hasWaiting: Bool

    /// A file that came with an earlier try: sent again by its token, unless somebody takes the tick away.
    struct Waiting: Sendable {
        let id: String
        let name = Uploads.waitingField
        let value: String
        let label: String
    }

    init(_ uploads: Uploads, rules: AttachmentRules, _ wording: Wording) {
        label = wording.text("attachments.files")
        hint = wording.text(
            "attachments.filesHint",
            ["count": String(rules.perUpload), "size": wording.size(rules.maxBytes)],
        )
        problems = uploads.refusals.map { $0.message(in: wording) }
        isWrong = !problems.isEmpty
        describedBy = isWrong ? "files-hint files-problem" : "files-hint"
        most = rules.perUpload
        mostBytes = rules.maxBytes
        tooMany = wording.text("photos.tooMany", ["count": String(rules.perUpload)])
        tooBig = wording.text("photos.tooBig", ["name": "#", "size": wording.size(rules.maxBytes)])
        let types = AttachmentType.allCases.filter(rules.types.contains)
        accept = types.flatMap(\.endings).map { ".\($0)" }.joined(separator: ",")
        waiting = uploads.files.enumerated().map { index, file in
            Waiting(
                id: "waiting-\(index + 1)",
                value: "\(file.token)/\(file.name)",
                label: wording.text("attachments.waiting", ["name": file.name, "size": wording.size(file.size)]),
            )
        }
        hasWaiting = !waiting.isEmpty
    }
}

extension FilesField {
    /// What is wrong, for the summary of a form's problems.
    var listed: [(control: String, text: String)] { problems.map { (name, $0) } }
}

extension FilesField? {
    /// The encoding of a form with this field.
    var encoding: String { map { _ in "multipart/form-data" } ?? "application/x-www-form-urlencoded" }
}
