// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Storage
package import Tickets

/// How often a number was texted within a day: a telephone is not to ring all day.
///
/// Kept by the number that was texted, which need not be that of who filed; as a hash, and no longer than it counts.
package enum TextedNumbers {
    private static let day = 86_400.0

    /// Notes to which number a delivery goes now, and forgets what went more than a day ago.
    package static func note(
        _ delivery: Int64,
        to phone: PhoneNumber,
        at now: Date,
        in writer: any Writer,
    ) throws {
        try writer.execute("DELETE FROM texted_numbers WHERE at < \(now.addingTimeInterval(-day))")
        try writer.execute(
            """
            INSERT INTO texted_numbers (delivery, number, at)
            VALUES (\(delivery), \(hash(phone)), \(now))
            ON CONFLICT (delivery) DO UPDATE SET number = excluded.number, at = excluded.at
            """
        )
    }

    /// How many messages this number was sent in the day before `now`, with those that a gateway is just being handed.
    package static func count(to phone: PhoneNumber, at now: Date, in reader: any Reader) throws -> Int {
        let start = now.addingTimeInterval(-day)
        return try reader.first(
            """
            SELECT COUNT(*) AS count
            FROM texted_numbers
            JOIN deliveries ON deliveries.id = texted_numbers.delivery
            WHERE texted_numbers.number = \(hash(phone)) AND texted_numbers.at >= \(start)
                AND (deliveries.handed_over_at >= \(start) OR deliveries.state = 'sending')
            """
        )?.value("count") ?? 0
    }

    private static func hash(_ phone: PhoneNumber) -> SecretHash { SecretHash(of: phone.dialled) }
}
