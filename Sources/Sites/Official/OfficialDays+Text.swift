// SPDX-License-Identifier: Apache-2.0

import CSV
import Foundation
import Tickets
import WorkCalendar

extension OfficialDays {
    /// 64 KB: twenty times a year's list.
    package static let sizeLimit = 64 << 10

    /// Reads the JSON of holiday-cn (`{"year": 2027, "days": [{"name", "date", "isOffDay"}]}`), or CSV with the columns
    /// date, name and isOffDay, whichever the text begins like.
    ///
    /// - Throws: The first thing that is wrong.
    package init(reading text: String) throws(OfficialDaysFault) {
        guard text.utf8.count <= Self.sizeLimit else { throw .tooLarge }
        let content = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard !content.isEmpty else { throw .empty }
        if content.first == "{" {
            try self.init(json: String(content))
        } else {
            try self.init(csv: String(content))
        }
    }

    private init(json text: String) throws(OfficialDaysFault) {
        let list: List
        do {
            list = try JSONDecoder().decode(List.self, from: Data(text.utf8))
        } catch {
            throw .unreadable((error as? DecodingError)?.reason ?? "it is not JSON")
        }
        guard (2000...2100).contains(list.year) else { throw .badYear(list.year) }
        var entries: [(entry: Entry, line: Int)] = []
        for (index, day) in list.days.enumerated() {
            entries.append((try Self.entry(day.date, day.name, isOff: day.isOffDay, line: index + 1), index + 1))
        }
        try self.init(year: list.year, entries)
    }

    private init(csv text: String) throws(OfficialDaysFault) {
        let table: CSVTable
        do throws(CSVFault) {
            table = try CSVTable(Array(text.utf8))
            try table.require("date", "name", "isOffDay")
        } catch {
            throw .unreadable("\(error)")
        }
        var entries: [(entry: Entry, line: Int)] = []
        for row in table.rows {
            let flag = (row["isOffDay"] ?? "").trimmed.lowercased()
            guard let isOff = Self.flags[flag] else { throw .notAFlag(flag, line: row.line) }
            let entry = try Self.entry(row["date"] ?? "", row["name"] ?? "", isOff: isOff, line: row.line)
            entries.append((entry, row.line))
        }
        try self.init(year: nil, entries)
    }

    private static let flags = ["true": true, "1": true, "false": false, "0": false]

    private static func entry(
        _ date: String,
        _ name: String,
        isOff: Bool,
        line: Int,
    ) throws(OfficialDaysFault) -> Entry {
        guard let day = Day(date.trimmed), (2000...2100).contains(day.year) else { throw .notADate(date, line: line) }
        let name = name.trimmed
        guard (1...40).contains(name.count), !name.unicodeScalars.contains(where: \.isControl) else {
            throw .badName(line: line)
        }
        return Entry(day: day, name: name, isOff: isOff)
    }

    /// Other keys, such as holiday-cn's `papers`, are left aside.
    private struct List: Decodable {
        let year: Int
        let days: [Item]

        struct Item: Decodable {
            let name: String
            let date: String
            let isOffDay: Bool
        }
    }
}

extension DecodingError {
    /// Which key is wrong, in few words.
    fileprivate var reason: String {
        switch self {
        case .keyNotFound(let key, _): "the key “\(key.stringValue)” is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "“\(context.codingPath.map(\.stringValue).joined(separator: "."))” has another type than expected"
        case .dataCorrupted: "it is not JSON"
        @unknown default: "it is not JSON"
        }
    }
}
