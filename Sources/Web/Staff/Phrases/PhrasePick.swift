// SPDX-License-Identifier: Apache-2.0

import Records
import Tickets

/// The choice of phrases under a field: template `staff/phrase-pick`.
struct PhrasePick: Sendable {
    let id: String
    let name: String
    let label: String
    let choices: [Choice]
    /// The field that the phrase goes into.
    let target: String

    /// nil where there is no phrase for the field; `label` is the field's.
    init?(
        _ phrases: [ShelfItem],
        command: TicketCommand.Name,
        field: String,
        id: String,
        label: String,
        _ wording: Wording,
    ) {
        let purpose = PhrasePurpose(command, field)?.rawValue
        let fitting = phrases.filter { $0.content.purpose.isEmpty || $0.content.purpose == purpose }
        guard !fitting.isEmpty else { return nil }
        self.id = "\(id)-phrase"
        name = Self.name(of: field)
        self.label = wording.text("phrase.pick", ["field": label])
        choices = fitting.map { Choice(String($0.id.rawValue), $0.content.name) }
        target = field
    }

    /// The name under which the form sends the phrase chosen for a field.
    static func name(of field: String) -> String { "phrase.\(field)" }
    /// The name of the buttons that put a phrase in.
    static let button = "insert"
}
