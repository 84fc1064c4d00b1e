// SPDX-License-Identifier: Apache-2.0

import Foundation
import Tickets

/// Guesses who wrote a letter and what about, from what stands in it as people write: “联系电话：…”, a signature above the
/// date, “关于…的来信” on top. Pure; engines confuse characters, so labels are looked for with little in between.
enum LetterFields {
    static func guesses(in text: String) -> LetterGuesses {
        let lines = text.split(separator: "\n").map { plain(String($0)) }.filter { !$0.isEmpty }
        return LetterGuesses(
            name: name(in: lines),
            phone: phone(in: lines),
            address: address(in: lines),
            matter: matter(in: lines),
        )
    }

    /// Digits and marks of one width, and no space beside Chinese.
    private static func plain(_ line: String) -> String {
        let narrow = line.precomposedStringWithCompatibilityMapping
        return narrow.replacing(/([\p{Han}:,;.。，；])\s+/) { String($0.1) }
            .replacing(/\s+(?=[\p{Han}:,;.。，；])/, with: "").trimmed
    }

    // What stands behind a label, to the end of the line or the next sentence.

    private static func name(in lines: [String]) -> String {
        let label = /(?:来信人|写信人|反映人|投诉人|举报人|申请人|信访人|诉求人|建议人|署名|姓名|此致敬礼)[:;;]?(?:\(签名\))?(\p{Han}[\p{Han}·]{1,9})/
        for line in lines.reversed() {
            if let match = line.firstMatch(of: label) { return cutName(String(match.1)) }
        }
        // A signature: a short line of Chinese alone above the day.
        for (line, below) in zip(lines, lines.dropFirst()).reversed() where isDay(below) {
            if let match = line.wholeMatch(of: /(\p{Han}{2,4})/), !isCourtesy(line) { return String(match.1) }
        }
        return ""
    }

    /// What follows a name on the same line is another field.
    private static func cutName(_ text: String) -> String {
        let other = ["联系", "电话", "手机", "地址", "住址", "身份证", "年月", "日期"]
        let end = other.compactMap { text.firstRange(of: $0)?.lowerBound }.min() ?? text.endIndex
        return String(text[..<end])
    }

    private static func phone(in lines: [String]) -> String {
        let label = /(?:电话|手机|联系方式|手机号码?|电话号码?)[:;]?\s*([0-9OoIl|+() —–-]{7,24})/
        for line in lines.reversed() {
            if let match = line.firstMatch(of: label) { return digits(String(match.1)) }
        }
        let number = /(?:^|[^0-9])(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8})(?![0-9])/
        for line in lines.reversed() {
            if let match = line.firstMatch(of: number) { return String(match.1) }
        }
        return ""
    }

    /// Letters that engines take for digits are digits in a number.
    private static func digits(_ text: String) -> String {
        let mended = text.map { character -> Character in
            switch character {
            case "O", "o": "0"
            case "I", "l", "|": "1"
            case "—", "–": "-"
            default: character
            }
        }
        return String(mended).filter { $0.isNumber || $0 == "-" || $0 == "+" }
    }

    private static func address(in lines: [String]) -> String {
        let label = /(?:家庭住址|现住址|住址|通信地址|通讯地址|联系地址|地址)[:;]\s*(.+)/
        for line in lines.reversed() {
            guard let match = line.firstMatch(of: label) else { continue }
            let rest = String(match.1)
            let end = ["联系电话", "电话", "手机", "邮编"].compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
            return String(rest[..<(end ?? rest.endIndex)]).trimmed
        }
        return ""
    }

    private static func matter(in lines: [String]) -> String {
        let title = /关于(.{2,60}?)的?(?:来信|信件|投诉信?|举报信?|反映|情况反映|建议信?|请求|报告|申请书?|诉求|求助信?)$/
        for line in lines.prefix(6) {
            if let match = line.firstMatch(of: title) { return String(match.1) }
        }
        let first = lines.first { line in (4...40).contains(line.count) && !isCourtesy(line) && !isDay(line) }
        return first ?? ""
    }

    private static func isDay(_ line: String) -> Bool {
        line.wholeMatch(of: /.{0,4}[0-9〇零一二三四五六七八九十]{2,4}年.{1,3}月.{1,3}[日号]?.{0,2}/) != nil
    }

    private static func isCourtesy(_ line: String) -> Bool {
        ["尊敬的", "敬爱的", "您好", "你好", "此致", "敬礼"].contains { line.hasPrefix($0) }
            || line.last == ":" || line.contains("敬礼")
    }
}
