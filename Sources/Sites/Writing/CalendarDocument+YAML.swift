// SPDX-License-Identifier: Apache-2.0

package import WorkCalendar

extension CalendarDocument {
    /// The document as people would write it, in the order in which it is read; the same document gives the same text.
    package var yaml: String {
        var text = YAMLText()
        text.add("timezone: \(timezone.quoted)")
        text.addTable("hours", hours, order: Weekday.allCases.map(\.rawValue))
        text.addDays("holidays", holidays)
        if !annualHolidays.isEmpty {
            text.add("annualHolidays: [\(annualHolidays.sorted().map(\.quoted).joined(separator: ", "))]", apart: true)
        }
        text.addTable("dateOverrides", dateOverrides)
        text.addTable("breaks", breaks)
        if !names.isEmpty {
            text.add("names:", apart: true)
            for (date, name) in names.sorted(by: { $0.key < $1.key }) {
                text.add("  \(date.quotedKey): \(name.quoted)")
            }
        }
        if let official {
            text.add("official:", apart: true)
            text.add("  years: [\(official.years.sorted().map(String.init).joined(separator: ", "))]")
            if let days = official.warnDays { text.add("  warnDays: \(days)") }
        }
        if !units.isEmpty {
            text.add("units:", apart: true)
            for (unit, hours) in units.sorted(by: { $0.key < $1.key }) { text.add(unit, hours) }
        }
        return text.text
    }
}

/// Lines put together.
private struct YAMLText {
    private(set) var text = ""

    mutating func add(_ line: String, apart: Bool = false) {
        text += apart ? "\n\(line)\n" : "\(line)\n"
    }

    /// Windows by key; `order` first, then by name.
    mutating func addTable(
        _ key: String,
        _ table: [String: [[String]]],
        order: [String] = [],
        indent: String = "",
    ) {
        guard !table.isEmpty || !order.isEmpty else { return }
        let keys = order.filter { table[$0] != nil } + table.keys.filter { !order.contains($0) }.sorted()
        add("\(indent)\(key):\(keys.isEmpty ? " {}" : "")", apart: indent.isEmpty)
        for name in keys { add("\(indent)  \(name.quotedKey): \((table[name] ?? []).flow)") }
    }

    /// Dates line by line, a comment before each year.
    mutating func addDays(_ key: String, _ dates: [String], indent: String = "") {
        guard !dates.isEmpty else { return }
        add("\(indent)\(key):", apart: indent.isEmpty)
        var year: Substring?
        for date in dates.sorted() {
            if date.prefix(4) != year { add("\(indent)  # \(date.prefix(4))") }
            year = date.prefix(4)
            add("\(indent)  - \(date.quotedKey)")
        }
    }

    mutating func add(_ unit: String, _ hours: UnitHours) {
        let says = hours.hours != nil || !hours.keepsHolidays || !hours.closures.isEmpty || !hours.dateOverrides.isEmpty
        add("  \(unit.quotedKey):\(says ? "" : " {}")")
        if let week = hours.hours {
            addTable("hours", week, order: Weekday.allCases.map(\.rawValue), indent: "    ")
        }
        if !hours.keepsHolidays { add("    keepsHolidays: false") }
        addDays("closures", hours.closures, indent: "    ")
        addTable("dateOverrides", hours.dateOverrides, indent: "    ")
    }
}

extension [[String]] {
    /// `[["08:30", "12:00"], ["14:30", "17:30"]]`
    fileprivate var flow: String {
        "[" + map { "[" + $0.map(\.quoted).joined(separator: ", ") + "]" }.joined(separator: ", ") + "]"
    }
}

extension String {
    /// In double quotes, with what may not stand there escaped.
    fileprivate var quoted: String {
        var text = "\""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }

    /// Dates, codes and weekdays need no quotes; anything else gets them.
    fileprivate var quotedKey: String {
        let isPlain =
            !isEmpty && first != "-"
            && utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        return isPlain ? self : quoted
    }
}
