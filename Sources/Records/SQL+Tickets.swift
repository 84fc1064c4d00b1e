// SPDX-License-Identifier: Apache-2.0

package import Storage
package import Tickets
package import WorkCalendar

// How the vocabulary is written into columns.

extension ID: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { rawValue.sqlValue }
    package init(sqlValue: SQLValue) throws { self.init(try Int64(sqlValue: sqlValue)) }
}

extension Code: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .text(rawValue) }

    package init(sqlValue: SQLValue) throws {
        guard let code = Self(try String(sqlValue: sqlValue)) else { throw SQLValueMismatch(expected: "a code") }
        self = code
    }
}

extension TicketNumber: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .text(rawValue) }

    package init(sqlValue: SQLValue) throws {
        guard let number = TicketNumber(try String(sqlValue: sqlValue)) else {
            throw SQLValueMismatch(expected: "a ticket number")
        }
        self = number
    }
}

extension Day: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .text(description) }

    package init(sqlValue: SQLValue) throws {
        guard let day = Day(try String(sqlValue: sqlValue)) else { throw SQLValueMismatch(expected: "a day") }
        self = day
    }
}

extension PhoneNumber: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .text(dialled) }
    package init(sqlValue: SQLValue) throws { self.init(dialled: try String(sqlValue: sqlValue)) }
}

extension ContentDigest: SQLValueConvertible, SQLValueDecodable {
    package var sqlValue: SQLValue { .text(hex) }

    package init(sqlValue: SQLValue) throws {
        guard let digest = ContentDigest(try String(sqlValue: sqlValue)) else {
            throw SQLValueMismatch(expected: "a digest")
        }
        self = digest
    }
}

extension AttachmentType: SQLValueConvertible, SQLValueDecodable {}
extension RoutingWay: SQLValueConvertible, SQLValueDecodable {}
extension ProposalOutcome.Kind: SQLValueConvertible, SQLValueDecodable {}
extension Channel: SQLValueConvertible, SQLValueDecodable {}
extension TicketKind: SQLValueConvertible, SQLValueDecodable {}
extension Urgency: SQLValueConvertible, SQLValueDecodable {}
extension Lamp: SQLValueConvertible, SQLValueDecodable {}
extension Role: SQLValueConvertible, SQLValueDecodable {}
extension Fact: SQLValueConvertible, SQLValueDecodable {}
extension HandlingSpan: SQLValueConvertible, SQLValueDecodable {}
extension FactGroup: SQLValueConvertible, SQLValueDecodable {}
extension ExclusionReason: SQLValueConvertible, SQLValueDecodable {}
extension Exclusion.State: SQLValueConvertible, SQLValueDecodable {}
extension Stage.Name: SQLValueConvertible, SQLValueDecodable {}
