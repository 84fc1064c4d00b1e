// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CSV
import Foundation
import Routing

/// Reads what citizens said from a file: `msg_id,time,title,detail`, and `user` and `likes` where it has them.
enum ConcernFile {
    /// - Parameters:
    ///   - path: Where it lies.
    ///   - refuse: Told of each row that is left out, with the file and the line.
    /// - Returns: The rows that can be read.
    /// - Throws: `ValidationError` for a file that cannot be opened; `ExitCode` after saying what its header lacks.
    static func read(_ path: String, refusing refuse: (String) -> Void) throws -> [Concern] {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ValidationError("\(path) cannot be read")
        }
        let rows: [CSVRow]
        do {
            let table = try CSVTable([UInt8](bytes)) { refuse(message($0, in: path)) }
            try table.require("msg_id", "time", "title", "detail")
            rows = table.rows
        } catch {
            Console.say(message(error, in: path))
            throw ExitCode.failure
        }
        return rows.compactMap { row in
            do throws(Fault) {
                return try concern(of: row)
            } catch {
                refuse("\(path):\(row.line): \(error.words)")
                return nil
            }
        }
    }

    private enum Fault: Error {
        case missing(String)
        case time(String)
        case likes(String)

        var words: String {
            switch self {
            case .missing(let column): "\(column) is empty"
            case .time(let text): "“\(text)” is no time such as 2026-01-31T09:30:00"
            case .likes(let text): "“\(text)” is no number of likes"
            }
        }
    }

    private static func concern(of row: CSVRow) throws(Fault) -> Concern {
        guard let id = row["msg_id"], !id.isEmpty else { throw .missing("msg_id") }
        let (title, detail) = (row["title"] ?? "", row["detail"] ?? "")
        guard !title.allSatisfy(\.isWhitespace) || !detail.allSatisfy(\.isWhitespace) else { throw .missing("detail") }
        guard let time = time(row["time"] ?? "") else { throw .time(row["time"] ?? "") }
        var likes = 0
        if let text = row["likes"]?.trimmingCharacters(in: .whitespaces), !text.isEmpty {
            guard let number = Int(text), number >= 0 else { throw .likes(text) }
            likes = number
        }
        let user = row["user"].flatMap { $0.isEmpty ? nil : $0 }
        return Concern(id: id, person: user, time: time, title: title, narrative: detail, likes: likes)
    }

    /// A day and, if it is there, a time of it: 2026-01-31T09:30:00, 2026/1/31 9:30. What has no zone counts as UTC.
    private static func time(_ text: String) -> Date? {
        let text = text.trimmingCharacters(in: .whitespaces)
        if let exact = try? Date(text, strategy: .iso8601) { return exact }
        let pattern = /(\d{4})[-\/](\d{1,2})[-\/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?/
        guard let found = text.wholeMatch(of: pattern) else { return nil }
        func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
        let parts = DateComponents(
            year: number(found.1),
            month: number(found.2),
            day: number(found.3),
            hour: number(found.4),
            minute: number(found.5),
            second: number(found.6),
        )
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var whole = parts
        whole.calendar = calendar
        guard whole.isValidDate else { return nil }
        return calendar.date(from: parts)
    }

    private static func message(_ fault: CSVFault, in path: String) -> String {
        switch fault {
        case .empty: "\(path): the file is empty"
        case .columnTwice(let column): "\(path):1: the column \(column) occurs twice"
        case .columnMissing(let column): "\(path):1: there is no column \(column)"
        case .fieldCount(let line, let expected, let found):
            "\(path):\(line): \(found) fields where the header has \(expected)"
        case .unclosedQuote(let line): "\(path):\(line): a quoted field never ends"
        case .textAfterQuote(let line):
            "\(path):\(line): after a closing quote comes neither a comma nor the line's end"
        case .notUTF8(let line): "\(path):\(line): not UTF-8"
        }
    }
}
