// SPDX-License-Identifier: Apache-2.0

/// A score sheet as one inspector filled it.
package struct FilledSheet: Codable, Equatable, Sendable {
    /// The number of the site document that the sheet stood in.
    package let document: Int
    package let sheet: ScoreSheet
    /// One for each item, in the sheet's order.
    package let marks: [Mark]
    /// About the whole; may be empty.
    package let words: String

    package struct Mark: Codable, Equatable, Sendable {
        package let item: String
        package let verdict: Verdict
        /// Why; never empty where something was deducted.
        package let words: String

        package init(_ item: String, _ verdict: Verdict, words: String = "") {
            self.item = item
            self.verdict = verdict
            self.words = words
        }
    }

    /// What was found about one item.
    package enum Verdict: Codable, Equatable, Sendable {
        /// - Parameter hundredths: Of a point, 0 up to full marks.
        case points(hundredths: Int)
        /// There was no occasion for it: it is left out of the base.
        case notApplicable
        /// A fatal item was kept, or not.
        case kept, breached
    }

    /// Fills `sheet`.
    ///
    /// - Parameters:
    ///   - sheet: Which, as the site has it now.
    ///   - document: The number of its document.
    ///   - marks: By the items' codes.
    ///   - words: About the whole.
    /// - Throws: `InspectionRefusal` for the first item that is open, out of range, or deducted without a word.
    package init(
        _ sheet: ScoreSheet,
        document: Int,
        marks: [String: Mark],
        words: String,
    ) throws(InspectionRefusal) {
        self.document = document
        self.sheet = sheet
        self.words = try Inspection.checked(words)
        var all: [Mark] = []
        for item in sheet.items {
            guard let mark = marks[item.code] else { throw .markMissing(item.code) }
            all.append(try mark.checked(for: item))
        }
        self.marks = all
        guard base > 0 else { throw .nothingApplies }
    }

    /// Full marks of all items that apply, in points.
    package var base: Int {
        zip(sheet.items, marks).reduce(0) { sum, pair in
            guard case .points = pair.1.verdict else { return sum }
            return sum + (pair.0.points ?? 0)
        }
    }

    /// What was given, in hundredths of a point.
    package var given: Int {
        marks.reduce(0) { sum, mark in
            guard case .points(let hundredths) = mark.verdict else { return sum }
            return sum + hundredths
        }
    }

    /// The fatal items that were breached.
    package var breaches: [String] { marks.filter { $0.verdict == .breached }.map(\.item) }

    /// In hundredths of a percent, 0…10,000: points given by full marks of what applies, half up; 0 after a fatal breach.
    package var result: Int {
        guard breaches.isEmpty, base > 0 else { return 0 }
        return (2 * given * 100 + base) / (2 * base)
    }
}

extension FilledSheet.Mark {
    fileprivate func checked(for item: ScoreSheet.Item) throws(InspectionRefusal) -> Self {
        let words = try Inspection.checked(words)
        switch (verdict, item.points) {
        case (.points(let hundredths), let full?):
            guard (0...full * 100).contains(hundredths) else { throw .markOutOfRange(item.code) }
            guard hundredths == full * 100 || !words.isEmpty else { throw .wordsMissing(item.code) }
        case (.breached, nil):
            guard !words.isEmpty else { throw .wordsMissing(item.code) }
        case (.notApplicable, _?), (.kept, nil): break
        case (.points, nil), (.notApplicable, nil), (.kept, _?), (.breached, _?): throw .markOutOfRange(item.code)
        }
        return Self(item.code, verdict, words: words)
    }
}
