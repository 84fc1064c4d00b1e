// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Tickets

extension TicketNumber {
    /// The first number in a subject: fourteen digits, also of full width, that begin with a day and stand alone.
    package init?(inSubject subject: String) {
        let runs = subject.map { $0.plainDigit ?? " " }.split(separator: " ")
        for run in runs where Self.beginsWithDay(run) {
            guard let number = TicketNumber(String(run)) else { continue }
            self = number
            return
        }
        return nil
    }

    private static func beginsWithDay(_ digits: ArraySlice<Character>) -> Bool {
        guard digits.count == 14, digits.starts(with: "20") else { return false }
        let numbers = [digits.prefix(4), digits.dropFirst(4).prefix(2), digits.dropFirst(6).prefix(2)].map {
            Int(String($0))
        }
        return DateComponents(year: numbers[0], month: numbers[1], day: numbers[2])
            .isValidDate(in: Calendar(identifier: .gregorian))
    }
}

extension Character {
    /// 0…9, for those of full width too; nil for anything else.
    fileprivate var plainDigit: Character? {
        guard let scalar = unicodeScalars.first, unicodeScalars.count == 1 else { return nil }
        switch scalar.value {
        case 0x30...0x39: return self
        case 0xFF10...0xFF19: return Unicode.Scalar(scalar.value - 0xFF10 + 0x30).map(Character.init)
        default: return nil
        }
    }
}
