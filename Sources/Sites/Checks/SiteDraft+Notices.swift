// SPDX-License-Identifier: Apache-2.0

import Tickets

extension SiteDraft {
    func checkNotices(_ faults: inout FaultList) {
        guard let notices else { return }
        let policy = notices.value
        if let quiet = policy.quietHours {
            faults.checkTime(quiet.from, at: notices.passage["quietHours", "from"])
            faults.checkTime(quiet.until, at: notices.passage["quietHours", "until"])
        }
        let places = notices.passage["templates"].items
        faults.checkUnique(
            zip(policy.templates, places).map { ($0.subject.rawValue, $1["subject"]) },
            called: "subject",
        )
        let grades = zip(policy.grades ?? [], notices.passage["grades"].items)
        faults.checkUnique(
            grades.flatMap { grade, place in
                grade.words.enumerated().map { ($1.essence, place["words"].item($0)) }
            },
            called: "answer",
        )
        for (grade, place) in grades {
            for (index, word) in grade.words.enumerated() where word.essence.isEmpty {
                faults.add("“\(word)” has neither letter nor digit", at: place["words"].item(index))
            }
        }
        for (template, place) in zip(policy.templates, places) { check(template, at: place, &faults) }
    }

    private func check(_ template: NoticePolicy.Template, at place: Passage, _ faults: inout FaultList) {
        if template.mail != nil, template.title == nil { faults.add("a mail needs a title", at: place) }
        if template.letter != nil, template.title == nil { faults.add("a letter needs a title", at: place) }
        var known = Set(NoticePolicy.Placeholder.allCases.map(\.rawValue))
        if template.subject != .survey { known.remove(NoticePolicy.Placeholder.survey.rawValue) }
        if template.subject != .extended { known.remove(NoticePolicy.Placeholder.due.rawValue) }
        let texts = [
            ("sms", template.sms), ("title", template.title), ("mail", template.mail), ("letter", template.letter),
        ]
        for (key, text) in texts {
            for odd in (text?.placeholders ?? []).subtracting(known).sorted() {
                let names = known.sorted().map { "{\($0)}" }.joined(separator: ", ")
                faults.add("“{\(odd)}” is not known here; known: \(names)", at: place[key])
            }
        }
    }
}
